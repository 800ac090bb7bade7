/** What every reader of stored rules answers: the rules that could be read, and what could not, with its place. */
import type { Rule } from './rule';

export interface ReadProblem {
  /** `file:line`, or the file alone when no line is to blame. */
  readonly source: string;
  /** What stands there, what was expected, what to do. English, for logs and the rules page. */
  readonly message: string;
  /** Set where nothing is wrong, and something was passed over. */
  readonly isNotice?: true;
  /** Set where the rule was loaded all the same, and something of it will not work. */
  readonly isLoaded?: true;
}

export interface ReadResult {
  readonly rules: readonly Rule[];
  readonly problems: readonly ReadProblem[];
}

/** One result of several, in their order. */
export function joinResults(results: readonly ReadResult[]): ReadResult {
  return {
    rules: results.flatMap((result) => result.rules),
    problems: results.flatMap((result) => result.problems),
  };
}
