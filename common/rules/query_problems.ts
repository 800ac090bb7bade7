/** Faults of a rule's EQL query, told when the rule is read. The rule is loaded all the same: its guide works without the query. */
import { compileEql } from '../engine';
import type { ReadProblem } from './read_result';
import type { Rule } from './rule';

/** `placeOf` names the file and line of an offset in the query. */
export function queryProblems(rule: Rule, placeOf: (offset: number) => string): readonly ReadProblem[] {
  if (rule.type !== 'eql' || rule.language !== 'eql') return [];
  const compiled = compileEql(rule.query);
  if (compiled.ok) return [];
  return compiled.diagnostics.map(({ message, span }) => ({
    source: placeOf(span.start),
    message: `query of "${rule.name}", ${rowAndColumn(rule.query, span.start)}: ${message}`,
  }));
}

function rowAndColumn(query: string, offset: number): string {
  const before = query.slice(0, offset).split('\n');
  return `row ${before.length} column ${(before.at(-1)?.length ?? 0) + 1}`;
}
