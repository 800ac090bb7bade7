/** Where the build of `ig` is, and what it is made from. Plain Node: it is read before anything is installed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { isInstalled, root } from './install.mjs';

export const cliEntry = join(root, 'build', 'cli', 'main.js');
export const cliMarker = join(root, 'build', '.cli_built_from');

const sources = [
  'cli',
  'common',
  'server',
  ...['server', 'sqlite', 'sample_data'].map((folder) => join('standalone', folder)),
  ...['build_cli', 'cli_sources', 'peggy_plugin'].map((name) => join('scripts', `${name}.mjs`)),
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

export function cliFingerprint() {
  return fingerprint(sources);
}

/** Installed, and built from exactly these sources. */
export function isCliReady(current) {
  return isInstalled() && existsSync(cliEntry) && existsSync(cliMarker) && readFileSync(cliMarker, 'utf8') === current;
}
