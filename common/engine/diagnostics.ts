/** What a person can write wrong, as values: every stage of the engine reports in this form. */

/** Half-open range of UTF-16 code units in the query text: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The stage that refused the text, in the order in which they run. */
export type Stage = 'parse' | 'check' | 'compile';

export interface Diagnostic {
  readonly stage: Stage;
  /** Stable, snake_case, never translated: `single_quoted_string`, `unknown_function` ... */
  readonly code: string;
  readonly span: Span;
  /** What stands there, what was expected, and what to write instead. */
  readonly message: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** A new kind that has no line yet does not compile; at run time this names it. */
export function unreachable(thing: never): never {
  throw new Error(`unreachable: ${JSON.stringify(thing)}`);
}
