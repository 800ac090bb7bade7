/** An EQL search of any kind, its answer in the shape of Elasticsearch's EQL search. */
import {
  compileEql,
  searchEvents,
  searchSamples,
  searchSequences,
  withLimits,
  type CompiledEql,
  type EventSource,
  type FieldTypes,
  type FoundEvent,
  type FoundSequence,
  type Limit,
} from '../../common/engine';
import { wrongQuery, type RefusedQuery } from './refused_query';

export interface EqlSearchOptions {
  readonly timestamp?: string | undefined;
  readonly tiebreaker?: string | undefined;
  readonly category?: string | undefined;
  readonly types?: FieldTypes | undefined;
  readonly size?: number | undefined;
  /** Of samples only. */
  readonly maxSamplesPerKey?: number | undefined;
}

export type EqlSearch = { readonly ok: true; run(events: readonly EventSource[]): Hits } | RefusedQuery;

/** Events for a query over single events, sequences for a sequence and for a sample. The total counts what is answered, as in the reference. */
export type Hits = (
  { readonly total: Total; readonly events: readonly HitEvent[] } | { readonly total: Total; readonly sequences: readonly HitSequence[] }
) & {
  /** What was left out of hostile events: the answer may be another. Absent as a rule. */
  readonly limits?: readonly Limit[];
};

interface Total {
  readonly value: number;
  readonly relation: 'eq';
}

interface HitEvent {
  readonly _index_in_file: number;
  readonly _source: EventSource;
}

export interface HitSequence {
  /** Empty where the query joins by nothing. */
  readonly join_keys: readonly (string | null)[];
  readonly events: readonly (HitEvent | { readonly missing: true })[];
}

/** Compiled before events are read: a query that is wrong needs none. */
export function compileSearch(query: string, options: EqlSearchOptions): EqlSearch {
  const compiled = compileEql(query, { types: options.types, eventCategoryField: options.category });
  if (!compiled.ok) return wrongQuery(query, compiled.diagnostics);
  return {
    ok: true,
    run: (events) => {
      const { result, limits } = withLimits(() => search(compiled.value, events, options));
      return { ...result, ...(limits.length > 0 && { limits }) };
    },
  };
}

function search(
  compiled: CompiledEql,
  events: readonly EventSource[],
  { timestamp, tiebreaker, size, maxSamplesPerKey }: EqlSearchOptions
): Hits {
  const inTime = { timestampField: timestamp, tiebreakerField: tiebreaker, size };
  switch (compiled.kind) {
    case 'event': {
      const found = searchEvents(compiled, events, inTime);
      return { total: totalOf(found), events: found.map(hitEvent) };
    }
    case 'sequence':
      return hitSequences(searchSequences(compiled, events, inTime));
    case 'sample':
      return hitSequences(searchSamples(compiled, events, { size, maxSamplesPerKey }));
  }
}

function hitSequences(found: readonly FoundSequence[]): Hits {
  const sequences = found.map(({ joinKeys, events }) => ({
    join_keys: joinKeys,
    events: events.map((event) => (event === null ? ({ missing: true } as const) : hitEvent(event))),
  }));
  return { total: totalOf(sequences), sequences };
}

function hitEvent({ index, document }: FoundEvent): HitEvent {
  return { _index_in_file: index, _source: document.source };
}

function totalOf(found: readonly unknown[]): Total {
  return { value: found.length, relation: 'eq' };
}
