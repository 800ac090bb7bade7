import { describe, expect, it } from 'vitest';
import { prepareDocument, type EventSource } from '../document';
import { compileEql, type CompiledEventQuery, type CompileOptions } from './compile_eql';

function compile(query: string, options?: CompileOptions): CompiledEventQuery {
  const compiled = compileEql(query, options);
  if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'));
  if (compiled.value.kind !== 'event') throw new Error(compiled.value.kind);
  return compiled.value;
}

function matches(condition: string, source: EventSource, options?: CompileOptions): boolean {
  return compile(`any where ${condition}`, options).matches(prepareDocument(source));
}

type Row = readonly [condition: string, source: EventSource, expected: boolean];

describe('a missing field', () => {
  it.each<Row>([
    ['x == "a"', {}, false],
    ['x != "a"', {}, true],
    ['not x == "a"', {}, true],
    ['not (x > -1)', {}, true],
    ['x not in ("a")', {}, true],
    ['not x in ("a")', {}, true],
    ['x : "*"', {}, false],
    ['not x : "*"', {}, true],
    ['x not like "a*"', {}, true],
    ['x', {}, false],
    ['not x', {}, true],
    ['x != true', {}, true],
    ['x == false', {}, false],
    ['startsWith(x, "a")', {}, false],
    ['not startsWith(x, "a")', {}, true],
    ['startsWith(x, "a") == false', {}, true],
    ['length(x) > 5', {}, false],
    ['length(x) != 5', {}, false],
    ['not length(x) == 5', {}, true],
    ['null == (x > -1)', {}, true],
    ['null == (x > -1)', { x: 1 }, false],
    ['null != (x > -1)', { x: 1 }, true],
    ['x == null', {}, true],
    ['null == x', {}, true],
    ['x != null', {}, false],
    ['x == null', { x: [] }, true],
    ['x == null', { x: [null] }, true],
    ['x == null', { x: null }, true],
    ['x == null', { x: '' }, false],
    ['x != null', { x: false }, true],
    ['concat(x, "a") == null', {}, true],
    ['concat(x, "a") != null', { x: 1 }, true],
    ['not (null < 1)', {}, false],
    ['null and true', {}, false],
    ['not (null and false)', {}, true],
  ])('%s on %j is %j', (condition, source, expected) => expect(matches(condition, source)).toBe(expected));
});

describe('an optional field', () => {
  it.each<Row>([
    ['?x == ?y', {}, true],
    ['?x != ?y', {}, false],
    ['?x == ?y', { x: 'a' }, false],
    ['?x == ?y', { x: 'a', y: ['b', 'a'] }, true],
    ['?x == 123', {}, false],
    ['?x', {}, false],
    ['?x == null', {}, true],
    ['?x < ?y', {}, false],
    ['?x < ?y', { x: 1, y: 2 }, true],
    ['1 in (?x, 2)', { x: 1 }, true],
    ['1 in (?x, 2)', {}, false],
  ])('%s on %j is %j', (condition, source, expected) => expect(matches(condition, source)).toBe(expected));
});

describe('an array', () => {
  it.each<Row>([
    ['x == "a"', { x: ['a', 'b'] }, true],
    ['x != "a"', { x: ['a', 'b'] }, false],
    ['x != "c"', { x: ['a', 'b'] }, true],
    ['not x == "a"', { x: ['a', 'b'] }, false],
    ['x not in ("b")', { x: ['a', 'b'] }, false],
    ['x == "a" and x == "b"', { x: ['a', 'b'] }, true],
    ['x > 5 and x < 3', { x: [1, 9] }, true],
    ['length(x) > 5 and length(x) < 3', { x: ['a', 'abcdefg'] }, true],
    ['concat(x, y) == "bd"', { x: ['a', 'b'], y: ['c', 'd'] }, true],
    ['not startsWith(x, "a")', { x: ['a', 'b'] }, false],
    ['x', { x: [false, true] }, true],
    ['x == null', { x: [null, 'a'] }, false],
  ])('%s on %j is %j', (condition, source, expected) => expect(matches(condition, source)).toBe(expected));
});

describe('case, wildcards and patterns', () => {
  it.each<Row>([
    ['x == "A"', { x: 'a' }, false],
    ['x in ("A")', { x: 'a' }, false],
    ['x in~ ("A", "b")', { x: 'B' }, true],
    ['x in~ ("a*")', { x: 'ab' }, false],
    ['x == "a*"', { x: 'ab' }, false],
    ['x == "a*"', { x: 'a*' }, true],
    ['x : "A*"', { x: 'ab' }, true],
    ['x : "a?"', { x: 'a' }, false],
    ['x : ("x", "*B")', { x: 'aab' }, true],
    ['x : "ÀB*"', { x: 'àbc' }, true],
    ['x : """C:\\*"""', { x: 'C:\\Windows' }, true],
    ['x : "5"', { x: 5 }, true],
    ['x like "A*"', { x: 'ab' }, false],
    ['x like~ "A*"', { x: 'ab' }, true],
    ['x not like ("a*", "b*")', { x: 'c' }, true],
    ['x regex "a.*"', { x: 'xa' }, false],
    ['x regex ("b", "a[0-9]+")', { x: 'a12' }, true],
    ['x regex~ "A+"', { x: 'aa' }, true],
    ['x regex "a<1-9>&~(a5)"', { x: 'a4' }, true],
    ['x regex "a<1-9>&~(a5)"', { x: 'a5' }, false],
    ['substring(x, 1) regex "\\\\d+"', { x: 'a12' }, true],
    ['x >= "System" and x < "a"', { x: 'System Idle' }, true],
  ])('%s on %j is %j', (condition, source, expected) => expect(matches(condition, source)).toBe(expected));
});

describe('values and types', () => {
  const types = {
    n: 'long',
    f: 'double',
    ip: 'ip',
    v: 'version',
    d: 'date',
    k: 'keyword',
    b: 'boolean',
    nv: 'keyword with null_value "NULL"',
  };
  it.each<Row>([
    ['nv == "NULL"', { nv: null }, true],
    ['nv == "NULL"', { nv: ['a', null] }, true],
    ['nv == "NULL"', { nv: [] }, false],
    ['nv == null', { nv: null }, false],
    ['k == null', { k: null }, true],
    ['n == 5', { n: '5' }, true],
    ['n > 10', { n: '9' }, false],
    ['n in (5, 6)', { n: '6' }, true],
    ['untyped > 10', { untyped: '9' }, false],
    ['untyped > 10', { untyped: 'abc' }, false],
    ['k == "5"', { k: 5 }, true],
    ['k > "10"', { k: '9' }, true],
    ['n / 2 == 2', { n: 5 }, true],
    ['n / 2.0 == 2.5', { n: 5 }, true],
    ['f / 2 == 2.5', { f: 5 }, true],
    ['n + 1 == 6', { n: 5 }, true],
    ['n / 0 == 1', { n: 5 }, false],
    ['n / 0 == null', { n: 5 }, true],
    ['b == true', { b: 'true' }, true],
    ['b', { b: 'true' }, true],
    ['b == false', { b: 'false' }, true],
    ['b != true', { b: false }, true],
    ['ip == "::ffff:10.0.0.1"', { ip: '10.0.0.1' }, true],
    ['ip == "0:0:0:0:0:0:0:1"', { ip: '::1' }, true],
    ['ip == "10.0.0.0/8"', { ip: '10.9.8.7' }, true],
    ['ip in ("10.0.0.0/8", "::1")', { ip: '::1' }, true],
    ['ip != "10.0.0.0/8"', { ip: '10.9.8.7' }, false],
    ['ip > "9.0.0.0"', { ip: '10.0.0.0' }, true],
    ['source.ip != "::1"', { source: { ip: '0:0::1' } }, false],
    ['v > "1.5.0"', { v: '1.11.3' }, true],
    ['v < "1.2.4"', { v: '1.2.4-SNAPSHOT' }, true],
    ['v > "1.2.4-beta.9"', { v: '1.2.4-beta.10' }, true],
    ['v > "99.0.0"', { v: 'bad' }, true],
    ['v : "1.2.*"', { v: '1.2.4' }, true],
    ['d == "2024-02-29"', { d: '2024-02-29T23:59:59.999Z' }, true],
    ['d == "2024-02"', { d: '2024-03-01T00:00:00Z' }, false],
    ['d > "2024-02-29"', { d: '2024-02-29T10:00:00Z' }, false],
    ['d >= "2024-02-29"', { d: '2024-02-29T10:00:00Z' }, true],
    ['d < "2024-02-29T10:00:01Z"', { d: '2024-02-29T10:00:00.999Z' }, true],
    ['d == 1709200800000', { d: '2024-02-29T10:00:00Z' }, true],
    ['d == "2024-02-29T12:00:00+02:00"', { d: 1709200800000 }, true],
    ['@timestamp == "2024-02-29T10:00:00Z"', { '@timestamp': '2024-02-29T10:00:00.5Z' }, true],
  ])('%s on %j is %j', (condition, source, expected) => expect(matches(condition, source, { types })).toBe(expected));

  it.each([
    ['n : "5"', 'string_field_expected'],
    ['ip like "10.*"', 'string_field_expected'],
    ['number(n) == 1', 'string_field_expected'],
    ['k', 'boolean_field_expected'],
    ['n in (1, "text")', 'incompatible_value'],
    ['d == "yesterday"', 'incompatible_value'],
    ['ip == "localhost"', 'incompatible_value'],
    ['@timestamp > "now-5m"', 'date_math_not_supported'],
    ['k regex "a("', 'invalid_regex'],
    ['substring(k, 1) regex "(?=a)"', 'invalid_regex'],
    ['cidrMatch(ip, "10.0.0.0/99")', 'invalid_cidr_block'],
  ])('%s is refused as %s', (condition, code) => {
    const compiled = compileEql(`any where ${condition}`, { types });
    expect(compiled.ok ? [] : compiled.diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });
});

describe('the event category', () => {
  it.each<[string, EventSource, boolean]>([
    ['process where true', { event: { category: 'process' } }, true],
    ['process where true', { event: { category: ['file', 'process'] } }, true],
    ['process where true', { 'event.category': ['process'] }, true],
    ['process where true', { event: { category: 'Process' } }, false],
    ['process where true', {}, false],
    ['any where true', {}, true],
    ['"my category" where true', { event: { category: 'my category' } }, true],
    ['process where true', { event_type: 'process' }, false],
  ])('%s on %j is %j', (query, source, expected) => expect(compile(query).matches(prepareDocument(source))).toBe(expected));

  it('is another field on request', () => {
    const compiled = compile('process where true', { eventCategoryField: 'event_type' });
    expect(compiled.matches(prepareDocument({ event_type: 'process' }))).toBe(true);
    expect(compiled.matches(prepareDocument({ event: { category: 'process' } }))).toBe(false);
  });
});

describe('sequences and samples', () => {
  it('repeat a stage that runs several times, and share it', () => {
    const sequence = compileEql('sequence by host.id [process where true] with runs=2 [file where true]');
    if (!sequence.ok || sequence.value.kind !== 'sequence') throw new Error('no sequence');
    expect(sequence.value.stages.map(({ position }) => position)).toEqual([0, 0, 1]);
    const sample = compileEql('sample by host.id [process where true] [file where true]');
    expect(sample.ok && sample.value).toMatchObject({ kind: 'sample', stages: [{ position: 0 }, { position: 1 }] });
  });

  it('report what is wrong inside a stage, with its place', () => {
    const query = 'sequence by host.id [process where x regex "("] [file where true]';
    const compiled = compileEql(query);
    const spans = compiled.ok ? [] : compiled.diagnostics.map(({ span }) => query.slice(span.start, span.end));
    expect(spans).toEqual(['"("']);
  });
});

describe('hostile documents', () => {
  const last = (value: string): EventSource => ({ args: [...Array.from({ length: 30_000 }, (_, n) => `a${n}`), value], one: 'x' });
  it.each<Row>([
    ['args : "evil*"', last('evil.sh'), true],
    ['startsWith(args, "evil")', last('evil.sh'), true],
    ['concat(one, args) == "xevil.sh"', last('evil.sh'), true],
    ['cidrMatch(args, "10.0.0.0/8")', last('10.0.0.1'), true],
    ['startsWith(args, "evil")', last('good.sh'), false],
  ])('cannot hide a value of %s behind thousands of others', (condition, source, expected) => {
    expect(matches(condition, source)).toBe(expected);
  });

  const query = 'process where length(args) > 1 and not concat(args, args) == "x" and args : ("*?a*?b*", "a*") and ?args == ?other';
  let deep: unknown = 'a';
  for (let level = 0; level < 10_000; level++) deep = level % 2 === 0 ? [deep] : { args: deep };
  const many = Array.from({ length: 100_000 }, (_, index) => `value ${index}`);

  it.each<[string, EventSource]>([
    ['prototypes', JSON.parse('{"__proto__": {"args": "a"}, "constructor": {"prototype": 1}, "event": {"category": "process"}}')],
    ['depth', { event: { category: 'process' }, args: deep, other: deep }],
    ['huge arrays', { event: { category: 'process' }, args: many, other: many.map((text) => `${text}!`) }],
    ['a long text', { event: { category: 'process' }, args: 'a'.repeat(500_000) }],
    ['odd values', { event: { category: ['process', null, 7, {}] }, args: [Number.NaN, Infinity, '\ud800', '\0', true] }],
  ])('%s give an answer', (_name, source) => {
    const document = prepareDocument(source);
    const compiled = compile(query);
    expect(compiled.explain(document).isMatch).toBe(compiled.matches(document));
  });
});
