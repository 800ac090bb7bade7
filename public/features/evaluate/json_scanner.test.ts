import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanJson } from './json_scanner';

const mistakes: readonly { readonly text: string; readonly code: string; readonly at: string }[] = [
  { text: '{"a": 1,}', code: 'trailing_comma', at: ',' },
  { text: '[1, 2, ]', code: 'trailing_comma', at: ',' },
  { text: '{"a": 1,, "b": 2}', code: 'extra_comma', at: ',' },
  { text: '{"a": 1 "b": 2}', code: 'missing_comma', at: '"' },
  { text: "{'a': 1}", code: 'quotes', at: "'a'" },
  { text: '{"a": “b”}', code: 'quotes', at: '“b”' },
  { text: "{'a: 1}\n'", code: 'quotes', at: "'" },
  { text: '{a: 1}', code: 'bare_name', at: 'a' },
  { text: '{process.name: 1}', code: 'bare_name', at: 'process.name' },
  { text: '{1: 1}', code: 'name_expected', at: '1' },
  { text: '{"a" 1}', code: 'colon_expected', at: '1' },
  { text: '{"a" = 1}', code: 'colon_expected', at: '=' },
  { text: '{"a": None}', code: 'word', at: 'None' },
  { text: 'process where true', code: 'word', at: 'process' },
  { text: '{"a": "b}\n', code: 'open_string', at: '"b}' },
  { text: '{"a": "b\tc"}', code: 'control_character', at: '\t' },
  { text: '{"a": "C:\\Windows"}', code: 'escape', at: '\\W' },
  { text: '{"a": "\\u12"}', code: 'escape', at: '\\u' },
  { text: '{"a": 01}', code: 'number', at: '01' },
  { text: '{"a": 0x1f}', code: 'number', at: '0x1f' },
  { text: '{"a": 203.0.113.9}', code: 'number', at: '203.0.113.9' },
  { text: '{"a": 1} // why', code: 'comment', at: '// why' },
  { text: '{"a":\u00a01}', code: 'blank', at: '\u00a0' },
  { text: '{"a": {"b": [1, 2', code: 'never_closed', at: '[' },
  { text: '{"a": ', code: 'never_closed', at: '{' },
  { text: '{"a": 1}}', code: 'unexpected', at: '}' },
  { text: '{"a": <b>}', code: 'unexpected', at: '<' },
  { text: '['.repeat(300), code: 'too_deep', at: '[' },
];

describe('a text of JSON', () => {
  it.each(mistakes)('has the mistake $code: $text', ({ text, code, at }) => {
    const scanned = scanJson(text);
    expect(scanned).toMatchObject({ ok: false, mistake: { code } });
    if (!scanned.ok) expect(text.slice(scanned.mistake.start, scanned.mistake.end)).toBe(at);
  });

  it.each([
    { what: 'lines', text: '{"a": 1}\n{"b": 2}\n', values: ['{"a": 1}', '{"b": 2}'] },
    { what: 'a part of a list', text: '{"a": 1},\n {"b": "}"},', values: ['{"a": 1}', '{"b": "}"}'] },
    { what: 'one after another', text: '\ufeff{"a":\n1}{"b":2}', values: ['{"a":\n1}', '{"b":2}'] },
    { what: 'nothing', text: ' \n', values: [] },
  ])('holds its values: $what', ({ text, values }) => {
    const scanned = scanJson(text);
    expect(scanned.ok && scanned.values.map(({ start, end }) => text.slice(start, end))).toEqual(values);
  });

  it('is read where the browser reads it, and refused where the browser refuses it', () => {
    const almost = fc
      .tuple(fc.json({ maxDepth: 4 }), fc.nat(200), fc.constantFrom('', '', ',', '"', '}', '{', 'a', '\\', '1', '\n', '-', '.', '\u00a0'))
      .map(([json, at, extra]) => json.slice(0, at) + extra + json.slice(at));
    fc.assert(
      fc.property(almost, (text) => {
        const scanned = scanJson(text);
        expect(scanned.ok && scanned.values.length === 1 && !/,\s*$/.test(text)).toBe(isJson(text));
      }),
      { numRuns: 2000 }
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
