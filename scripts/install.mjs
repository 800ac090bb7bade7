/** Installs what the lockfile names when it is missing or out of date. Plain Node: it runs before anything is installed. */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const marker = join(root, 'node_modules', '.investigation_guides_lock');

/** Exits with a clear message on a Node that is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node.js ${process.versions.node} is too old: Investigation Guides needs 20.19 or newer.`);
  process.exit(1);
}

/** Answers whether it had to install. Throws when npm fails. */
export function ensureInstalled(say = console.log) {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).update(process.versions.modules).digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return false;
  say('install: npm ci (the first time this takes a minute)');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
  const [command, ...first] = npm;
  const { status } = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`npm ci failed with exit code ${status}; its messages are above.`);
  writeFileSync(marker, lock);
  return true;
}
