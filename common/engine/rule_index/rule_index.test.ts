import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { hasConformanceData, readCaseLines } from '../../../test/fixtures/conformance';
import { compileEql, compileKql, prepareDocument, type EventSource, type Indexable, type PreparedDocument } from '../index';
import { foldCase } from '../functions/fold_case';
import { fitting, type Need } from './needs';
import { RuleIndex, type IndexedQuery } from './rule_index';

interface Condition extends Indexable {
  readonly query: string;
  matches(document: PreparedDocument): boolean;
}

function eql(text: string): IndexedQuery<Condition> {
  const compiled = compileEql(text);
  if (!compiled.ok || compiled.value.kind !== 'event') throw new Error(text);
  return { query: compiled.value, condition: compiled.value };
}

function kql(text: string): IndexedQuery<Condition> {
  const compiled = compileKql(text);
  if (!compiled.ok) throw new Error(text);
  return { query: compiled.value, condition: compiled.value };
}

/** With `~` behind what asks for less than the query. */
function textOf(need: Need): string {
  const mark = need.isExact ? '' : '~';
  if (need.kind === 'atom') return `${need.field} ${need.where} ${need.text}`.trim() + (need.fits === undefined ? '' : '!') + mark;
  const parts = need.needs.map((each) => (each.kind === 'atom' ? textOf(each) : `(${textOf(each)})`));
  const joined = parts.join({ all: ' & ', any: ' | ', none: ', ' }[need.kind]);
  return (need.kind === 'none' ? `none of ${joined}` : joined) + mark;
}

describe('what a query needs', () => {
  it.each([
    ['process where true', 'event.category whole process!'],
    ['any where true', ''],
    ['any where user.name == "Root" and ok', 'user.name whole root! & ok whole true!'],
    ['any where user.name in ("a", "B")', 'user.name whole a! | user.name whole b!'],
    ['any where user.name in~ ("a", "B")', 'user.name whole a | user.name whole b'],
    ['any where process.name : ("python*", "*.exe", "x?z")', 'process.name start python | process.name end .exe | process.name start x!'],
    ['any where a : ("", "x") and b like ""', '(a whole | a whole x) & b whole!'],
    ['any where process.name like "python*"', 'process.name start python!'],
    ['any where process.name : ("a", "*bc*", "*")', 'process.name whole a | process.name inside bc | process.name present'],
    ['any where process.name : "*ab*cde*fghi"', 'process.name end fghi!'],
    ['any where process.name : "??"', 'process.name present!'],
    ['any where a == "1" or b == "2"', 'a whole 1! | b whole 2!'],
    ['any where (a == "1" and b == "2") or c == "3"', '(a whole 1! & b whole 2!) | c whole 3!'],
    ['any where a == "1" or length(b) > 2', '~'],
    ['any where (a == "1" or length(b) > 2) and c == "3"', 'c whole 3!~'],
    ['any where not a == "1"', 'none of a whole 1!'],
    ['any where a != "1"', 'none of a whole 1!'],
    ['any where a not in ("1", "2")', 'none of a whole 1!, a whole 2!'],
    ['any where not (a : "1" or b : "2")', '(none of a whole 1) & (none of b whole 2)'],
    ['any where not (a : "1" and b : "2")', '(none of a whole 1) | (none of b whole 2)'],
    ['any where not (a : "1" or length(b) > 2)', 'none of a whole 1~'],
    ['any where not not a : "1"', 'a whole 1'],
    ['any where pid == 5 and 7 < ppid', 'pid present! & ppid present!'],
    ['any where pid != 5 and not uid > 5', '(none of pid present!) & (none of uid present!)'],
    ['any where @timestamp > 5', '@timestamp present~'],
    ['any where a != null and b == null', 'a present & (none of b present)'],
    ['any where a in (5, "x")', 'a present! | a whole x!'],
    ['any where a in ("x", null)', '~'],
    ['any where source.ip == "10.0.0.1"', 'source.ip present~'],
    ['any where a regex "x.*"', 'a start x~'],
    ['any where a regex "[xX]y?/tmp/[a-z]+"', 'a inside /tmp/~'],
    ['any where a regex~ "ab|.*cd"', 'a whole ab | a end cd~'],
    ['any where a regex "(ab|cd)e*"', 'a present~'],
    ['any where a regex ("x.*", ".+")', 'a start x~ | a present~~'],
    ['any where not a regex "x.*"', '~'],
    ['any where startsWith(a, "Ab") and endsWith~(b, "c")', 'a start ab~ & b end c~~'],
    ['any where stringContains(a, "dE")', 'a inside de~'],
    ['any where cidrMatch(source.ip, "10.0.0.0/8") or startsWith(a, b)', 'source.ip present~ | a present~~'],
    ['any where startsWith("abc", a)', '~'],
    ['any where ?a == ?b', '~'],
    ['any where length(a) > 3', '~'],
  ])('EQL %s: %s', (text, expected) => expect(textOf(eql(text).condition.need)).toBe(expected));

  it.each([
    ['a: 1.0 and b: x', '(a whole 1.0! | a whole 1!~) & b whole x!~'],
    ['a: (x and y)', 'a whole x! & a whole y!'],
    ['a: (x or y*)', 'a whole x! | a start y!'],
    ['a: (x or not y)', 'a whole x! | (none of a whole y!)'],
    ['not a: (x or y)', 'none of a whole x!, a whole y!'],
    ['not (a: x or b > 5)', 'none of a whole x!~'],
    ['a: *', 'a present'],
    ['not a: *', 'none of a present'],
    ['a: *xy*', 'a inside xy!'],
    ['message: x', 'message present~'],
    ['a: 10.0.0.0/8', 'a present~'],
    ['x.*: y', '~'],
    ['word', '~'],
    ['a > 5', 'a present~'],
    ['d: { a: x }', 'd.a whole x!~'],
    ['"": { d: { a: x } }', '~'],
    [`"d${'.d'.repeat(60)}": { "a${'.a'.repeat(60)}": x }`, '~'],
  ])('KQL %s: %s', (text, expected) => expect(textOf(kql(text).condition.need)).toBe(expected));

  it('is nothing where a mapping says how values are compared', () => {
    const typed = compileEql('any where a == "1"', { types: { a: 'long' } });
    if (!typed.ok || typed.value.kind !== 'event') throw new Error('no event query');
    expect(textOf(typed.value.need)).toBe('~');
    expect(typed.value.matchesRest(prepareDocument({ a: 1 }))).toBe(true);
  });
});

describe('texts inside a value', () => {
  const texts = ['ab', 'abc', 'bca', 'aab', 'x'.repeat(40), 'zz'];
  const containing = <Q>(query: Q, text: string): IndexedQuery<Q> => {
    const need = fitting('a', ['', text, '']);
    return { query, condition: { need, matchesRest: () => true, matches: () => true } };
  };
  const index = new RuleIndex(texts.map((text) => containing(text, text)));

  it.each([
    ['abc', ['ab', 'abc']],
    ['aabca', ['ab', 'abc', 'bca', 'aab']],
    ['AB', ['ab']],
    ['a', []],
    ['zzz', ['zz']],
    ['x'.repeat(39), []],
    ['x'.repeat(41), ['x'.repeat(40)]],
    [`${'-'.repeat(100_000)}ab`, ['ab']],
  ])('%.40s', (value, expected) => expect([...index.candidates({ a: value })].sort()).toEqual([...expected].sort()));

  it('none is lost, wherever it stands, and however often a value comes', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'É', 'ß'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), piece, piece, (inside, before, after) => {
        const searched = new RuleIndex(inside.map((text, place) => containing(place, text)));
        inside.forEach((text, place) => {
          for (const value of [`${before}${text}${after}`, text.toUpperCase().length === text.length ? foldCase(text) : text]) {
            expect(searched.candidates({ a: value })).toContain(place);
          }
        });
      })
    );
  });
});

const queries = [
  eql('process where process.name == "curl" and host.os.type == "linux"'),
  eql('process where process.name : ("CURL", "py*", "*.sh") and not user.name == "root"'),
  eql('any where process.args : ("-x", "*tmp*")'),
  eql('file where file.path like~ "/etc/*" or user.name == "root"'),
  eql('any where a.b.c == "deep" and event.category == "process"'),
  eql('any where user.name != "root"'),
  eql('network where n == 5'),
  kql('process.name: (curl or wget) and host.os.type: linux'),
  kql('event.category: process and not user.name: root'),
  kql('process.args: (-x and *tmp)'),
  kql('n: 5 or ok: true'),
  kql('d: { a: curl }'),
  kql('curl'),
  kql('a.b > 5 or process.args: *tmp*'),
  kql('process.name: * and not (n: 5 or user.name: r*)'),
  eql('any where process.args : "*tmp*" and n != null and not ok'),
  eql('any where n > 3 and process.name regex "[a-z]+" and a.b.c == "deep"'),
  eql('any where n in (5, "curl") or length(process.args) > 3'),
  eql('any where (process.name : "c*l" and process.args : "*MP*") or (user.name : "*oo*" and not n == 5)'),
  eql('any where startsWith~(process.name, "CU") or stringContains(file.path, "etc") or endsWith(process.args, "/a")'),
  eql('any where not (process.name : "c*" or user.name == "root") and not (n > 3 and ok)'),
  eql('any where a == "5" or b.c != "5" or n not in ("5", "CURL") or a.b in~ ("TRUE", "Deep")'),
  eql('any where process.name like ("c?rl", "C*L", "*u*l*") and not process.args like "/t*a"'),
  eql('any where a : "" or b.c like ("", "?") or (n in~ ("") and not a.b == "")'),
  kql('a.b: "" or not b.c: ("" or x*)'),
  eql('any where (a == null or b.c != null) and not ok == true'),
  eql('any where process.name regex ("c.r?l", "[a-z]+t") or process.args regex~ ".*TMP.?.*|-X" or not a.b regex "de+p"'),
  kql('not (process.name: (curl or "wget") or n > 5) and not a: (5 or true)'),
  kql('a.b: (deep and not 5) or not user.name: *'),
  kql('(process.name: *url and process.args: *tm*) or (user.name: *oo* and not n: 5)'),
];

describe('the index', () => {
  const index = new RuleIndex(queries);

  it('offers what can match, and leaves out what lacks a need', () => {
    const source = { event: { category: ['process'] }, process: { name: 'CURL' }, host: { os: { type: 'windows' } } };
    const offered = index.candidates(source).map(({ query }) => query);
    expect(offered).toContain(queries[1]?.query.query);
    expect(offered).not.toContain(queries[0]?.query.query);
  });

  it.each<readonly [string, readonly IndexedQuery<Condition>[], EventSource]>([
    ['a text twice is not that text in two cases', [eql('any where a : "x x"'), eql('any where a == "x"')], { a: 'x' }],
    ['a name with a blank is not a name and a text', [eql('any where `a b` : "c"'), eql('any where a : "b c"')], { a: 'b c' }],
    ['a star that is itself is no wildcard', [kql('a: xxx*a\\*b*'), kql('a: xxx*a*b*')], { a: 'xxx-a-b-' }],
  ])('takes no two look-ups for one: %s', (_name, alike, source) => {
    const document = prepareDocument(source);
    const expected = alike.map(({ query }) => query).filter((query) => query.matches(document));
    expect(expected).toHaveLength(1);
    expect(new RuleIndex(alike).matching(document)).toEqual(expected);
  });

  it('says which value made a query a candidate', () => {
    const [first] = queries;
    if (first === undefined) throw new Error('no query');
    const source = { event: { category: 'process' }, process: { name: 'curl' }, 'host.os.type': 'linux' };
    expect(index.explain(first.query, source)?.map(({ field, value }) => `${field}=${value}`)).toEqual([
      'event.category=process',
      'process.name=curl',
      'host.os.type=linux',
    ]);
    expect(index.explain(first.query, {})).toBeUndefined();
  });

  it('answers what running every query answers', () => {
    const value = fc.constantFrom<unknown>(
      'curl',
      'CURL',
      'wget',
      'python3',
      'x.sh',
      'root',
      'linux',
      'process',
      'file',
      '-x',
      '/tmp/a',
      '/etc/x',
      'deep',
      5,
      true,
      null,
      '5',
      ''
    );
    const values = fc.oneof(value, fc.array(value, { maxLength: 3 }), fc.array(fc.array(value, { maxLength: 2 }), { maxLength: 2 }));
    const names = [
      'event.category',
      'process.name',
      'process.args',
      'host.os.type',
      'user.name',
      'file.path',
      'a.b.c',
      'a',
      'a.b',
      'b.c',
      'n',
      'ok',
      'd',
      'd.a',
    ];
    const leaf = fc.record(Object.fromEntries(names.map((name) => [name, values])), { requiredKeys: [] });
    const expectAll = (source: EventSource): void => {
      const document = prepareDocument(source);
      const all = queries.filter(({ query }) => query.matches(document)).map(({ query }) => query.query);
      expect(
        index
          .matching(document)
          .map(({ query }) => query)
          .sort()
      ).toEqual([...all].sort());
    };
    fc.assert(
      fc.property(leaf, fc.func(fc.boolean()), (flat, isNested) => expectAll(spelled(flat, isNested))),
      { numRuns: 3_000 }
    );
    // Very many values are looked up together, and a value may hold the end of a line.
    const odd = fc.constantFrom<unknown>('x\ncurl', 'curl\n', '\n/tmp/a', null, 'x'.repeat(50), 7);
    fc.assert(
      fc.property(leaf, fc.array(odd, { maxLength: 3 }), (flat, others) => {
        const filling = [...others, ...Array.from({ length: 1_100 }, (_, place) => `-filling${place}`)];
        expectAll(
          Object.fromEntries(Object.entries(flat).map(([name, value]) => [name, Array.isArray(value) ? [...value, ...filling] : value]))
        );
      }),
      { numRuns: 100 }
    );
  });
});

/** Each name with dots, or as objects inside one another, or half and half. */
function spelled(flat: Readonly<Record<string, unknown>>, isNested: (name: string) => boolean): EventSource {
  const source: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(flat)) {
    const [first = '', ...rest] = name.split('.');
    const below = source[first];
    if (rest.length === 0 || !isNested(name) || (below !== undefined && !isPlainObject(below))) source[name] = value;
    else source[first] = { ...(isPlainObject(below) ? below : {}), [rest.join('.')]: value };
  }
  return source;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

describe.skipIf(!hasConformanceData)('the index over the public rules', () => {
  it('loses no match on what makes them fire', () => {
    const rules = ['eql', 'query_kuery', 'new_terms', 'threshold'].flatMap((file) =>
      readCaseLines<{ readonly language: string; readonly query: string }>(`rules/${file}.ndjson`)
    );
    const all = rules.flatMap(({ language, query }) => {
      if (language === 'kuery') return [kql(query)];
      const compiled = compileEql(query);
      return language === 'eql' && compiled.ok && compiled.value.kind === 'event' ? [eql(query)] : [];
    });
    const index = new RuleIndex(all);
    const documents = ['eql', 'kql', 'new_terms']
      .flatMap((file) => readCaseLines<{ readonly docs: readonly EventSource[] }>(`positives/${file}.ndjson`).flatMap(({ docs }) => docs))
      .filter((_, place) => place % 3 === 0);
    let offered = 0;
    for (const source of documents) {
      const document = prepareDocument(source);
      offered += index.candidates(source).length;
      const found = new Set(index.matching(document));
      const wrong = all.filter(({ query }) => found.has(query) !== query.matches(document));
      expect(wrong.map(({ query }) => query.query)).toEqual([]);
    }
    expect(offered / documents.length).toBeLessThan(all.length / 50);
  });
});
