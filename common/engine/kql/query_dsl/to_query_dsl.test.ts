import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { hasConformanceData, readCases } from '../../../../test/fixtures/conformance';
import { kqlCondition } from '../../../../test/fixtures/kql_trees';
import { compileFilter, compileKql, kqlToQueryDsl, parseKql, prepareDocument, printKql, type KqlQuery } from '../../index';

function dslOf(query: string): unknown {
  const parsed = parseKql(query);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return kqlToQueryDsl(parsed.value).bool;
}

describe.skipIf(!hasConformanceData)('the bool queries of the reference', () => {
  const cases = hasConformanceData ? readCases<{ readonly query: string; readonly dsl_bool: unknown }[]>('kql/kql_dsl.json') : [];
  it('are there', () => expect(cases.length).toBeGreaterThan(25));
  it.each(cases)('$query', ({ query, dsl_bool: expected }) => expect(dslOf(query)).toEqual(expected));
});

describe('a KQL query as a bool query', () => {
  const a = { match: { a: 'x' } };
  const b = { match: { b: 'y' } };
  const c = { match: { c: 'z' } };
  const either = { bool: { should: [a, b], minimum_should_match: 1 } };
  it.each([
    ['', { filter: [] }],
    ['a: x', { filter: [a] }],
    // Conditions stand side by side; the alternatives of a second list cannot.
    ['(a: x and b: y) and c: z', { filter: [a, b, c] }],
    ['(a: x or b: y) or c: z', { should: [a, b, c], minimum_should_match: 1 }],
    ['(a: x or b: y) and (b: y or c: z)', { ...either.bool, filter: [{ bool: { should: [b, c], minimum_should_match: 1 } }] }],
    ['a: x and not (b: y or c: z)', { filter: [a], must_not: [{ bool: { should: [b, c], minimum_should_match: 1 } }] }],
    ['not a: x or b: y', { should: [{ bool: { must_not: [a] } }, b], minimum_should_match: 1 }],
    ['not not a: x', { filter: [a] }],
    ['not (not a: x and not b: y)', { must_not: [{ bool: { must_not: [a, b] } }] }],
    ['not (a: x and not b: y)', { must_not: [{ bool: { filter: [a], must_not: [b] } }] }],
    // Values.
    ['a: "x"', { filter: [{ match_phrase: { a: 'x' } }] }],
    ['a: "1"', { filter: [{ match_phrase: { a: '1' } }] }],
    ['a: 1.0', { filter: [{ match: { a: '1.0' } }] }],
    ['a: 9007199254740993', { filter: [{ match: { a: '9007199254740993' } }] }],
    ['a: Infinity', { filter: [{ match: { a: 'Infinity' } }] }],
    ['a: null', { filter: [{ match: { a: 'null' } }] }],
    ['a: *', { filter: [{ exists: { field: 'a' } }] }],
    ['a: "*"', { filter: [{ match_phrase: { a: '*' } }] }],
    ['a: two w*s', { filter: [{ query_string: { fields: ['a'], query: 'two\\ w*s' } }] }],
    ['a > "1"', { filter: [{ range: { a: { gt: '1' } } }] }],
    ['a < now-1d', { filter: [{ range: { a: { lt: 'now-1d' } } }] }],
    // Names.
    ['*: *', { filter: [{ match_all: {} }] }],
    ['host.*: *', { filter: [{ exists: { field: 'host.*' } }] }],
    ['host.*: x', { filter: [{ multi_match: { type: 'best_fields', query: 'x', fields: ['host.*'], lenient: true } }] }],
    ['host.*: "x y"', { filter: [{ multi_match: { type: 'phrase', query: 'x y', fields: ['host.*'], lenient: true } }] }],
    ['host.*: x*', { filter: [{ query_string: { fields: ['host.*'], query: 'x*', lenient: true } }] }],
    ['host.* >= 5', { filter: [{ query_string: { fields: ['host.*'], query: '["5" TO *]', lenient: true } }] }],
    ['host.* < 5', { filter: [{ query_string: { fields: ['host.*'], query: '{* TO "5"}', lenient: true } }] }],
    ['__proto__: x', { filter: [{ match: Object.fromEntries([['__proto__', 'x']]) }] }],
    // Objects: names inside are below the field.
    [
      'd: { a: 1 and e: { not b > 2 } }',
      {
        filter: [
          {
            nested: {
              path: 'd',
              query: {
                bool: {
                  filter: [
                    { match: { 'd.a': 1 } },
                    { nested: { path: 'd.e', query: { bool: { must_not: [{ range: { 'd.e.b': { gt: 2 } } }] } }, score_mode: 'none' } },
                  ],
                },
              },
              score_mode: 'none',
            },
          },
        ],
      },
    ],
    [
      'd: { x }',
      {
        filter: [
          {
            nested: {
              path: 'd',
              query: { bool: { filter: [{ multi_match: { type: 'best_fields', query: 'x', fields: ['d.*'], lenient: true } }] } },
              score_mode: 'none',
            },
          },
        ],
      },
    ],
    ['d: { * }', { filter: [{ nested: { path: 'd', query: { bool: { filter: [{ match_all: {} }] } }, score_mode: 'none' } }] }],
  ])('%s', (query, expected) => expect(dslOf(query)).toEqual(expected));

  it('is the same however the query is laid out, for any query', () => {
    fc.assert(
      fc.property(kqlCondition(), (condition) => {
        const query: KqlQuery = { kind: 'kql_query', span: { start: 0, end: 0 }, condition };
        const dsl = kqlToQueryDsl(query);
        expect(dslOf(printKql(query))).toEqual(dsl.bool);
        expect(JSON.parse(JSON.stringify(dsl))).toEqual(dsl);
      }),
      { numRuns: 1_000 }
    );
  });

  it('asks of documents what the query asks', () => {
    const leaf = fc
      .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y', '1', '*', 'x*', '*y', '"x y"', 'x\\:*', 'true'))
      .map(([field, value]) => `${field}: ${value}`);
    const { condition } = fc.letrec<{ condition: string }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        leaf,
        tie('condition').map((inner) => `not (${inner})`),
        fc
          .tuple(fc.constantFrom('and', 'or'), fc.array(tie('condition'), { minLength: 2, maxLength: 3 }))
          .map(([operator, inner]) => inner.map((each) => `(${each})`).join(` ${operator} `))
      ),
    }));
    const value = fc.constantFrom(undefined, 'x', 'y', 'x y', 'x:y', 1, true, ['x', 'y'], ['xy', 1]);
    fc.assert(
      fc.property(condition, fc.array(fc.record({ a: value, b: value }), { minLength: 1, maxLength: 5 }), (query, documents) => {
        const compiled = compileKql(query);
        const filter = compileFilter({ query: { bool: dslOf(query) } });
        if (!compiled.ok || !filter.ok) throw new Error(query);
        for (const document of documents.map((source) => prepareDocument(source))) {
          expect(filter.matches(document)).toBe(compiled.value.matches(document));
        }
      }),
      { numRuns: 1_000 }
    );
  });
});
