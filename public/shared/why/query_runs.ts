/** The rule's query cut into runs of text that belong to one condition or to none, so that each can be shown with its outcome. */
import type { MarkedCondition } from './condition_marks';

export interface QueryRun {
  readonly text: string;
  readonly condition: MarkedCondition | undefined;
  /** The listed value that the document has (`in (...)`, `: (...)`). */
  readonly isMatchedValue: boolean;
}

/** Joining `text` gives the query back, whatever the spans are: spans outside the text are cut, overlapping ones go to the first. */
export function queryRuns(query: string, conditions: readonly MarkedCondition[]): readonly QueryRun[] {
  const runs: QueryRun[] = [];
  const push = (end: number, condition: MarkedCondition | undefined, isMatchedValue: boolean): void => {
    if (end > at) runs.push({ text: query.slice(at, end), condition, isMatchedValue });
    at = Math.max(at, end);
  };
  let at = 0;
  for (const condition of [...conditions].sort((a, b) => a.node.span.start - b.node.span.start)) {
    const end = within(query, condition.node.span.end);
    push(within(query, condition.node.span.start), undefined, false);
    for (const span of [...condition.node.matchedValueSpans].sort((a, b) => a.start - b.start)) {
      push(Math.min(span.start, end), condition, false);
      push(Math.min(span.end, end), condition, true);
    }
    push(end, condition, false);
  }
  push(query.length, undefined, false);
  return runs;
}

function within(query: string, offset: number): number {
  return Math.min(Math.max(offset, 0), query.length);
}
