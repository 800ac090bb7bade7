/**
 * Lines of a stream of bytes, as they come. Node's readline would also cut at U+2028, which stands in JSON strings as it is.
 * A line that comes in many pieces is joined once, so that its cost is its length.
 */
import { StringDecoder } from 'node:string_decoder';

/** Undefined for a line that is longer than a line may be: it is counted, and not kept in memory. */
export type Line = string | undefined;

/** Code units; well below the longest text that a process can hold. */
export const longestLine = 256 * 1024 * 1024;

export async function* linesIn(chunks: AsyncIterable<Uint8Array>, longest = longestLine): AsyncGenerator<Line, void, undefined> {
  const decoder = new StringDecoder('utf8');
  const open = new OpenLine(longest);
  let isFirst = true;
  for await (const chunk of chunks) {
    let text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if (isFirst && text !== '') {
      text = text.replace(/^\ufeff/, '');
      isFirst = false;
    }
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      open.add(text.slice(start, end));
      yield open.take();
      start = end + 1;
    }
    open.add(text.slice(start));
  }
  open.add(decoder.end());
  if (!open.isEmpty) yield open.take();
}

class OpenLine {
  private pieces: string[] = [];
  private length = 0;

  constructor(private readonly longest: number) {}

  get isEmpty(): boolean {
    return this.length === 0;
  }

  add(piece: string): void {
    this.length += piece.length;
    if (this.length > this.longest) this.pieces = [];
    else if (piece !== '') this.pieces.push(piece);
  }

  take(): Line {
    const line = this.length > this.longest ? undefined : this.pieces.join('').replace(/\r$/, '');
    this.pieces = [];
    this.length = 0;
    return line;
  }
}
