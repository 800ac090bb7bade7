/** The lines of a text file, however large it is, with their numbers; gzip is unpacked on the way. */
import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Undefined when the line is longer than a line may be: its text is not kept in memory. */
  readonly text: string | undefined;
  /** How much of the file was read so far, packed as it is, for progress. */
  readonly bytesRead: number;
}

export const LONGEST_LINE = 16 * 1024 * 1024;

export async function* linesOf(path: string): AsyncGenerator<Line, void, undefined> {
  const file = createReadStream(path);
  const gunzip = path.endsWith('.gz') ? createGunzip() : undefined;
  // `pipe` carries no failures on: without this a vanished disk would end the file as if it were complete.
  if (gunzip !== undefined) file.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
  try {
    yield* split(gunzip ?? file, () => file.bytesRead);
  } finally {
    file.destroy();
  }
}

async function* split(chunks: AsyncIterable<Buffer>, bytesRead: () => number): AsyncGenerator<Line, void, undefined> {
  const decoder = new StringDecoder('utf8');
  let number = 0;
  let open = '';
  let isTooLong = false;
  const take = (): Line => {
    number += 1;
    const text = number === 1 ? open.replace(/^\ufeff/, '') : open;
    const line = { number, text: isTooLong ? undefined : text.replace(/\r$/, ''), bytesRead: bytesRead() };
    open = '';
    isTooLong = false;
    return line;
  };
  for await (const chunk of chunks) {
    const text = decoder.write(chunk);
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      open += text.slice(start, end);
      if (open.length > LONGEST_LINE) isTooLong = true;
      yield take();
      start = end + 1;
    }
    open += text.slice(start);
    if (open.length > LONGEST_LINE) {
      isTooLong = true;
      open = '';
    }
  }
  open += decoder.end();
  if (open !== '' || isTooLong) yield take();
}
