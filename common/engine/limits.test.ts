/** What is left out of a hostile document is told with the answer. */
import { describe, expect, it } from 'vitest';
import {
  compileEql,
  compileKql,
  inOrder,
  prepareDocument,
  searchSamples,
  SequenceMatcher,
  thresholdGroups,
  withLimits,
  type EventSource,
  type ExplanationNode,
  type Limit,
} from './index';
import { noteLimit } from './limits';

const many = (count: number, make: (place: number) => unknown): unknown[] => Array.from({ length: count }, (_, place) => make(place));

function explain(language: 'eql' | 'kql', query: string, source: EventSource): ExplanationNode {
  const compiled = language === 'eql' ? compileEql(query) : compileKql(query);
  if (!compiled.ok || (compiled.value.kind !== 'event' && compiled.value.kind !== 'kql')) throw new Error(JSON.stringify(compiled));
  const document = prepareDocument(source);
  // Asking before must not take the note away from the explanation.
  compiled.value.matches(document);
  return compiled.value.explain(document).root;
}

function limitsIn(node: ExplanationNode): readonly Limit[] {
  return [...(node.limits ?? []), ...node.children.flatMap(limitsIn)];
}

const texts = { a: many(1_000, (place) => `a${place}`), b: many(1_000, (place) => `b${place}`) };
const bits = many(20_000, (place) => ((place * 2_654_435_761) % 4_294_967_296 < 2_147_483_648 ? 'a' : 'b')).join('');
const short = 'ab'.repeat(90);

describe('an explanation', () => {
  it.each<['eql' | 'kql', string, EventSource, readonly Limit[]]>([
    ['eql', 'any where ?a == ?b', texts, ['pairs']],
    ['eql', 'any where ?a == ?b', { a: texts.a, b: 'a7' }, []],
    ['eql', 'any where concat(a, b) == "x"', texts, ['combinations']],
    ['eql', 'any where concat(a, "x") == "x"', texts, []],
    ['eql', 'any where stringContains(a, b)', { a: 'a'.repeat(1_000_000), b: texts.b }, ['combinations']],
    ['eql', `any where concat(${many(11, () => 'a').join()}) == "x"`, { a: 'a'.repeat(1_000_000) }, ['text_length']],
    ['eql', 'any where a regex ".*a.{600}"', { a: bits }, ['regular_expression']],
    ['eql', 'any where a regex (".*a.{600}", ".*b.{600}")', { a: bits }, ['regular_expression']],
    ['eql', 'any where a regex ".*a.{60}"', { a: short }, []],
    ['kql', 'curl', Object.fromEntries(many(10_001, (place) => [`f${String(place)}`, 'v']).map((pair) => (Array.isArray(pair) ? pair : []))), ['field_names']], // prettier-ignore
    ['kql', 'f*: curl', Object.fromEntries(many(10_001, (place) => [`f${String(place)}`, 'v']).map((pair) => (Array.isArray(pair) ? pair : []))), ['field_names']], // prettier-ignore
    ['kql', 'curl', texts, []],
  ])('in %s of %s tells what was left out', (language, query, source, limits) => {
    expect(limitsIn(explain(language, query, source))).toEqual(limits);
  });
});

describe('a search', () => {
  it('tells that an event has more join keys than are followed', () => {
    const compiled = compileEql('sequence by k [any where true] [any where true]');
    if (!compiled.ok || compiled.value.kind !== 'sequence') throw new Error('no sequence');
    const matcher = new SequenceMatcher(compiled.value);
    const offer = (count: number): readonly Limit[] =>
      withLimits(() => inOrder([{ '@timestamp': 1, k: many(count, String) }]).forEach((event) => matcher.offer(event))).limits;
    expect(offer(1_000)).toEqual([]);
    expect(offer(1_001)).toEqual(['join_keys']);
    expect(matcher.found()).toHaveLength(1_000);
  });

  it('tells that a sample was not tried to the end', () => {
    const compiled = compileEql('sample by k [any where a] [any where a] [any where a] [any where a] [any where a]');
    if (!compiled.ok || compiled.value.kind !== 'sample') throw new Error('no sample');
    const { value } = compiled;
    const documents = many(4, () => 0).map(() => ({ k: 1, a: true }));
    expect(withLimits(() => searchSamples(value, documents)).limits).toEqual([]);
    const more = many(400, () => 0).map((_, place) => ({ k: 1, a: true, place }));
    expect(withLimits(() => searchSamples(value, more, { maxSamplesPerKey: 1_000_000 })).limits).toEqual(['sample_attempts']);
  });

  it('tells that a document has more combinations of values than are grouped by', () => {
    const document = prepareDocument({ a: many(50, String), b: many(50, String) });
    const threshold = { field: ['a', 'b'], value: 1, cardinality: [] };
    expect(withLimits(() => thresholdGroups([document], threshold).length)).toEqual({ result: 1_000, limits: ['term_combinations'] });
    expect(withLimits(() => thresholdGroups([prepareDocument({ a: 1, b: 2 })], threshold).length)).toEqual({ result: 1, limits: [] });
  });
});

describe('limits', () => {
  it('that are reached inside are told inside and outside, and nowhere else', () => {
    const outer = withLimits(() => {
      noteLimit('pairs');
      return withLimits(() => noteLimit('combinations')).limits;
    });
    expect(outer).toEqual({ result: ['combinations'], limits: ['pairs', 'combinations'] });
    noteLimit('pairs');
    expect(withLimits(() => 1)).toEqual({ result: 1, limits: [] });
    expect(() =>
      withLimits(() => {
        throw new Error('x');
      })
    ).toThrow('x');
    expect(withLimits(() => 1).limits).toEqual([]);
  });
});

describe('a query of too many conditions', () => {
  const conditions = (count: number, write: (place: number) => string): string => many(count, (place) => write(Number(place))).join(' or ');
  it.each([
    ['EQL', compileEql(`any where ${conditions(1_025, (place) => `a == ${place}`)}`)],
    ['a sequence', compileEql(`sequence [any where ${conditions(600, (place) => `a == ${place}`)}] [any where ${conditions(600, (place) => `a == ${place}`)}]`)], // prettier-ignore
    ['KQL', compileKql(conditions(1_025, (place) => `a: ${place}`))],
  ])('is refused where the first too many stands: %s', (_name, compiled) => {
    const [diagnostic] = compiled.ok ? [] : compiled.diagnostics;
    expect(diagnostic).toMatchObject({ stage: 'compile', code: 'too_many_conditions' });
    expect(diagnostic?.span.start).toBeGreaterThan(5_000);
  });

  it('is not one of many values', () => {
    expect(compileEql(`any where a in (${many(5_000, String).join()})`).ok).toBe(true);
    expect(compileKql(`a: (${conditions(5_000, String)})`).ok).toBe(true);
    expect(compileEql(`any where ${conditions(1_024, (place) => `a == ${place}`)}`).ok).toBe(true);
  });
});
