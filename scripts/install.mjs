/** Installs what the lockfile names when it is missing or out of date. Plain Node: it runs before anything is installed. */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
/** The browser libraries of the oldest Kibana, which only tests need: a lockfile of their own, so that one React does not see the other. */
export const oldestKibana = join(root, 'test', 'oldest_kibana');

/** Exits with a clear message on a Node that is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node.js ${process.versions.node} is too old: Investigation Guides needs 20.19 or newer.`);
  process.exit(1);
}

/** Installed from exactly the folder's lockfile, for this kind of Node. */
export function isInstalled(folder = root) {
  const marker = markerOf(folder);
  return existsSync(marker) && readFileSync(marker, 'utf8') === lockOf(folder);
}

/** Answers whether it had to install. Throws when npm fails. */
export function ensureInstalled(folder = root, say = console.log) {
  if (isInstalled(folder)) return false;
  say(`install: npm ci ${folder === root ? '' : `in ${relative(root, folder)} `}(the first time this takes a minute)`);
  const [command, ...args] = installCommand(process.env);
  const { status, signal, error } = spawnSync(command, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error !== undefined) throw new Error(`npm could not be started (${error.message}). It comes with Node.js; put it on the PATH.`);
  if (signal !== null) throw new Error(`npm ci was stopped by ${signal}. The next start installs again.`);
  if (status !== 0) throw new Error(`npm ci failed with exit code ${status}; its messages are above.`);
  writeFileSync(markerOf(folder), lockOf(folder));
  return true;
}

/**
 * The npm that started us, so that both are of one version. What builds is a development dependency and its binaries are optional
 * ones: they are named, because `NODE_ENV=production`, which many containers set, would leave them out.
 */
export function installCommand({ npm_execpath: npm = '' }) {
  const command = /npm-cli\.[cm]?js$/.test(npm) ? [process.execPath, npm] : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
  return [...command, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
}

function markerOf(folder) {
  return join(folder, 'node_modules', '.investigation_guides_lock');
}

function lockOf(folder) {
  return createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .update(process.versions.modules)
    .digest('hex');
}
