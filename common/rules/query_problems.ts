/** Faults of a rule's query, told when the rule is read. The rule is loaded all the same: its guide works without the query. */
import { compileEql, compileKql, type Diagnostic } from '../engine';
import type { ReadProblem } from './read_result';
import type { Rule } from './rule';

/** `placeOf` names the file and line of an offset in the query. */
export function queryProblems(rule: Rule, placeOf: (offset: number) => string): readonly ReadProblem[] {
  return faultsOf(rule).map(({ message, span }) => ({
    source: placeOf(span.start),
    message: `query of "${rule.name}", ${rowAndColumn(rule.query, span.start)}: ${message}`,
    isLoaded: true,
  }));
}

function faultsOf({ language, query }: Rule): readonly Diagnostic[] {
  const compiled = language === 'eql' ? compileEql(query) : language === 'kuery' ? compileKql(query) : undefined;
  return compiled === undefined || compiled.ok ? [] : compiled.diagnostics;
}

function rowAndColumn(query: string, offset: number): string {
  const before = query.slice(0, offset).split('\n');
  return `row ${before.length} column ${(before.at(-1)?.length ?? 0) + 1}`;
}
