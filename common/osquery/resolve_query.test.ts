import { describe, expect, it } from 'vitest';
import { fieldLookup, resolveQuery } from './index';

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
    ['the value at both sides of a quote', "u = '{{user.name}}''{{user.name}}'", "'", "u = ''''''''"],
    ['the same with braces', "u = '{{user.name}}''{{user.name}}'", '{{', "u = (('{' || '{''{' || '{'))"],
    [
      'a common table named like a verb',
      'u IN (WITH replace AS (SELECT {{user.name}}) SELECT * FROM replace)',
      'a',
      "u IN (WITH replace AS (SELECT 'a') SELECT * FROM replace)",
    ],
    ['minus zero', 'u = {{user.name}}', -0, 'u = 0'],
    ['a negative number', 'u = {{user.name}}', -1.5, 'u = (-1.5)'],
    ['a byte order mark before the value', 'u =\ufeff{{user.name}}', 'a', "u =\ufeff'a'"],
    [
      'IS NOT DISTINCT FROM',
      'u IS NOT DISTINCT FROM {{user.name}} AND u IN (1, {{user.name}})',
      'a',
      "u IS NOT DISTINCT FROM 'a' AND u IN (1, 'a')",
    ],
    ['BETWEEN', 'u BETWEEN {{user.name}} AND {{user.name}}', "'", "u BETWEEN '''' AND ''''"],
    ['several with NOT before', 'NOT u = {{user.name}}', ['a', 'b'], "NOT u IN ('a', 'b')"],
    ['several on the left of AND', 'u={{user.name}} AND u<>{{user.name}}', ['a', 'b'], "u IN ('a', 'b') AND u NOT IN ('a', 'b')"],
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

describe('a value that is written, with a word of warning', () => {
  const rows: [string, string, unknown, string[]][] = [
    ['an escape character of the value', "a LIKE '%{{user.name}}%' ESCAPE '\\'", 'a\\b', ['like_escape_kept']],
    ['the same through ||', "a LIKE '%' || {{user.name}} || '%' ESCAPE '!'", 'wow!', ['like_escape_kept']],
    ['none in it', "a LIKE '%{{user.name}}%' ESCAPE '!'", 'a\\b', []],
    ['wildcards of GLOB', "a GLOB '*{{user.name}}'", '[a]', ['glob_wildcards_kept']],
    ['a whole number that JSON rounds', 'a = {{user.name}}', JSON.parse('9007199254740993'), ['number_may_be_rounded']],
    ['the same digits as text', 'a = {{user.name}}', '9007199254740993', []],
    ['the largest that it does not', 'a = {{user.name}}', 9007199254740991, []],
    ['an integer beyond 64 bits', 'a = {{user.name}}', 2n ** 63n, ['number_may_be_rounded']],
    ['an integer of 64 bits', 'a = {{user.name}}', 2n ** 63n - 1n, []],
    ['a fraction', 'a = {{user.name}}', 0.1, []],
  ];
  it.each(rows)('%s', (_name, condition, value, codes) => {
    const { status, problems } = resolve(`SELECT 1 WHERE ${condition}`, user(value));
    expect(status).toBe('resolved');
    expect(problems.map(({ code }) => code)).toEqual(codes);
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
    ["SELECT x'{{user.name}}'", 'unsafe', 'half_token'],
    ["SELECT X'00{{user.name}}'", 'unsafe', 'half_token'],
    ['SELECT 0x{{user.name}}', 'unsafe', 'half_token'],
    ['SELECT 1e{{user.name}}', 'unsafe', 'half_token'],
    ['SELECT 0x {{user.name}}', 'invalid', 'invalid_number'],
    ['WITH t({{user.name}}) AS (SELECT 1) SELECT 1', 'unsafe', 'identifier_position'],
    ['{{user.name}}', 'unsafe', 'identifier_position'],
    ['SELECT 1 UNION ALL {{user.name}}', 'unsafe', 'identifier_position'],
    ['SELECT DISTINCT a FROM {{user.name}}', 'unsafe', 'identifier_position'],
    ['DELETE FROM users WHERE username = {{user.name}}', 'invalid', 'not_a_select'],
    ["ATTACH 'a' AS {{user.name}}", 'invalid', 'not_a_select'],
    ['PRAGMA table_info({{user.name}})', 'invalid', 'not_a_select'],
    ['EXPLAIN SELECT {{user.name}}', 'invalid', 'not_a_select'],
    ['WITH a AS (SELECT 1) DELETE FROM users WHERE username = {{user.name}}', 'invalid', 'not_a_select'],
    ['WITH a AS (SELECT 1), b(c) AS (SELECT 2) INSERT INTO a SELECT {{user.name}}', 'invalid', 'not_a_select'],
    ['SELECT $a( {{user.name}} )', 'invalid', 'invalid_variable'],
    ['SELECT $a({{ user.name }})', 'unsafe', 'half_token'],
    ['SELECT $a({{user.name}})', 'unsafe', 'half_token'],
    ['SELECT $a::{{user.name}}', 'unsafe', 'half_token'],
    ['SELECT :a{{user.name}}', 'unsafe', 'half_token'],
    ['SELECT ?{{user.name}}', 'unsafe', 'half_token'],
    ['SELECT @{{user.name}}', 'unsafe', 'half_token'],
    ['SELECT @ {{user.name}}', 'invalid', 'invalid_character'],
    ["SELECT '\u0000', {{user.name}}", 'invalid', 'invalid_character'],
    ["SELECT '\ud800', {{user.name}}", 'invalid', 'invalid_character'],
    ['SELECT \u2028{{user.name}}', 'unsafe', 'half_token'],
    ['SELECT a l\u0131ke {{user.name}}', 'unsafe', 'identifier_position'],
    ["SELECT 'a {{user.name}}", 'invalid', 'unterminated_string'],
    ['SELECT 1; SELECT {{user.name}}', 'invalid', 'several_statements'],
    ["SELECT {{user.name' OR 1}}", 'invalid', 'field_name_invalid'],
    ['SELECT {{}}', 'invalid', 'invalid_character'],
    ['SELECT {{user.name}', 'invalid', 'invalid_character'],
    ["SELECT '{{user.name}'", 'invalid', 'placeholder_unclosed'],
    ["SELECT '/home/{{ user.name }/x'", 'invalid', 'placeholder_unclosed'],
    ["SELECT '%{{user.name'", 'invalid', 'placeholder_unclosed'],
    ["SELECT '{user.name}}'", 'invalid', 'placeholder_unclosed'],
    ['SELECT {{user.name[0}}', 'invalid', 'field_name_invalid'],
    ['SELECT {{user.name[x]}}', 'invalid', 'field_name_invalid'],
    [`SELECT 1 WHERE 1 IN (${Array.from({ length: 201 }, () => '{{user.name}}').join(', ')})`, 'invalid', 'too_many_placeholders'],
    ['SELECT (1, {{user.name}}', 'invalid', 'unfinished'],
    ['SELECT 1) + {{user.name}}', 'invalid', 'unfinished'],
    ['SELECT a, FROM t WHERE u = {{user.name}}', 'invalid', 'unfinished'],
    ['SELECT a FROM t WHERE u =', 'invalid', 'unfinished'],
    ['SELECT a FROM t WHERE', 'invalid', 'unfinished'],
    ['SELECT a FROM WHERE u = {{user.name}}', 'invalid', 'unfinished'],
    ['SELECT a FROM t WHERE u = {{user.name}} AND', 'invalid', 'unfinished'],
    ['SELECT a FROM t WHERE u = {{user.name}} AND ORDER BY a', 'invalid', 'unfinished'],
    ['SELECT a FROM t WHERE u IN ({{user.name}},)', 'invalid', 'unfinished'],
    ['SELECT * FROM FROM t', 'invalid', 'unfinished'],
    ['  -- nothing', 'invalid', 'query_empty'],
  ];
  it.each(rows)('%s', (sql, status, code) => {
    const resolution = resolve(sql, user('root'));
    expect(resolution.problems.map((problem) => problem.code)).toContain(code);
    expect(resolution.status).toBe(status);
    expect(resolution.resolved).toBeUndefined();
  });
});

it('what only looks unfinished is left to osquery', () => {
  const rows = [
    'SELECT count(*), t.* FROM t',
    'SELECT now(), * FROM t WHERE a IN ()',
    'SELECT t."from", offset, end FROM t',
    'SELECT a IS NOT DISTINCT FROM b FROM t',
    'SELECT a FROM t WHERE a NOT IN (1) AND NOT EXISTS (SELECT 1) OR b NOT BETWEEN 1 AND 2 OR c NOT NULL',
    'SELECT 1 UNION ALL SELECT 2 ORDER BY 1;;',
    "SELECT '{{', '{a}', '{\"user.name\":1}', '{{ user }', '{user.name}', '}}'",
    'SELECT 1 -- (',
  ];
  for (const sql of rows) expect([sql, resolve(sql, {}).problems]).toEqual([sql, []]);
});

describe('a value that is not there', () => {
  const rows: [string, Record<string, unknown>, string, string][] = [
    ['missing', {}, 'missing', 'field_missing'],
    ['null', user(null), 'empty', 'field_empty'],
    ['empty text', user(''), 'empty', 'field_empty'],
    ['empty list', user([]), 'empty', 'field_empty'],
    ['object', user({ first: 'a' }), 'not_a_value', 'field_is_object'],
    ['half of a character', user('a\ud800'), 'not_a_value', 'broken_text'],
    ['a number beyond all numbers', user(JSON.parse('1e999')), 'not_a_value', 'number_out_of_range'],
    ['a list with one', user([1, -Infinity]), 'not_a_value', 'number_out_of_range'],
    ['a list of lists of objects', user([[{ a: 1 }]]), 'not_a_value', 'field_is_object'],
    ['more values than a query takes', user(Array.from({ length: 501 }, (_, i) => i)), 'not_a_value', 'too_many_values'],
    ['braces without end', user('{'.repeat(1000)), 'unsafe', 'too_many_breaks'],
  ];
  it.each(rows)('%s', (_name, document, status, code) => {
    const resolution = resolve('SELECT * FROM users WHERE username = {{user.name}}', document);
    expect(resolution.status).toBe(status);
    expect(resolution.problems).toMatchObject([{ code, field: 'user.name', start: 37, end: 50 }]);
    expect(resolution.resolved).toBeUndefined();
  });

  it('values that together are longer than SQLite reads are refused', () => {
    const of = (length: number) =>
      resolve('SELECT 1 WHERE a IN ({{user.name}})', user(Array.from({ length: 100 }, (_, i) => `${i}${'\u00e9'.repeat(length)}`)));
    expect(of(5_000).problems.map(({ code }) => code)).toEqual(['query_too_long']);
    expect([of(5_000).status, of(5_000).resolved, of(4_000).status]).toEqual(['not_a_value', undefined, 'resolved']);
  });

  it('values that would take all memory are refused before they are written', () => {
    const sql = `SELECT 1 WHERE a IN (${Array.from({ length: 200 }, () => '{{user.name}}').join(', ')})`;
    const { status, problems, asKibanaSends } = resolve(sql, user(Array.from({ length: 500 }, (_, n) => `${n}${'$`'.repeat(3_000)}`)));
    expect([status, ...new Set(problems.map(({ code }) => code))]).toEqual(['not_a_value', 'query_too_long']);
    expect(asKibanaSends.length).toBeLessThanOrEqual(1_000_000);
  });

  it('several values where one fits are refused, not cut', () => {
    for (const condition of [
      'u > {{user.name}}',
      "u = {{user.name}} || 'x'",
      "u LIKE '%{{user.name}}'",
      'u = f({{user.name}})',
      'u IN (SELECT a, {{user.name}})',
    ]) {
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
    for (const name of ['constructor', '__proto__', 'a.length', 'a.0.x', 'toString'])
      expect(resolve(`SELECT {{${name}}}`, { a: ['x'] }).status).toBe('missing');
  });

  it('finds the value where a document spells its field in two ways and holds it in one', () => {
    for (const nothing of [null, '', [], [null]]) {
      expect(resolve('SELECT {{a.b}}', { 'a.b': nothing, a: { b: 'x' } }).resolved).toBe("SELECT 'x'");
      expect(resolve('SELECT {{a.b}}', { 'a.b': nothing, a: { b: nothing } }).status).toBe('empty');
    }
  });

  it('finds a place in a list, as Kibana does', () => {
    const document = { process: { args: ['ls', '-l'] }, a: [{ b: ['x', 'y'] }, { b: 'z' }], list: { 0: 'zero' } };
    const rows = [
      ['process.args.0', "'ls'"],
      ['process.args[1]', "'-l'"],
      ['a[0].b[1]', "'y'"],
      ['a.1.b', "'z'"],
      ['list.0', "'zero'"],
    ];
    for (const [field, literal] of rows) expect(resolve(`SELECT {{${field}}}`, document).resolved).toBe(`SELECT ${literal}`);
    expect(resolve('SELECT {{process.args[2]}}', document).status).toBe('missing');
  });

  it('a document of nothing but names is read in time', () => {
    const names = Array.from({ length: 40 }, (_, n) => Array.from({ length: n + 1 }, () => 'a').join('.'));
    const leaf = Object.fromEntries(names.map((name) => [name, {}]));
    const document = Object.fromEntries(names.map((name) => [name, { ...leaf, a: { ...leaf, a: leaf } }]));
    const wide = Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`b.${n}`, n]));
    const valuesOf = fieldLookup({ ...document, ...wide });
    for (let n = 0; n < 200; n += 1) expect(valuesOf(`${'a.'.repeat(100)}x${n}`)).toBeUndefined();
  });
});

describe('what Kibana would send', () => {
  const sql = 'SELECT * FROM users WHERE username = {{ user.name }}';
  const rows: [unknown, string][] = [
    ['root', 'SELECT * FROM users WHERE username = root'],
    ["x' OR '1'='1", "SELECT * FROM users WHERE username = x' OR '1'='1"],
    [['a', 'b'], 'SELECT * FROM users WHERE username = a,b'],
    [{ a: 1 }, 'SELECT * FROM users WHERE username = [object Object]'],
    ['$& $1', 'SELECT * FROM users WHERE username = {{ user.name }} $1'],
    ['{{user.name}}', 'SELECT * FROM users WHERE username = {{user.name}}'],
    [[], 'SELECT * FROM users WHERE username = '],
    [0, sql],
    [false, sql],
    ['', sql],
    [null, sql],
    [undefined, sql],
  ];
  it.each(rows)('%j', (value, expected) => {
    expect(resolve(sql, user(value)).asKibanaSends).toBe(expected);
  });
});
