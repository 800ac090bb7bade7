/** The lines of a text file, however large it is, with their numbers; gzip is unpacked on the way. */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { linesIn } from './split_lines';

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Undefined when the line is longer than a line may be: its text is not kept in memory. */
  readonly text: string | undefined;
  /** How much of the file was read so far, packed as it is, for progress. */
  readonly bytesRead: number;
}

/** The same of bytes that come from elsewhere. */
export async function* linesOfStream(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line, void, undefined> {
  let [number, bytesRead] = [0, 0];
  async function* counted(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of chunks) {
      bytesRead += chunk.length;
      yield chunk;
    }
  }
  for await (const text of linesIn(counted(), LONGEST_LINE)) {
    number += 1;
    yield { number, text, bytesRead };
  }
}

export const LONGEST_LINE = 16 * 1024 * 1024;

export async function* linesOf(path: string): AsyncGenerator<Line, void, undefined> {
  const file = createReadStream(path);
  const gunzip = path.endsWith('.gz') ? createGunzip() : undefined;
  // `pipe` carries no failures on: without this a vanished disk would end the file as if it were complete.
  if (gunzip !== undefined) file.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
  try {
    let number = 0;
    for await (const text of linesIn(gunzip ?? file, LONGEST_LINE)) {
      number += 1;
      yield { number, text, bytesRead: file.bytesRead };
    }
  } finally {
    file.destroy();
  }
}
