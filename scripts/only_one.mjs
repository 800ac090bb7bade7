/** One process at a time installs and builds in this folder, however many commands were started at once. Plain Node: it runs before anything is installed. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './install.mjs';

/** Between making the lock and writing the holder into it nothing happens that takes time. */
const NAMELESS_MS = 5_000;

/** Waits its turn, then does the work; `work` has to look again whether another process has done it meanwhile. */
export async function onlyOne(work, { lock = join(root, 'build', '.lock'), say = console.log } = {}) {
  await take(lock, say);
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** A folder, because making one is the thing that only one of many can do. A lock whose holder died is taken over. */
async function take(lock, say) {
  const holder = join(lock, 'holder');
  mkdirSync(dirname(lock), { recursive: true });
  let isTold = false;
  for (let namelessSince = Date.now(); ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    try {
      mkdirSync(lock);
      writeFileSync(holder, identityOf(process.pid));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const identity = readIfThere(holder);
    if (identity) namelessSince = Date.now();
    const isAbandoned = identity ? identityOf(parseInt(identity, 10)) !== identity : Date.now() - namelessSince > NAMELESS_MS;
    if (isAbandoned) rmSync(lock, { recursive: true, force: true });
    else if (identity && !isTold) {
      say(`waiting: process ${parseInt(identity, 10)} installs or builds here`);
      isTold = true;
    }
  }
}

/**
 * The number of a living process and, on Linux, when it began; undefined when there is none. The number alone would not do: in a
 * container the same few numbers come again at every start, and a lock that was left behind would look held for ever.
 */
export function identityOf(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user's process is alive as well.
    if (error.code !== 'EPERM') return undefined;
  }
  const stat = readIfThere(`/proc/${pid}/stat`) ?? '';
  return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return undefined;
    throw error;
  }
}
