/** The answer to a line of a batch, and the one form in which a line is refused. */
import type { Diagnostic, Span, Stage } from '../../common/engine';

/** Everything but the id, which the batch puts in front. */
export type Answer = Readonly<Record<string, unknown>>;

export interface LineError {
  /** `input`: the line itself is wrong; `run`: what it asks for cannot be done; `internal`: a fault of this program. */
  readonly stage: Stage | 'input' | 'run' | 'internal';
  readonly code: string;
  readonly message: string;
  /** Place in the query. */
  readonly span?: Span;
}

export function refused(error: LineError): Answer {
  return { ok: false, error };
}

/** The first thing that is wrong: what comes after it often follows from it. */
export function refusedQuery(diagnostics: readonly Diagnostic[]): Answer {
  const [first] = diagnostics;
  if (first === undefined) throw new Error('a query was refused without a diagnostic');
  const { stage, code, message, span } = first;
  return refused({ stage, code, message, span });
}
