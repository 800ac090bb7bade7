import { afterEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  compileEql,
  compileKql,
  prepareDocument,
  printKql,
  RuleIndex,
  type EventSource,
  type Explanation,
  type ExplanationNode,
  type Indexable,
  type PreparedDocument,
} from '../../common/engine';
import { kqlCondition, kqlName } from '../fixtures/kql_trees';
import { FIELDS, hostileDocument, LARGE_DOCUMENTS } from './hostile';

interface Compiled extends Indexable {
  readonly query: string;
  matches(document: PreparedDocument): boolean;
  explain(document: PreparedDocument): Explanation;
}

function kql(query: string): Compiled {
  const compiled = compileKql(query, { now: () => 0 });
  if (!compiled.ok) throw new Error(`${query}\n${JSON.stringify(compiled.diagnostics)}`);
  return compiled.value;
}

function eql(query: string): Compiled {
  const compiled = compileEql(query);
  if (!compiled.ok || compiled.value.kind !== 'event') throw new Error(`${query}\n${JSON.stringify(compiled)}`);
  return compiled.value;
}

/** All ways of asking answer the same. */
function expectAgreement(compiled: Compiled, source: EventSource): void {
  const document = prepareDocument(source);
  const isMatch = compiled.matches(document);
  const explanation = compiled.explain(document);
  expect(explanation.isMatch, compiled.query).toBe(isMatch);
  expectSound(explanation.root, compiled.query.length);
  const found = new RuleIndex([{ query: compiled, condition: compiled }]).matching(document);
  expect(found, compiled.query).toEqual(isMatch ? [compiled] : []);
}

/** A branch has the outcome of its children, and every node stands within the query. */
function expectSound(node: ExplanationNode, length: number): void {
  expect(node.span.start).toBeLessThanOrEqual(node.span.end);
  expect(node.span.end).toBeLessThanOrEqual(length);
  const truths = node.children.map(({ outcome }) => outcome === 'true');
  const expected = { and: truths.every(Boolean), or: truths.some(Boolean), not: !truths[0], nested: truths[0] };
  if (node.kind === 'nested' && node.reason === 'field_missing') expect(node.outcome).toBe('false');
  else if (node.kind !== 'category' && node.kind !== 'condition') expect(node.outcome === 'true').toBe(expected[node.kind]);
  for (const child of node.children) expectSound(child, length);
}

const field = fc.constantFrom('a', 'a.b', '?process.name', '`__proto__`', 'constructor.prototype.x', 'toString', '`a.length`', '`é`');
const text = fc.constantFrom('"curl"', '"*"', '"?*\\u{01}"', '"CURL"', '""', '"10.0.0.0/8"', `"${'a*'.repeat(60)}b"`, '"ſ"');
const eqlLeaf = fc.oneof(
  fc.tuple(field, fc.constantFrom('==', '!=', '<', '>='), text).map((parts) => parts.join(' ')),
  fc.tuple(field, fc.constantFrom(':', 'like', 'like~', 'not like'), text).map((parts) => parts.join(' ')),
  fc
    .tuple(field, fc.constantFrom('in', 'in~', 'not in', 'not in~'), text, text)
    .map(([name, word, one, two]) => `${name} ${word} (${one}, ${two})`),
  fc.tuple(field, fc.constantFrom('== null', '!= null', '> 5', '== true', '== 5.0')).map((parts) => parts.join(' ')),
  fc.tuple(field, fc.constantFrom('regex', 'regex~'), fc.constantFrom('"(a|a)*b"', '"(a*)*~(b)"', '".*.*.*x"', '"<1-100>|a{1,50}"')).map((parts) => parts.join(' ')), // prettier-ignore
  field.map((name) => `length(${name}) > 3`),
  field.map((name) => `stringContains~(${name}, "UR")`),
  field.map((name) => `cidrMatch(${name}, "10.0.0.0/8", "::/0")`),
  field.map((name) => `add(${name}, 1) / 0 == null`),
  field.map((name) => `concat(${name}, ${name}, "x") != "x"`)
);
const eqlCondition = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    eqlLeaf,
    fc.tuple(tie('any'), fc.constantFrom('and', 'or'), tie('any')).map(([one, word, two]) => `(${one} ${word} ${two})`),
    tie('any').map((inner) => `not (${inner})`)
  ),
})).any;

const unpolluted = Object.getOwnPropertyNames(Object.prototype).sort();

describe('evaluation', () => {
  afterEach(() => {
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(unpolluted);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Object.keys(Array.prototype)).toEqual([]);
  });

  it('of any KQL on any document is the same by matches, explain and the index', () => {
    const fields = fc.constantFrom(...FIELDS).map(kqlName);
    fc.assert(
      fc.property(kqlCondition(fields), fc.array(hostileDocument, { minLength: 1, maxLength: 4 }), (condition, sources) => {
        const compiled = kql(printKql({ kind: 'kql_query', span: { start: 0, end: 0 }, condition }));
        for (const source of sources) expectAgreement(compiled, source);
      }),
      { numRuns: 600 }
    );
  });

  it('of any EQL on any document is the same by matches, explain and the index', () => {
    fc.assert(
      fc.property(eqlCondition, fc.array(hostileDocument, { minLength: 1, maxLength: 4 }), (condition, sources) => {
        const compiled = eql(`any where ${condition}`);
        for (const source of sources) expectAgreement(compiled, source);
      }),
      { numRuns: 600 }
    );
  });

  const QUERIES: readonly Compiled[] = [
    'any where a == "curl" or process.name : "*a*b*c*d*e*f*g*"',
    'any where a regex~ "(a|aa|a*)*(b|c)" and not a like "*?*?*?*?*"',
    `any where a : ("${'?'.repeat(200)}", "*${'a'.repeat(200)}*b")`,
    'any where length(a) > 3 and concat(a, "-", process.name) == "x" and a in ("curl", "p1")',
    'any where ?a == ?process.name or between(a, "a", "b", true) == "c" or indexOf~(a, "AAB") > 5',
    'any where a.a.a.a.a.a : "curl" and a.b.b.b != null',
    `any where a : (${Array.from({ length: 60 }, (_, place) => `"*${place}q?*"`).join()}) or concat(a, a, process.name) : "*!*"`,
    'any where a regex (".*q[0-9]+", "(a|aa)*c", ".*a.{60}x") or a in (1, "2", 3.5, "curl") or stringContains~(a, process.name)',
  ]
    .map(eql)
    .concat(
      ['a: (curl and *x*y*z*) or process.*: p*9', 'curl', '*: *a*a*a*b', 'a: { b: { b: 1 and not b: 2 } }', 'message: "word word x"'].map(
        kql
      )
    );

  it.each(LARGE_DOCUMENTS)('of a document with %s comes to an end', (_name, source) => {
    for (const query of QUERIES) expectAgreement(query, source);
  });

  it('does not mistake what objects inherit for fields', () => {
    const empty = prepareDocument({ a: {} });
    for (const name of ['__proto__', 'constructor', 'toString', 'a.constructor.name', 'hasOwnProperty', '__proto__.toString']) {
      expect(kql(`${name}: *`).matches(empty), name).toBe(false);
      expect(eql(`any where \`${name}\` == null`).matches(empty), name).toBe(true);
    }
  });
});
