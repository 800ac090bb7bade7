import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenizeSql } from './sql_tokens';

const read = (sql: string) =>
  tokenizeSql(sql)
    .filter(({ kind }) => kind !== 'space')
    .map(({ kind, start, end }) => `${kind} ${sql.slice(start, end)}`);

describe('SQL is cut as SQLite cuts it', () => {
  const rows: [string, string[]][] = [
    ["'it''s' ", ["string 'it''s'"]],
    ['"a""b" `c``d` [e f]', ['quoted_identifier "a""b"', 'quoted_identifier `c``d`', 'quoted_identifier [e f]']],
    ["x'0aFF' X''", ["blob x'0aFF'", "blob X''"]],
    ["x'0a1'", ["illegal x'0a1'"]],
    ["'a''", ["illegal 'a''"]],
    ['1 1.5 .5 1e-3 0x1F 1_000', ['number 1', 'number 1.5', 'number .5', 'number 1e-3', 'number 0x1F', 'number 1_000']],
    ['12ab', ['illegal 12ab']],
    ['a -- b\nc', ['word a', 'comment -- b', 'word c']],
    ['a /* b', ['word a', 'comment /* b']],
    ['a /**/ b', ['word a', 'comment /**/', 'word b']],
    ['a /*', ['word a', 'operator /', 'operator *']],
    ['a->>b||c<>d==e', ['word a', 'operator ->>', 'word b', 'operator ||', 'word c', 'operator <>', 'word d', 'operator ==', 'word e']],
    ['? ?1 :a @b $c::d(e)', ['variable ?', 'variable ?1', 'variable :a', 'variable @b', 'variable $c::d(e)']],
    [
      'f(a.b,c);',
      ['word f', 'punctuation (', 'word a', 'punctuation .', 'word b', 'punctuation ,', 'word c', 'punctuation )', 'punctuation ;'],
    ],
    ['naïve 名字', ['word naïve', 'word 名字']],
    ['a ! {', ['word a', 'illegal !', 'illegal {']],
    ['"open', ['illegal "open']],
    ["$a('x) b", ["variable $a('x)", 'word b']],
    ["$a('x b)", ["illegal $a('x", 'word b', 'punctuation )']],
    ['$a(', ['illegal $a(']],
    ['$::a :::b', ['variable $::a', 'variable :::b']],
    ['\ufeffa\ufeff \ufeff1', ['word a\ufeff', 'number 1']],
    ['1\ufeff', ['illegal 1\ufeff']],
    ['a\u2028b\u00a0c', ['word a\u2028b\u00a0c']],
    ['a \u000b b', ['word a', 'illegal \u000b', 'word b']],
  ];
  it.each(rows)('%s', (sql, expected) => {
    expect(read(sql)).toEqual(expected);
  });

  it('loses nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...`'"\`[]-/*x0aé \n{}.;`), maxLength: 40 }), (sql) => {
        expect(
          tokenizeSql(sql)
            .map(({ start, end }) => sql.slice(start, end))
            .join('')
        ).toBe(sql);
      })
    );
  });
});
