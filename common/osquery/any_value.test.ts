/** Whatever the value and wherever it stands: the SQL keeps its shape, and SQLite reads back exactly the value. */
import fc from 'fast-check';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it } from 'vitest';
import { fieldLookup, resolveQuery, tokenizeSql } from './index';

const resolve = (sql: string, value: unknown) => resolveQuery(sql, fieldLookup({ v: value }));
const database = new DatabaseSync(':memory:');
database.exec('CREATE TABLE t (a, b)');

/** Bytes are compared, so that neither NUL nor any other character can be lost on the way back. */
const hex = (text: string): string => Buffer.from(text, 'utf8').toString('hex').toUpperCase();

const texts: Readonly<Record<string, string>> = {
  plain: 'root',
  'one quote': "'",
  'two quotes': "''",
  'a name with a quote': "o'brien",
  'an injection': "x' OR '1'='1",
  'an injection without quotes': '1 OR 1=1',
  'a second statement': "'; DROP TABLE t; --",
  'double quotes': 'a"b""c',
  backticks: '`a`',
  brackets: '[a]]',
  backslashes: "\\' \\\\",
  'patterns of replace': "$& $1 $$ $` $'",
  'a comment': '-- a',
  'a comment with its end': '/* a */',
  'the end of one': '*/ OR 1',
  'an open one': '/*',
  NUL: 'a\u0000b',
  'NUL alone': '\u0000',
  'NUL and quote': "\u0000'\u0000",
  'lines of all sorts': 'a\nb\r\nc\u2028d\u2029e\u0085f\u000bg',
  wildcards: '%_*?[a-z]',
  'a placeholder': '{{v}}',
  'half a placeholder': '{{',
  'the other half': '}}',
  'one brace': '{',
  braces: '{{{{}}}}',
  'a field name': 'user.name',
  'a column': 'a',
  'a keyword': 'NULL',
  'a number': '0',
  'a large number': '9007199254740993',
  'an exponent': '1e999',
  'a blob': "x'00'",
  'a variable': '?1 :a @b $c',
  Chinese: '管理员',
  'right to left': '\u202eevil\u202c مستخدم',
  emoji: '👩‍💻',
  'a byte order mark': '\ufeffa\ufeff',
  'letters that combine': 'e\u0301',
  blanks: '  \t ',
  long: "ab'{".repeat(50) + 'x'.repeat(10_000),
  'a path': "C:\\Users\\o'brien\\%TEMP%",
  bars: '||',
  'dots and semicolons': '.;,.',
};

/** Places of a value, with what hex() of it has to be. */
const readable: readonly (readonly [string, (value: string) => string])[] = [
  ['SELECT hex({{v}})', (v) => v],
  ["SELECT hex('{{v}}')", (v) => v],
  ["SELECT hex('<{{v}}>')", (v) => `<${v}>`],
  ["SELECT hex('{{v}}{{v}}')", (v) => v + v],
  ["SELECT hex('{{v}}''{{v}}')", (v) => `${v}'${v}`],
  ["SELECT hex('''{{v}}''')", (v) => `'${v}'`],
  ["SELECT hex('{{v}}{')", (v) => `${v}{`],
  ["SELECT hex(' {{v}}}}')", (v) => ` ${v}}}`],
  ["SELECT hex('/home/{{v}}/.ssh')", (v) => `/home/${v}/.ssh`],
  ["SELECT hex('-- {{v}} /*')", (v) => `-- ${v} /*`],
  ["SELECT hex(''||{{v}}||'')", (v) => v],
  ["SELECT hex('a'||'{{v}}')", (v) => `a${v}`],
  ["SELECT hex(coalesce({{v}}, 'x'))", (v) => v],
  ['SELECT hex(/* who */{{v}}/* it is */)', (v) => v],
  ['SELECT hex( -- who\n{{v}}\n)', (v) => v],
  ['SELECT hex((SELECT {{v}}))', (v) => v],
  ['SELECT hex(CASE WHEN {{v}} IS NULL THEN 1 ELSE {{v}} END)', (v) => v],
  ['SELECT hex(CASE {{v}} WHEN {{v}} THEN {{v}} END)', (v) => v],
  ['SELECT hex(column1) FROM (VALUES ({{v}}))', (v) => v],
  ['SELECT hex(CAST({{v}} AS TEXT))', (v) => v],
  ['SELECT hex(x) FROM (SELECT {{v}} AS x) WHERE x = {{v}} AND x IN ({{v}}) AND x IN {{v}} AND x BETWEEN {{v}} AND {{v}}', (v) => v],
  ["SELECT hex(x) FROM (SELECT {{v}} AS x) WHERE x=={{v}} AND NOT x<>{{v}} AND x IS {{v}} AND x IN ('a', {{v}}, 'b')", (v) => v],
  ['WITH c AS (SELECT {{v}} AS x) SELECT hex(x) FROM c LIMIT {{n}}', (v) => v],
  ['SELECT hex(value) FROM json_each(json_array({{v}}))', (v) => v],
  ['SELECT hex({{v}} COLLATE NOCASE)', (v) => v],
  ['\ufeffSELECT \ufeffhex(\ufeff{{v}})', (v) => v],
];

/** Places where no value may stand, or not in this way. */
const refused: readonly (readonly [string, string])[] = [
  ['SELECT {{v}} FROM {{v}}', 'identifier_position'],
  ['SELECT a AS {{v}} FROM t', 'identifier_position'],
  ["SELECT a AS '{{v}}' FROM t", 'identifier_position'],
  ["SELECT a FROM '{{v}}'", 'identifier_position'],
  ['SELECT a FROM t ORDER BY {{v}}', 'identifier_position'],
  ["SELECT a FROM t GROUP BY '{{v}}'", 'identifier_position'],
  ['SELECT "{{v}}"', 'identifier_position'],
  ['SELECT "a{{v}}"', 'identifier_position'],
  ['SELECT `{{v}}`', 'identifier_position'],
  ['SELECT [{{v}}]', 'identifier_position'],
  ['SELECT a COLLATE {{v}} FROM t', 'identifier_position'],
  ['SELECT CAST(a AS {{v}}) FROM t', 'identifier_position'],
  ['SELECT {{v}}(a) FROM t', 'identifier_position'],
  ['SELECT a FROM t WHERE a {{v}} b', 'identifier_position'],
  ['SELECT a FROM t JOIN t u USING ({{v}})', 'identifier_position'],
  ['SELECT 1 -- {{v}}', 'comment_position'],
  ['SELECT 1 /* {{v}} */', 'comment_position'],
  ['SELECT 1 /* {{v}}', 'comment_position'],
  ['SELECT 1{{v}}', 'half_token'],
  ['SELECT a{{v}} FROM t', 'half_token'],
  ['SELECT {{v}}a FROM t', 'half_token'],
  ['SELECT t.{{v}} FROM t', 'half_token'],
  ['SELECT {{v}}.a FROM t', 'half_token'],
  ["SELECT 'a'{{v}}", 'half_token'],
  ["SELECT {{v}}'a'", 'half_token'],
  ['SELECT {{v}}{{v}}', 'half_token'],
  ["SELECT x'{{v}}'", 'half_token'],
  ['SELECT 0x{{v}}', 'half_token'],
  ['SELECT $a({{ v }})', 'half_token'],
];

describe('every value in every place', () => {
  it.each(Object.entries(texts))('%s', (_name, value) => {
    const expected: string[] = [];
    const statements: string[] = [];
    for (const [sql, read] of readable) {
      const { resolved, status } = resolveQuery(sql, fieldLookup({ v: value, n: 1 }));
      expect([sql, status]).toEqual([sql, 'resolved']);
      statements.push(resolved ?? '');
      expected.push(hex(read(value)));
    }
    expect(statements.map((sql) => Object.values(database.prepare(sql).get() ?? {})[0])).toEqual(expected);
    for (const [sql, code] of refused) {
      const { resolved, problems } = resolve(sql, value);
      expect([sql, resolved, problems.some((problem) => problem.code === code)]).toEqual([sql, undefined, true]);
    }
  });

  it('a pattern finds the value, and only more where its own wildcards say so', () => {
    for (const value of Object.values(texts).filter((text) => !/[%_\u0000]/.test(text))) {
      const sql = resolve("SELECT {{v}} LIKE '%{{v}}%' AND '<' || {{v}} || '>' LIKE '<{{v}}>'", value).resolved ?? '';
      expect([value, Object.values(database.prepare(sql).get() ?? {})[0]]).toEqual([value, 1]);
    }
  });
});

const pieces = [
  ...["'", "''", '"', '`', '[', ']', '--', '/*', '*/', ';', '\n', '\u0000', '{', '{{', '}}', '}', '{{v}}', '{{ v }}', '\\', '%', '_', '||'],
  ...[
    '(',
    ')',
    ',',
    '.',
    '-',
    ' OR 1=1',
    ' UNION SELECT ',
    '$&',
    '$1',
    '$a(',
    ':a',
    '?1',
    '@',
    '#',
    '::',
    "x'",
    '0',
    '1e9',
    '😀',
    '\u2028',
  ],
  ...['é', '\ufeff', '\u202e', 'ı', 'NULL', 'v', 'a', 'user.name', '\r\n', '\t', '\u000b', 'char(0)', "' || '", "('"],
];
const hostile = fc
  .oneof(
    { weight: 6, arbitrary: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 10 }).map((parts) => parts.join('')) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }) },
    { weight: 1, arbitrary: fc.constantFrom(...Object.values(texts).filter((text) => text.length < 1000)) }
  )
  .filter((text) => !/\p{Surrogate}/u.test(text));
/** Values that are text are never this one: a comparison of shapes needs another. */
const HARMLESS = 'harmless';

/** The tokens without parentheses, a literal or a broken one as one: a literal that two broken values share has two pairs of them. */
const shape = (sql: string): string =>
  tokenizeSql(sql)
    .map(({ kind, start, end }) => (kind === 'string' ? 'S' : kind === 'space' ? '' : sql.slice(start, end)))
    .join(' ')
    .replace(/ +/g, ' ')
    .replace(/char \( 0 \)/g, 'S')
    .replace(/[()] ?/g, '')
    .replace(/S(?: \|\| S)+/g, 'S')
    .trim();

const templatePieces = [
  ...[
    '{{v}}',
    "'{{v}}'",
    "'a{{v}}",
    "{{v}}'",
    '{{ v }}',
    "'",
    "''",
    '"',
    '`',
    '[',
    ']',
    '--',
    '/*',
    '*/',
    '\n',
    ' ',
    ' ',
    ' ',
    ' ',
    '(',
    ')',
    ',',
  ],
  ...[
    '.',
    ';',
    '=',
    '!=',
    '<>',
    '==',
    '-',
    '*',
    '||',
    '{',
    '}',
    '<',
    '->',
    '~',
    '$a',
    '$a(',
    ':',
    '@',
    '?',
    '#',
    "x'",
    '0x',
    '1.',
    '\ufeff',
  ],
  ...[
    ' SELECT ',
    ' FROM ',
    ' WHERE ',
    ' IN ',
    ' NOT ',
    ' LIKE ',
    ' GLOB ',
    ' ESCAPE ',
    ' AS ',
    ' AND ',
    ' ON ',
    ' BY ',
    ' JOIN ',
    ' LIMIT ',
  ],
  ...[' BETWEEN ', ' CASE ', ' WHEN ', ' END ', ' VALUES ', ' UNION ALL ', ' COLLATE ', ' IS ', 'f', 'x', '1', "'a'", 'e1', '\u2028', 'ı'],
];

describe('100,000 values', () => {
  const VALUES = 100_000;
  const BATCH = 250; // SQLite puts at most 500 SELECTs together

  it('are read back by SQLite as exactly what they are, each in its place', () => {
    const values = fc.sample(hostile, { numRuns: VALUES, seed: 20_240 });
    for (let from = 0; from < values.length; from += BATCH) {
      const batch = values.slice(from, from + BATCH).map((value, index) => {
        const [sql, read] = readable[(from + index) % readable.length] ?? ['', (text: string) => text];
        const { resolved } = resolveQuery(sql, fieldLookup({ v: value, n: 1 }));
        return { sql: `SELECT * FROM (${resolved ?? 'refused'})`, expected: hex(read(value)), value };
      });
      const rows = database.prepare(batch.map(({ sql }) => sql).join('\nUNION ALL\n')).all();
      const wrong = batch.findIndex(({ expected }, index) => Object.values(rows[index] ?? {})[0] !== expected);
      expect(wrong < 0 ? undefined : batch[wrong]).toBeUndefined();
    }
  }, 60_000);

  it('leave the tokens of any query that is resolved at all as they are', () => {
    const templates = fc
      .sample(fc.array(fc.constantFrom(...templatePieces), { maxLength: 12 }), { numRuns: 60_000, seed: 7 })
      .map((parts) => `SELECT ${parts.join('')}`)
      .filter((sql) => sql.includes('{{'))
      .flatMap((sql) => {
        const harmless = resolve(sql, HARMLESS).resolved;
        return harmless === undefined ? [] : [{ sql, harmless, shape: shape(harmless) }];
      });
    templates.push(
      ...readable.map(([sql]) => ({ sql, harmless: resolveQuery(sql, fieldLookup({ v: HARMLESS, n: 1 })).resolved ?? '', shape: '' }))
    );
    expect(templates.length).toBeGreaterThan(500); // or the property says nothing
    const values = fc.sample(hostile, { numRuns: VALUES, seed: 41 });
    let prepared = 0;
    values.forEach((value, index) => {
      const template = templates[index % templates.length];
      if (template === undefined) return;
      const sent = resolveQuery(template.sql, fieldLookup({ v: value, n: 1 })).resolved ?? 'refused';
      if (shape(sent) !== (template.shape || shape(template.harmless)) || /\{\{[^}]+\}\}/.test(sent)) {
        expect({ ...template, value, sent }).toBeUndefined();
      }
      // SQLite's own reading, where the template is SQL to it: it has as many columns, and is one statement.
      if (index % 10 === 0 && columnsOf(template.harmless) !== undefined) {
        prepared += 1;
        if (columnsOf(sent) !== columnsOf(template.harmless)) expect({ ...template, value, sent }).toBeUndefined();
      }
    });
    expect(prepared).toBeGreaterThan(500);
  }, 60_000);
});

const columnsOf = (sql: string): number | undefined => {
  try {
    return database.prepare(sql).columns().length;
  } catch {
    // Not SQL to SQLite: the template is a random one.
    return undefined;
  }
};

describe('several values', () => {
  it('are each compared, and nothing else is', () => {
    const read = (sql: string, document: Record<string, unknown>) =>
      Object.values(database.prepare(resolveQuery(sql, fieldLookup(document)).resolved ?? '').get() ?? {})[0];
    fc.assert(
      fc.property(fc.uniqueArray(hostile, { minLength: 1, maxLength: 6 }), hostile, (v, other) => {
        for (const one of [...v, other]) {
          const isIn = v.includes(one) ? 1 : 0;
          expect(read('SELECT {{one}} = {{v}}', { one, v })).toBe(isIn);
          expect(read("SELECT '{{one}}'<>'{{v}}' AND 1", { one, v })).toBe(1 - isIn);
          expect(read("SELECT {{one}} NOT IN ({{v}}, 'no value') OR 0", { one, v })).toBe(1 - isIn);
          expect(read('SELECT {{one}} IN {{v}}', { one, v })).toBe(isIn);
        }
      }),
      { numRuns: 500 }
    );
  });
});

describe('numbers', () => {
  it('are read back as they are', () => {
    const numbers = fc.oneof(
      fc.integer(),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(0, -0, 1, -1, 2 ** 53, 2 ** 63, -(2 ** 63), 1e21, 1e-7, Number.MAX_VALUE, Number.MIN_VALUE)
    );
    fc.assert(
      fc.property(numbers, (value) => {
        const row = database.prepare(resolve('SELECT CAST(0 -{{v}} AS REAL) AS v', value).resolved ?? '').get();
        expect(Number(row?.['v'])).toBe(0 - value);
      }),
      { numRuns: 5000 }
    );
  });

  it('false is 0, true is 1, and in a string they are words', () => {
    const read = (sql: string, value: unknown) => Object.values(database.prepare(resolve(sql, value).resolved ?? '').get() ?? {})[0];
    expect([read('SELECT {{v}}', false), read('SELECT {{v}}', true), read("SELECT '{{v}}'", false)]).toEqual([0, 1, 'false']);
  });
});
