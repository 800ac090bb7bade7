/** `npm start`: installs what is missing, builds what changed, and serves. Plain Node: it runs before anything is installed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, requireNode, root } from './install.mjs';

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
  ensureInstalled();
  ensureBuilt();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
process.setSourceMapsEnabled(true);
await import(pathToFileURL(server).href);

/** Builds unless the last build was made from exactly these sources. */
function ensureBuilt() {
  const current = fingerprint();
  if (existsSync(server) && existsSync(marker) && readFileSync(marker, 'utf8') === current) return;
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

function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const source of sources) {
    for (const file of filesOf(source)) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function filesOf(source) {
  if (!existsSync(join(root, source))) return [];
  if (/\.json$/.test(source)) return [source];
  return readdirSync(join(root, source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}
