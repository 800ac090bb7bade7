/** Reading the kernel's and the system's files: what is gone, or not ours to read, is absent; anything else is an error. */
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

/**
 * Files vanish while a process ends (ENOENT, ESRCH), some belong to other users (EACCES, EPERM), some names cannot be, and files
 * of the kernel refuse in ways of their own (EIO, EINVAL): none is a fault, and none may cost the rows of the others.
 */
const absences = new Set([
  ...['ENOENT', 'ENOTDIR', 'ESRCH', 'EACCES', 'EPERM', 'EINVAL', 'ELOOP', 'EISDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'],
  ...['EIO', 'ENXIO', 'ENODEV', 'ENODATA', 'EBUSY', 'EAGAIN', 'ENOTSUP', 'EOPNOTSUPP', 'ESTALE', 'ENOTCONN', 'EFAULT', 'ETXTBSY'],
]);

export function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && absences.has(error.code);
}

export function orAbsent<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

export const readText = (path: string): string | undefined => orAbsent(() => readFileSync(path, 'utf8'));
export const readBytes = (path: string): Buffer | undefined => orAbsent(() => readFileSync(path));
export const readLink = (path: string): string | undefined => orAbsent(() => readlinkSync(path));
export const listFolder = (path: string): readonly string[] => orAbsent(() => readdirSync(path)) ?? [];

/** Ids of the processes that exist now, in ascending order. */
export function processIds(): readonly number[] {
  return listFolder('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
}

/**
 * Names of files are bytes, not text: an intruder's file can have a name that is no UTF-8. In between they are strings of one
 * character a byte, so that such a file is found too; `shownName` is what the analyst reads.
 */
export const byteName = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
export const shownName = (name: string): string => Buffer.from(name, 'latin1').toString('utf8');
export const onDisk = (name: string): Buffer => Buffer.from(name, 'latin1');
