/** `npm start`: installs what is missing, builds what changed, and serves. Plain Node: it runs before anything is installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fingerprint } from './fingerprint.mjs';
import { ensureInstalled, isInstalled, requireNode, root } from './install.mjs';
import { onlyOne } from './only_one.mjs';

const server = join(root, 'build', 'standalone', 'server', 'main.js');
const marker = join(root, 'build', '.built_from');
/** What the builds read. Tests, documents and rules are not among it: rules are read at every start. */
const sources = [
  'common',
  'server',
  'public',
  'standalone',
  'typings',
  'translations',
  'scripts',
  'package-lock.json',
  'tsconfig.base.json',
];

requireNode();
try {
  // A start that has nothing to do waits for nobody.
  if (!isInstalled() || !isBuilt(fingerprint(sources))) {
    await onlyOne(() => {
      ensureInstalled();
      ensureBuilt();
    });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
process.setSourceMapsEnabled(true);
await import(pathToFileURL(server).href);

function isBuilt(current) {
  return existsSync(server) && existsSync(marker) && readFileSync(marker, 'utf8') === current;
}

/** Builds unless the last build was made from exactly these sources. */
function ensureBuilt() {
  const current = fingerprint(sources);
  if (isBuilt(current)) return;
  console.log('build: the server and the pages (a source changed, or this is the first start)');
  // Gone first: a build that is interrupted must not pass for a complete one.
  rmSync(marker, { force: true });
  const started = Date.now();
  const { status, signal } = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: 'inherit' });
  if (signal !== null) throw new Error(`The build was stopped by ${signal}.`);
  if (status !== 0) throw new Error(`The build failed with exit code ${status}; its messages are above.`);
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, current);
  console.log(`build: done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
