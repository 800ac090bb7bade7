/** Standard input, unpacked where it begins as gzip does: a name that could tell it has none. */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { unreadable } from '../../standalone/server/rules/rule_paths';
import type { Io } from '../io';
import { InputError } from './input_error';

export const STANDARD_INPUT = 'standard input';

/** Throws an `InputError` where it breaks off. */
export async function* readStandardInput(io: Pick<Io, 'stdin'>): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* unpackedInput(io);
  } catch (error) {
    throw new InputError('file_unreadable', `${STANDARD_INPUT}: ${unreadable(error)}`, { cause: error });
  }
}

/** Breaks off with what the stream says. */
export async function* unpackedInput({ stdin }: Pick<Io, 'stdin'>): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks = stdin[Symbol.asyncIterator]();
  try {
    const begin = await firstBytes(chunks);
    const whole = begunWith(begin, chunks);
    yield* isGzip(begin) ? unpacked(whole) : whole;
  } finally {
    await chunks.return?.();
  }
}

/** At least two bytes, unless there are fewer. */
async function firstBytes(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const read: Uint8Array[] = [];
  for (let length = 0; length < 2;) {
    const next = await chunks.next();
    if (next.done === true) break;
    read.push(next.value);
    length += next.value.length;
  }
  return Buffer.concat(read);
}

async function* begunWith(begin: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  if (begin.length > 0) yield begin;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** No JSON begins with these two bytes. */
function isGzip([first, second]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b;
}

function unpacked(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip();
  // `pipe` carries no failures on.
  return Readable.from(packed)
    .on('error', (error) => gunzip.destroy(error))
    .pipe(gunzip);
}
