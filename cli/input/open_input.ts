/** The bytes of a batch: a file, unpacked where its name ends in `.gz`, or standard input, unpacked where it is packed. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createGunzip } from 'node:zlib';
import { unreadable } from '../../standalone/server/rules/rule_paths';
import type { Io } from '../io';
import { InputError } from './input_error';
import { readStandardInput } from './standard_input';

export async function openInput(path: string | undefined, io: Io): Promise<AsyncIterable<Uint8Array>> {
  if (path === undefined || path === '-') return readStandardInput(io);
  const absolute = resolve(io.workingDir, path);
  try {
    // Asked before anything is answered: a file that is not there is no empty batch.
    await (await open(absolute)).close();
  } catch (error) {
    throw new InputError('file_unreadable', `${path}: ${unreadable(error)}`, { cause: error });
  }
  return bytesOf(absolute, path);
}

async function* bytesOf(absolute: string, path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const file = createReadStream(absolute);
  const unpacked = absolute.endsWith('.gz') ? createGunzip() : undefined;
  // `pipe` carries no failures on: without this a file that breaks off would end as if it were complete.
  const source: AsyncIterable<Uint8Array> =
    unpacked === undefined ? file : file.on('error', (error) => unpacked.destroy(error)).pipe(unpacked);
  try {
    yield* source;
  } catch (error) {
    throw new InputError('file_unreadable', `${path}: ${unreadable(error)}`, { cause: error });
  } finally {
    file.destroy();
  }
}
