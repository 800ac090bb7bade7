/**
 * Writes a mended file: whole beside the old one and then in its place, so that whoever reads it meanwhile sees the old or the new text, and
 * never a half. A file that is no longer what was read is left alone.
 */
import { randomBytes } from 'node:crypto';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { unreadable } from '../../standalone/server/rules/rule_paths';

/** Why it was not written; undefined when it was. */
export async function writeFixed(path: string, before: string, after: string): Promise<string | undefined> {
  try {
    // The file itself, where the path is a link to it.
    const target = await realpath(path);
    const refusal = await refusalOf(target, before);
    if (refusal !== undefined) return refusal;
    await replace(target, after, (await stat(target)).mode, before);
    return undefined;
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return CHANGED;
    return unreadable(error)
      .replace('cannot be read', 'cannot be written')
      .replace('no permission to read it', 'no permission to write it');
  }
}

const CHANGED = 'the file was changed since it was read, so nothing was written; run it again';

class ChangedMeanwhile extends Error {}

async function refusalOf(target: string, before: string): Promise<string | undefined> {
  const bytes = await readFile(target);
  if (bytes.toString('utf8') !== before) return CHANGED;
  // What is no UTF-8 would come back as other bytes, also where nothing was mended.
  if (!Buffer.from(before, 'utf8').equals(bytes)) return 'the file is not UTF-8 throughout, so nothing was written; convert it first';
  return undefined;
}

async function replace(target: string, after: string, mode: number, before: string): Promise<void> {
  const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(beside, 'wx', mode & 0o777);
    try {
      await file.chmod(mode & 0o777);
      await file.writeFile(after, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    // Asked once more, as late as can be.
    if ((await readFile(target, 'utf8')) !== before) throw new ChangedMeanwhile();
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
