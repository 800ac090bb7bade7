import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesIn } from './split_lines';

async function* pieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array, void, undefined> {
  let at = 0;
  for (const size of sizes) {
    yield bytes.subarray(at, at + size);
    at += size;
  }
  yield bytes.subarray(at);
}

async function read(text: string, sizes: readonly number[] = [], longest?: number): Promise<readonly (string | undefined)[]> {
  const lines: (string | undefined)[] = [];
  for await (const line of linesIn(pieces(Buffer.from(text), sizes), longest)) lines.push(line);
  return lines;
}

describe('lines of a stream', () => {
  it.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\n\nb\r\n', ['a', '', 'b']],
    ['\ufeffa\n\ufeffb', ['a', '\ufeffb']],
    // Other line ends of Unicode stand in JSON strings as they are.
    ['"a\u2028b\u2029c"\nd', ['"a\u2028b\u2029c"', 'd']],
  ])('%j', async (text, expected) => expect(await read(text)).toEqual(expected));

  it('come out alike however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-z字\u{1f600}"]*$/u), { minLength: 1 }),
        fc.array(fc.integer({ min: 0, max: 5 })),
        async (lines, sizes) => {
          expect(await read(lines.map((line) => `${line}\n`).join(''), sizes)).toEqual(lines);
        }
      )
    );
  });

  it('one that is too long is counted, and the next is read', async () => {
    expect(await read('abc\nabcdef\nxyz\nabcdefg', [2, 3], 5)).toEqual(['abc', undefined, 'xyz', undefined]);
  });
});
