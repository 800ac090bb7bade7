import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileEql, type CompiledSequence } from '../compile/compile_eql';
import { withLimits } from '../limits';
import { inOrder } from './event_order';
import { searchSamples } from './search_samples';
import { searchSequences } from './search_sequences';
import { SequenceMatcher } from './sequence_matcher';

/** `A1 B2@k`: category, time in seconds, and a join key where one is given. */
function events(text: string): readonly Record<string, unknown>[] {
  return text.split(' ').map((word) => {
    const [, category, second, key] = /^([A-Z])(\d+)(?:@(\w+))?$/.exec(word) ?? [];
    return {
      id: word,
      '@timestamp': new Date(Number(second) * 1000).toISOString(),
      event: { category },
      ...(key === undefined ? {} : { key: key.includes('_') ? key.split('_') : key }),
    };
  });
}

function sequence(query: string): CompiledSequence {
  const compiled = compileEql(query);
  if (!compiled.ok || compiled.value.kind !== 'sequence') throw new Error(JSON.stringify(compiled));
  return compiled.value;
}

function found(query: string, text: string): readonly string[] {
  return searchSequences(sequence(query), events(text)).map((match) =>
    match.events.map((event) => String(event?.document.source['id'] ?? '-')).join(' ')
  );
}

const AB = 'sequence [A where true] [B where true]';

describe('sequences', () => {
  it.each<[string, string, readonly string[]]>([
    [AB, 'A1 B2', ['A1 B2']],
    [AB, 'B1 A2', []],
    [AB, 'B2 A1', ['A1 B2']],
    // The newest first event is taken, and each event once a stage.
    [AB, 'A1 A2 B3 B4', ['A2 B3']],
    ['sequence [any where true] [any where true]', 'A1 B2 C3', ['A1 B2', 'B2 C3']],
    ['sequence [A where true] with runs=2 [B where true]', 'A1 A2 A3 B4', ['A2 A3 B4']],
    // Keys.
    ['sequence by key [A where true] [B where true]', 'A1@x A2@y B3@x B4@y', ['A1@x B3@x', 'A2@y B4@y']],
    ['sequence by key [A where true] [B where true]', 'A1 B2', []],
    ['sequence by ?key [A where true] [B where true]', 'A1 B2', ['A1 B2']],
    ['sequence by ?key [A where true] [B where true]', 'A1@x B2', []],
    ['sequence by key [A where true] [B where true]', 'A1@x_y B2@y_z', ['A1@x_y B2@y_z']],
    // The span is counted from the first to the last event, and its end belongs to it.
    ['sequence with maxspan=5s [A where true] [B where true]', 'A1 B6', ['A1 B6']],
    ['sequence with maxspan=5s [A where true] [B where true]', 'A1 B7', []],
    ['sequence with maxspan=5s [A where true] [B where true]', 'A1 B7 B8', []],
    // until: ends what waits; the event that completes a sequence may be it.
    [`${AB} until [C where true]`, 'A1 C2 B3', []],
    [`${AB} until [C where true]`, 'A1 B3 C4', ['A1 B3']],
    [`${AB} until [B where true]`, 'A1 B3', ['A1 B3']],
    [`${AB} until [A where true]`, 'A1 B3', []],
    ['sequence by key [A where true] [B where true] until [C where true]', 'A1@x C2@y B3@x', ['A1@x B3@x']],
    // Missing events.
    ['sequence with maxspan=9s [A where true] ![C where true] [B where true]', 'A1 B3', ['A1 - B3']],
    ['sequence with maxspan=9s [A where true] ![C where true] [B where true]', 'A1 C2 B3', []],
    ['sequence with maxspan=9s [A where true] ![C where true] [B where true]', 'C0 A1 B3 C4', ['A1 - B3']],
    ['sequence with maxspan=5s ![C where true] [A where true]', 'C1 A6 A7', ['- A7']],
    ['sequence with maxspan=5s [A where true] ![C where true]', 'A1 A2 C7', ['A1 -']],
    ['sequence with maxspan=5s ![C where true] [A where true] ![C where true]', 'C1 A2 C7', ['- A2 -']],
    ['sequence with maxspan=6s ![C where true] [A where true] ![C where true]', 'C1 A2 C7', []],
    ['sequence by key with maxspan=9s [A where true] ![C where true] [B where true]', 'A1@x C2@y B3@x', ['A1@x - B3@x']],
    // Pipes are about whole sequences, in the order in which they were completed.
    [`${AB} | head 1`, 'A1 B2 A3 B4', ['A1 B2']],
    [`${AB} | tail 1`, 'A1 B2 A3 B4', ['A3 B4']],
  ])('%s over %s', (query, text, expected) => expect(found(query, text)).toEqual(expected));

  it('answer their keys as text', () => {
    const [match] = searchSequences(sequence('sequence by n, ok, ?none [A where true] [B where true]'), [
      { '@timestamp': 1, event: { category: 'A' }, n: 5, ok: true },
      { '@timestamp': 2, event: { category: 'B' }, n: 5, ok: true },
    ]);
    expect(match?.joinKeys).toEqual(['5', 'true', null]);
  });

  it('let go what can never be completed, and of the rest what is too much, and say how much', () => {
    const query = sequence('sequence by key with maxspan=1m [A where true] [B where true]');
    const stream = inOrder(events(Array.from({ length: 10_000 }, (_, second) => `A${second}@k${second}`).join(' ')));
    const expiring = new SequenceMatcher(query);
    for (const event of stream) expiring.offer(event);
    expect(expiring.waitingPartials).toBeLessThan(5_000);
    expect(expiring.droppedPartials).toBe(0);
    const limited = new SequenceMatcher(sequence('sequence by key [A where true] [B where true]'), { mostPartial: 100 });
    for (const event of stream) limited.offer(event);
    expect(limited.waitingPartials).toBe(100);
    expect(limited.droppedPartials).toBe(9_900);
  });

  it('let go what has waited longest since it was renewed', () => {
    const limited = new SequenceMatcher(sequence('sequence by key [A where true] [B where true]'), { mostPartial: 2 });
    const stream = 'A1@x A2@y A3@x A4@z B5@y B6@x A7@y A8@x A9@v B10@z B11@y B12@x B13@v';
    for (const event of inOrder(events(stream))) limited.offer(event);
    const found = limited.found().map(({ events: filled }) => filled.map((event) => String(event?.document.source['id'])).join(' '));
    expect(found).toEqual(['A3@x B6@x', 'A8@x B12@x', 'A9@v B13@v']);
    expect(limited.droppedPartials).toBe(3);
  });
});

describe('samples', () => {
  const sample = (query: string, text: string, maxSamplesPerKey?: number): readonly string[] => {
    const compiled = compileEql(query);
    if (!compiled.ok || compiled.value.kind !== 'sample') throw new Error(query);
    const options = maxSamplesPerKey === undefined ? {} : { maxSamplesPerKey };
    return searchSamples(compiled.value, events(text), options).map((match) =>
      match.events.map((event) => String(event?.document.source['id'])).join(' ')
    );
  };
  const AB_BY_KEY = 'sample by key [A where true] [B where true]';

  it.each<[string, string, number | undefined, readonly string[]]>([
    [AB_BY_KEY, 'B1@x A2@x', undefined, ['A2@x B1@x']],
    [AB_BY_KEY, 'A1@y B2@y A3@x B4@x', undefined, ['A3@x B4@x', 'A1@y B2@y']],
    [AB_BY_KEY, 'A1@x B2@y', undefined, []],
    [AB_BY_KEY, 'A1@x A2@x B3@x', 2, ['A1@x B3@x', 'A2@x B3@x']],
    ['sample by key [any where true] [any where true]', 'A1@x', undefined, []],
    ['sample by key [any where true] [any where true]', 'A1@x B2@x', undefined, ['A1@x B2@x']],
  ])('%s over %s, %s a key', (query, text, most, expected) => expect(sample(query, text, most)).toEqual(expected));
});

describe('events that should be missing', () => {
  const QUERIES = [
    'sequence by key with maxspan=3s [A where true] ![C where true] [B where true]',
    'sequence by key with maxspan=3s ![C where true] [A where true] [B where true]',
    'sequence by key with maxspan=3s [A where true] [B where true] ![C where true]',
    'sequence by key with maxspan=3s ![C where true] [A where true] [B where true] ![D where true]',
  ];
  const stream = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.nat(20), fc.constantFrom('x', 'y')), { maxLength: 40 });

  it.each(QUERIES)('may be forgotten as soon as they can decide nothing any more: %s', (query) => {
    fc.assert(
      fc.property(stream, (words) => {
        const given = inOrder(events(words.map(([category, second, key]) => `${category}${second}@${key}`).join(' ') || 'E0'));
        const run = (eventsBetweenSweeps: number): unknown => {
          const matcher = new SequenceMatcher(sequence(query), { eventsBetweenSweeps });
          for (const event of given) matcher.offer(event);
          return matcher.found().map((match) => [match.key.id, match.events.map((event) => event?.index ?? null)]);
        };
        expect(run(1)).toEqual(run(Infinity));
      }),
      { numRuns: 300 }
    );
  });

  it('do not fill the memory: what is beyond the limit is counted, and told', () => {
    const matcher = new SequenceMatcher(sequence(QUERIES[0] ?? ''), { mostMissing: 5, eventsBetweenSweeps: 1 });
    const offer = (text: string): unknown => withLimits(() => inOrder(events(text)).forEach((event) => matcher.offer(event))).limits;
    expect(offer('C1@a C1@b C1@c C1@d C1@e')).toEqual([]);
    expect(offer('C1@f')).toEqual(['missing_events']);
    expect(matcher.droppedMissing).toBe(1);
    // Later those of the first second are of no use, and there is room again.
    expect(offer('A9@a C10@a B11@a')).toEqual([]);
    expect(matcher.found()).toEqual([]);
  });
});
