import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { hasConformanceData, readCaseLines } from '../../../test/fixtures/conformance';
import { compileEql, compileKql, prepareDocument, type CompiledKql, type EventSource } from '../index';
import { needsOfFilter } from './eql_needs';
import { needsOfKql } from './kql_needs';
import type { Need } from './needs';
import { RuleIndex } from './rule_index';

interface Query {
  readonly text: string;
  readonly matches: (source: EventSource) => boolean;
  readonly matchesCandidate: (source: EventSource) => boolean;
}

function eql(text: string): { readonly query: Query; readonly needs: readonly Need[] } {
  const compiled = compileEql(text);
  if (!compiled.ok || compiled.value.kind !== 'event') throw new Error(text);
  return { query: queryOf(text, compiled.value), needs: needsOfFilter(compiled.value.tree.filter, 'event.category') };
}

function kql(text: string): { readonly query: Query; readonly needs: readonly Need[] } {
  const compiled = compileKql(text);
  if (!compiled.ok) throw new Error(text);
  return { query: queryOf(text, compiled.value), needs: needsOfKql(compiled.value.tree) };
}

function queryOf(text: string, { matches, matchesCandidate }: Pick<CompiledKql, 'matches' | 'matchesCandidate'>): Query {
  return {
    text,
    matches: (source) => matches(prepareDocument(source)),
    matchesCandidate: (source) => matchesCandidate(prepareDocument(source)),
  };
}

function texts(needs: readonly Need[]): readonly string[] {
  return needs.map((need) => need.map(({ field, where, text }) => `${field} ${where} ${text}`).join(' | '));
}

describe('what a query needs', () => {
  it.each([
    ['process where true', ['event.category whole process']],
    ['any where true', []],
    ['any where user.name == "Root" and ok', ['user.name whole root', 'ok whole true']],
    ['any where user.name in ("a", "B")', ['user.name whole a | user.name whole b']],
    ['any where process.name : ("python*", "*.exe", "x?z")', ['process.name start python | process.name end .exe | process.name start x']],
    ['any where process.name : ("a", "*b*")', ['process.name whole a | process.name present ']],
    ['any where a == "1" or b == "2"', ['a whole 1 | b whole 2']],
    ['any where a == "1" or b != "2"', []],
    ['any where not a == "1"', []],
    ['any where pid == 5 and 7 < ppid', ['pid present ', 'ppid present ']],
    ['any where pid != 5 and not uid > 5', []],
    ['any where a != null and b == null', ['a present ']],
    ['any where a in (5, "x")', ['a present  | a whole x']],
    ['any where a in ("x", null)', []],
    ['any where a not in ("x")', []],
    ['any where source.ip == "10.0.0.1"', ['source.ip present ']],
    ['any where a regex "x.*"', ['a present ']],
    ['any where ?a == ?b', []],
    ['any where length(a) > 3', []],
  ])('EQL %s: %j', (text, expected) => expect(texts(eql(text).needs)).toEqual(expected));

  it.each([
    ['a: 1.0 and b: x', ['a whole 1.0 | a whole 1', 'b whole x']],
    ['a: (x and y)', ['a whole x', 'a whole y']],
    ['a: (x or y*)', ['a whole x | a start y']],
    ['a: (x or not y)', []],
    ['not a: x', []],
    ['a: *', ['a present ']],
    ['message: x', ['message present ']],
    ['a: 10.0.0.0/8', ['a present ']],
    ['x.*: y', []],
    ['word', []],
    ['a > 5', ['a present ']],
    ['a* > 5', []],
    ['not a > 5', []],
    ['d: { a: x }', ['d.a whole x']],
  ])('KQL %s: %j', (text, expected) => expect(texts(kql(text).needs)).toEqual(expected));
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
];

describe('the index', () => {
  const index = new RuleIndex(queries);
  const offered = (source: EventSource): readonly string[] => index.candidates(source).map(({ text }) => text);

  it('offers what can match, and leaves out what lacks a need', () => {
    const found = offered({ event: { category: ['process'] }, process: { name: 'CURL' }, host: { os: { type: 'windows' } } });
    expect(found).toContain(queries[1]?.query.text);
    expect(found).not.toContain(queries[0]?.query.text);
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

  it('and the queries it offers answer what running every query answers', () => {
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
      '5'
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
    fc.assert(
      fc.property(leaf, fc.func(fc.boolean()), (flat, isNested) => {
        const source = spelled(flat, isNested);
        const all = queries.filter(({ query }) => query.matches(source)).map(({ query }) => query.text);
        const indexed = index
          .candidates(source)
          .filter((query) => query.matchesCandidate(source))
          .map(({ text }) => text);
        expect([...indexed].sort()).toEqual([...all].sort());
      }),
      { numRuns: 3_000 }
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
      const candidates = new Set(index.candidates(source));
      offered += candidates.size;
      for (const query of candidates) expect(query.matchesCandidate(source), query.text).toBe(query.matches(source));
      const lost = all.filter(({ query }) => !candidates.has(query) && query.matches(source));
      expect(lost.map(({ query }) => query.text)).toEqual([]);
    }
    expect(offered / documents.length).toBeLessThan(all.length / 20);
  });
});
