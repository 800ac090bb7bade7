/** The rules on sequences and samples that count or compare stages: Elasticsearch's parser applies them, its grammar cannot. */
import type { Diagnostic, Span } from '../diagnostics';
import type { EqlQuery, SampleQuery, SequenceQuery, Stage } from './ast';
import { refusal } from './refusals';

/** What is wrong with the stages of a query; nothing for an event query. */
export function checkStages(query: EqlQuery): readonly Diagnostic[] {
  if (query.kind === 'sequence_query') return checkSequence(query);
  return query.kind === 'sample_query' ? checkSample(query) : [];
}

/** A stage, `until` included, that joins by another number of fields than the first one. */
export interface KeyCountMismatch {
  readonly span: Span;
  readonly expected: number;
  readonly actual: number;
}

/** Every stage whose number of keys differs from the first one's. */
export function findKeyCountMismatches(query: SequenceQuery | SampleQuery): readonly KeyCountMismatch[] {
  const stages = query.kind === 'sequence_query' && query.until !== null ? [...query.stages, query.until] : query.stages;
  const expected = stages[0]?.by.length ?? 0;
  return stages
    .filter((stage) => stage.by.length !== expected)
    .map((stage) => ({ span: keysSpan(stage), expected, actual: stage.by.length }));
}

function checkSequence(query: SequenceQuery): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const firstMissing = query.stages.find((stage) => stage.isMissing);
  const repeats = query.stages.reduce((sum, stage) => sum + stage.runs, 0);
  if (repeats < 2) found.push(refusal('too_few_stages', query.span, 'sequence'));
  if (firstMissing !== undefined && query.maxspanMs === null) {
    found.push(refusal('missing_event_without_maxspan', firstMissing.span, ''));
  }
  if (query.stages.every((stage) => stage.isMissing)) found.push(refusal('only_missing_events', query.span, ''));
  return [...found, ...checkKeyCounts(query)];
}

function checkSample(query: SampleQuery): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (query.stages.length < 2) found.push(refusal('too_few_stages', query.span, 'sample'));
  if (query.by.length === 0 && query.stages.every((stage) => stage.by.length === 0)) {
    found.push(refusal('sample_without_keys', query.span, ''));
  }
  return [...found, ...checkKeyCounts(query)];
}

// With keys for all stages Elasticsearch's parser lets a differing stage pass; the check refuses it (check/stages.ts).
function checkKeyCounts(query: SequenceQuery | SampleQuery): readonly Diagnostic[] {
  if (query.by.length > 0) return [];
  return findKeyCountMismatches(query).map(({ span, expected, actual }) =>
    refusal('join_key_count', span, `the first has ${expected}, this one has ${actual}`)
  );
}

function keysSpan(stage: Stage): Span {
  const first = stage.by[0];
  const last = stage.by[stage.by.length - 1];
  return first === undefined || last === undefined ? stage.span : { start: first.span.start, end: last.span.end };
}
