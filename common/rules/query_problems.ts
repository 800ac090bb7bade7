/** Faults of a rule's EQL query, told when the rule is read. The rule is loaded all the same: its guide works without the query. */
import { compileEql } from '../engine';
import type { ReadProblem } from './read_result';
import type { Rule } from './rule';
import type { StoredRule } from './schema';

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

/** Kibana's filters beside a query narrow what a rule finds; the rule is loaded without them, which has to be said. */
export function filterProblems({ rule_id: ruleId, filters }: StoredRule, source: string): readonly ReadProblem[] {
  if (filters.length === 0) return [];
  return [{ source, message: `${ruleId} has ${filters.length} filter(s) beside its query; they are not evaluated here` }];
}

function rowAndColumn(query: string, offset: number): string {
  const before = query.slice(0, offset).split('\n');
  return `row ${before.length} column ${(before.at(-1)?.length ?? 0) + 1}`;
}
