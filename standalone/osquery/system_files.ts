/** Reading the kernel's and the system's files: what is gone, or not ours to read, is absent; anything else is an error. */
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

/** Files vanish while a process ends (ENOENT, ESRCH) and some belong to other users (EACCES, EPERM): neither is a fault. */
const absences = new Set(['ENOENT', 'ENOTDIR', 'ESRCH', 'EACCES', 'EPERM', 'EINVAL', 'ELOOP', 'EISDIR']);

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
