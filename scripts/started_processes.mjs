/** Processes that a run of tests started, written down so that whoever cleans up ends exactly these, and no stranger with the same number. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf } from './only_one.mjs';

const listIn = (folder) => join(folder, 'processes');

export function rememberProcess(folder, pid) {
  appendFileSync(listIn(folder), `${identityOf(pid)}\n`);
}

/** Answers how many were still there. They hold nothing that is worth a gentle end. */
export function endRememberedProcesses(folder) {
  if (!existsSync(listIn(folder))) return 0;
  const alive = readFileSync(listIn(folder), 'utf8')
    .split('\n')
    .filter((identity) => identity !== '' && identityOf(parseInt(identity, 10)) === identity);
  for (const identity of alive) process.kill(parseInt(identity, 10), 'SIGKILL');
  return alive.length;
}
