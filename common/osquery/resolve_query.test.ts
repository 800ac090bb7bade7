import fc from 'fast-check';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it } from 'vitest';
import { fieldLookup, resolveQuery, tokenizeSql } from './index';

const resolve = (sql: string, document: Record<string, unknown>) => resolveQuery(sql, fieldLookup(document));
const user = (name: unknown) => ({ user: { name } });

describe('a placeholder where a value stands', () => {
  const rows: [string, string, unknown, string][] = [
    ['text is quoted', 'u = {{user.name}}', 'root', "u = 'root'"],
    ['quotes are doubled', 'u = {{user.name}}', "o'brien", "u = 'o''brien'"],
    ['an injection is one literal', 'u = {{user.name}}', "x' OR '1'='1", "u = 'x'' OR ''1''=''1'"],
    ['text that looks like a number stays text', 'u = {{user.name}}', '0', "u = '0'"],
    ['a number is a number, zero too', 'u = {{user.name}}', 0, 'u = 0'],
    ['a negative number cannot begin a comment', 'u = 1 -{{user.name}}', -5, 'u = 1 -(-5)'],
    ['false is a value', 'u = {{user.name}}', false, 'u = 0'],
    ['blanks inside the braces', 'u = {{ user.name }}', 'a', "u = 'a'"],
    ['a list of one is its value', 'u = {{user.name}}', ['a'], "u = 'a'"],
    ['several after =', 'u = {{user.name}} AND 1', ['a', "b'"], "u IN ('a', 'b''') AND 1"],
    ['several after == without blanks', 'u=={{user.name}}', ['a', 'b'], "u IN ('a', 'b')"],
    ['several after !=', 'u != {{user.name}}', ['a', 'b'], "u NOT IN ('a', 'b')"],
    ['several after <>', 'u <> {{user.name}}', ['a', 'b'], "u NOT IN ('a', 'b')"],
    ['several in IN (', 'u IN ({{user.name}})', ['a', 'b'], "u IN ('a', 'b')"],
    ['several in NOT IN ( with others', "u NOT IN ('x', {{user.name}})", ['a', 'b'], "u NOT IN ('x', 'a', 'b')"],
    ['IN without parentheses', 'u IN {{user.name}}', ['a', 'b'], "u IN ('a', 'b')"],
    ['IN without parentheses, one value', 'u in {{user.name}}', 'a', "u in ('a')"],
    ['several keep a comment', 'u = /* who */ {{user.name}}', ['a', 'b'], "u IN /* who */ ('a', 'b')"],
    ['nulls and repeats in a list are left out', 'u = {{user.name}}', ['a', null, 'a', ''], "u = 'a'"],
    ['inside a string', "u LIKE '%{{user.name}}%'", "o'b", "u LIKE '%o''b%'"],
    ['alone in a string', "u = '{{user.name}}'", "o'b", "u = 'o''b'"],
    ['alone in a string, several', "u = '{{user.name}}'", ['a', 'b'], "u IN ('a', 'b')"],
    ['a number in a string stays text', "u = '{{user.name}}'", 5, "u = '5'"],
    ['two in a string', "u = '{{user.name}}-{{user.name}}'", 'a', "u = 'a-a'"],
    ['a function argument', 'u = lower({{user.name}})', 'A', "u = lower('A')"],
    ['a value that holds a placeholder is broken up', 'u = {{user.name}}', '{{host.name}}', "u = ('{' || '{host.name}}')"],
    ['and inside a string', "u = '%{{user.name}}'", '{{a}}', "u = ('%{' || '{a}}')"],
    ['braces that meet across the border', "u = '{{user.name}}{a}}'", '{', "u = ('{' || '{a}}')"],
    ['NUL is an expression', 'u = {{user.name}}', 'a\u0000b', "u = ('a' || char(0) || 'b')"],
  ];
  it.each(rows)('%s', (_name, condition, value, expected) => {
    const resolution = resolve(`SELECT * FROM users WHERE ${condition}`, user(value));
    expect(resolution.problems.filter(({ status }) => status !== 'note')).toEqual([]);
    expect(resolution.resolved).toBe(`SELECT * FROM users WHERE ${expected}`);
    for (const { resolvedStart, resolvedEnd, replacement } of resolution.substitutions) {
      expect(resolution.resolved?.slice(resolvedStart, resolvedEnd)).toBe(replacement);
    }
  });

  it('wildcards of LIKE are kept and said, also through a concatenation', () => {
    for (const pattern of ["'{{user.name}}%'", '{{user.name}}', "('%' || {{user.name}})"]) {
      const resolution = resolve(`SELECT 1 WHERE u LIKE ${pattern}`, user('a_b'));
      expect(resolution.status).toBe('resolved');
      expect(resolution.problems.map(({ code }) => code)).toEqual(['like_wildcards_kept']);
    }
    expect(resolve('SELECT 1 WHERE u LIKE {{user.name}}', user('ab')).problems).toEqual([]);
  });
});

describe('a placeholder where no value stands is refused', () => {
  const rows: [string, string, string][] = [
    ['SELECT * FROM {{user.name}}', 'unsafe', 'identifier_position'],
    ['SELECT * FROM a, {{user.name}}', 'unsafe', 'identifier_position'],
    ['SELECT * FROM a JOIN b ON a.x = b.x, {{user.name}}', 'unsafe', 'identifier_position'],
    ['SELECT * FROM ({{user.name}})', 'unsafe', 'identifier_position'],
    ["SELECT * FROM '{{user.name}}'", 'unsafe', 'identifier_position'],
    ['SELECT 1 AS {{user.name}}', 'unsafe', 'identifier_position'],
    ['SELECT 1 {{user.name}}', 'unsafe', 'identifier_position'],
    ['SELECT * {{user.name}}', 'unsafe', 'identifier_position'],
    ['SELECT a FROM t ORDER BY {{user.name}}', 'unsafe', 'identifier_position'],
    ['SELECT a FROM t GROUP BY a, {{user.name}}', 'unsafe', 'identifier_position'],
    ['SELECT a FROM t WHERE a {{user.name}} 2', 'unsafe', 'identifier_position'],
    ['SELECT {{user.name}}(1)', 'unsafe', 'identifier_position'],
    ['SELECT a FROM t WHERE {{user.name}}.a = 1', 'unsafe', 'half_token'],
    ['SELECT u.{{user.name}} FROM u', 'unsafe', 'half_token'],
    ['SELECT "{{user.name}}"', 'unsafe', 'identifier_position'],
    ['SELECT [{{user.name}}]', 'unsafe', 'identifier_position'],
    ['SELECT `{{user.name}}`', 'unsafe', 'identifier_position'],
    ['SELECT 1 -- {{user.name}}', 'unsafe', 'comment_position'],
    ['SELECT 1 /* {{user.name}}', 'unsafe', 'comment_position'],
    ['SELECT {{user.name}}b', 'unsafe', 'half_token'],
    ['SELECT a{{user.name}}', 'unsafe', 'half_token'],
    ['SELECT 1{{user.name}}', 'unsafe', 'half_token'],
    ["SELECT 'a'{{user.name}}", 'unsafe', 'half_token'],
    ["SELECT {{user.name}}'a'", 'unsafe', 'half_token'],
    ['SELECT {{user.name}}{{user.name}}', 'unsafe', 'half_token'],
    ["SELECT x'{{user.name}}'", 'invalid', 'invalid_blob'],
    ['WITH t({{user.name}}) AS (SELECT 1) SELECT 1', 'unsafe', 'identifier_position'],
    ['{{user.name}}', 'unsafe', 'identifier_position'],
    ["SELECT 'a {{user.name}}", 'invalid', 'unterminated_string'],
    ['SELECT 1; SELECT {{user.name}}', 'invalid', 'several_statements'],
    ["SELECT {{user.name' OR 1}}", 'invalid', 'field_name_invalid'],
    ['SELECT {{}}', 'invalid', 'invalid_character'],
    ['  -- nothing', 'invalid', 'query_empty'],
  ];
  it.each(rows)('%s', (sql, status, code) => {
    const resolution = resolve(sql, user('root'));
    expect(resolution.problems.map((problem) => problem.code)).toContain(code);
    expect(resolution.status).toBe(status);
    expect(resolution.resolved).toBeUndefined();
  });
});

describe('a value that is not there', () => {
  const rows: [string, Record<string, unknown>, string, string][] = [
    ['missing', {}, 'missing', 'field_missing'],
    ['null', user(null), 'empty', 'field_empty'],
    ['empty text', user(''), 'empty', 'field_empty'],
    ['empty list', user([]), 'empty', 'field_empty'],
    ['object', user({ first: 'a' }), 'not_a_value', 'field_is_object'],
    ['half of a character', user('a\ud800'), 'not_a_value', 'broken_text'],
    ['braces without end', user('{'.repeat(1000)), 'unsafe', 'too_many_breaks'],
  ];
  it.each(rows)('%s', (_name, document, status, code) => {
    const resolution = resolve('SELECT * FROM users WHERE username = {{user.name}}', document);
    expect(resolution.status).toBe(status);
    expect(resolution.problems).toMatchObject([{ code, field: 'user.name', start: 37, end: 50 }]);
    expect(resolution.resolved).toBeUndefined();
  });

  it('several values where one fits are refused, not cut', () => {
    for (const condition of ['u > {{user.name}}', "u = {{user.name}} || 'x'", "u LIKE '%{{user.name}}'", 'u = f({{user.name}})']) {
      const { status, problems } = resolve(`SELECT 1 WHERE ${condition}`, user(['a', 'b']));
      expect([status, problems[0]?.code]).toEqual(['not_a_value', 'several_values']);
    }
  });

  it('finds nested, dotted and half-dotted names and lists of objects', () => {
    const spellings = [
      { a: { b: { c: 'x' } } },
      { 'a.b.c': 'x' },
      { a: { 'b.c': 'x' } },
      { 'a.b': { c: 'x' } },
      { a: [{ b: { c: 'x' } }, { d: 1 }] },
    ];
    for (const spelling of spellings) expect(resolve('SELECT {{a.b.c}}', spelling).resolved).toBe("SELECT 'x'");
    expect(resolve('SELECT {{constructor}}', {}).status).toBe('missing');
  });
});

describe('what Kibana would send', () => {
  const sql = 'SELECT * FROM users WHERE username = {{ user.name }}';
  const rows: [unknown, string][] = [
    ['root', 'SELECT * FROM users WHERE username = root'],
    ["x' OR '1'='1", "SELECT * FROM users WHERE username = x' OR '1'='1"],
    [['a', 'b'], 'SELECT * FROM users WHERE username = a,b'],
    [{ a: 1 }, 'SELECT * FROM users WHERE username = [object Object]'],
    [0, sql],
    [undefined, sql],
  ];
  it.each(rows)('%j', (value, expected) => {
    expect(resolve(sql, user(value)).asKibanaSends).toBe(expected);
  });
});

const positions = [
  'SELECT {{user.name}}',
  "SELECT '{{user.name}}'",
  "SELECT ''||{{user.name}}",
  "SELECT coalesce({{user.name}}, 'x')",
  "SELECT CASE WHEN 1 THEN {{user.name}} END /* it's */ -- '",
  "SELECT 'a''{{user.name}}b'",
  "SELECT '{' || {{user.name}}||'}}'",
  "SELECT '{{user.name}}{', '{'",
  'SELECT {{user.name}} WHERE {{user.name}} = {{user.name}} AND {{user.name}} IN ({{user.name}}) AND {{user.name}} IN {{user.name}}',
  "SELECT {{user.name}} FROM (SELECT 1 AS x UNION SELECT 2) t JOIN (SELECT 1 AS y) ON x = y WHERE 'a' != {{user.name}} LIMIT 1",
];

const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "'",
        "''",
        '"',
        '`',
        '[',
        ']',
        '--',
        '/*',
        '*/',
        ';',
        '\n',
        '\u0000',
        '{',
        '{{',
        '}}',
        '{{user.name}}',
        '\\',
        '%',
        '_',
        '||',
        ')',
        '(',
        'OR 1=1',
        '$&',
        '$1',
        '😀',
        '\u2028',
        'é',
        '\ufeff'
      ),
      fc.string({ maxLength: 6 })
    ),
    { minLength: 1, maxLength: 12 }
  )
  .map((parts) => parts.join(''))
  .filter((text) => text !== '' && !/\p{Surrogate}/u.test(text) && text !== 'a');

/** Token kinds with every literal, or a broken one in its parentheses, as one. */
const shape = (sql: string): string =>
  tokenizeSql(sql)
    .map(({ kind, start, end }) => (kind === 'string' ? 'S' : kind === 'space' ? '' : sql.slice(start, end)))
    .join(' ')
    .replace(/ +/g, ' ')
    .replace(/char \( 0 \)/g, 'S')
    .replace(/\( S(?: \|\| S)+ \)/g, 'S');

describe('whatever the value is', () => {
  const database = new DatabaseSync(':memory:');

  it('the SQL has the tokens that it has with a harmless value, and holds no placeholder', () => {
    fc.assert(
      fc.property(fc.constantFrom(...positions), hostileText, (sql, value) => {
        const hostile = resolve(sql, user(value)).resolved ?? 'refused';
        const harmless = resolve(sql, user('harmless')).resolved ?? '';
        expect(shape(hostile)).toBe(shape(harmless));
        expect(hostile).not.toMatch(/\{\{[^}]+\}\}/);
      }),
      { numRuns: 2000 }
    );
  });

  it('the same in any query that is resolved at all', () => {
    const pieces = [
      ...[
        '{{user.name}}',
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
        '(',
        ')',
        ',',
        '.',
        ';',
        '=',
        '!=',
        '-',
        '*',
        '||',
        '{',
        '}',
      ],
      ...[' SELECT ', ' FROM ', ' WHERE ', ' IN ', ' LIKE ', ' AS ', ' AND ', ' ON ', ' BY ', ' JOIN ', 'x', '1', "'a'"],
    ];
    let resolved = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), hostileText, (chosen, value) => {
        const sql = `SELECT ${chosen.join('')}{{user.name}} `;
        const hostile = resolve(sql, user(value)).resolved;
        const harmless = resolve(sql, user('harmless')).resolved;
        expect(hostile === undefined).toBe(harmless === undefined);
        if (hostile === undefined || harmless === undefined) return;
        resolved += 1;
        // A literal that two broken values share is in two pairs of parentheses.
        const plain = (text: string) => shape(text).replace(/[()] /g, '');
        expect(plain(hostile)).toBe(plain(harmless));
        expect(hostile).not.toMatch(/\{\{[^}]+\}\}/);
      }),
      { numRuns: 5000 }
    );
    expect(resolved).toBeGreaterThan(50); // or the property says nothing
  });

  it('SQLite reads the literal back as exactly the value', () => {
    const read = (sql: string) => Object.values(database.prepare(sql).get() ?? {})[0];
    // Bytes are compared, so that neither NUL nor any other character can be lost on the way back.
    const hex = (text: string) => Buffer.from(text, 'utf8').toString('hex').toUpperCase();
    fc.assert(
      fc.property(hostileText, (value) => {
        expect(read(resolve('SELECT hex({{user.name}}) AS v', user(value)).resolved ?? '')).toBe(hex(value));
        expect(read(resolve("SELECT hex('<{{user.name}}>') AS v", user(value)).resolved ?? '')).toBe(hex(`<${value}>`));
        expect(
          read(resolve('SELECT count(*) WHERE {{user.name}} = {{b}}', { ...user([value, 'other']), b: value }).resolved ?? 'SELECT 1')
        ).toBe(1);
      }),
      { numRuns: 500 }
    );
  });

  it('SQLite reads numbers back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), (value) => {
        const row = database.prepare(resolve('SELECT CAST(0 -{{n}} AS REAL) AS v', { n: value }).resolved ?? '').get();
        expect(Number(row?.['v'])).toBe(0 - value);
      })
    );
  });
});
