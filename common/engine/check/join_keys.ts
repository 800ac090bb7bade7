/** What sequences and samples are joined by: fields, the same number of them in every stage. */
import type { Diagnostic } from '../diagnostics';
import type { EqlQuery, JoinKey } from '../eql/ast';
import { findKeyCountMismatches } from '../eql/stage_rules';

/** What is wrong with the keys of a query; nothing for an event query. */
export function checkKeys(query: EqlQuery): readonly Diagnostic[] {
  if (query.kind === 'event_query') return [];
  const stages = query.kind === 'sequence_query' && query.until !== null ? [...query.stages, query.until] : query.stages;
  const keys = [...query.by, ...stages.flatMap((stage) => stage.by)];
  return [...keys.filter(({ expression }) => expression.kind !== 'field').map(keyNotField), ...checkCounts(query)];
}

function keyNotField({ span }: JoinKey): Diagnostic {
  const message = 'Elasticsearch joins by fields only, not by values worked out: write a field name after by.';
  return { stage: 'check', code: 'join_key_not_a_field', span, message };
}

function checkCounts(query: Exclude<EqlQuery, { kind: 'event_query' }>): readonly Diagnostic[] {
  return findKeyCountMismatches(query).map(({ span, expected, actual }) => ({
    stage: 'check',
    code: 'join_key_count',
    span,
    message: `Every stage joins by the same number of fields: the first has ${expected}, this one has ${actual}. Write as many fields after by in each.`,
  }));
}
