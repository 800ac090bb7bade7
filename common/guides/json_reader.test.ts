import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './json_reader';

describe('readJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
        const value: unknown = JSON.parse(text);
        expect(readJson(JSON.stringify(value, null, indent))).toEqual({ ok: true, value, firstRawBreak: undefined });
      }),
      { numRuns: 2_000 }
    );
  });

  it('refuses what JSON.parse refuses, but for line breaks and tabs in strings', () => {
    const pieces = ['{', '}', '[', ']', '"', ':', ',', 'a', '1', '-', '.', 'e', '0', 'true', 'null', '\\', '\\u00e9', ' ', '"x"'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (chosen) => {
        const text = chosen.join('');
        expect(readJson(text).ok, text).toBe(isJson(text));
      }),
      { numRuns: 5_000 }
    );
  });

  const broken: [string, number, string][] = [
    ['{"a":1', 6, 'the end of the text'],
    ['{label:1}', 1, 'a name in double quotes'],
    ['{"a" 1}', 5, 'a colon after the name "a"'],
    ['{"a":"x"y"}', 8, 'written \\"'],
    ['{"a":"x" "b":1}', 9, 'a comma or "}"'],
    ['{"a":1,}', 7, 'a name in double quotes'],
    ['[1,]', 3, 'a value'],
    ['{"a":"C:\\Users"}', 8, 'means nothing in JSON'],
    ['{"a":"never closed}', 5, 'never closed'],
    ["{'a':1}", 1, 'Here stands "\'"'],
    ['{"a":tru}', 5, 'Here stands "tru"'],
    ['{"a":01}', 5, 'expected is a value'],
    ['{"a":1} x', 8, 'expected is the end'],
    ['"\u0000"', 1, 'control character'],
    ['['.repeat(100), 65, 'nested deeper'],
    ['', 0, 'the end of the text'],
  ];
  it.each(broken)('%j is broken at %i: %s', (text, offset, message) => {
    expect(readJson(text)).toMatchObject({ ok: false, offset, message: expect.stringContaining(message) });
  });

  it('a line break inside a string is read and its place told', () => {
    expect(readJson('{"a":"x\ny\tz"}')).toEqual({ ok: true, value: { a: 'x\ny\tz' }, firstRawBreak: 7 });
  });

  it('a name that objects have of their own is a name', () => {
    const read = readJson('{"__proto__":{"polluted":1}}');
    expect(read.ok && Object.keys(Object(read.value))).toEqual(['__proto__']);
    expect(Object.keys({})).toEqual([]);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
