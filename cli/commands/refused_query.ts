/** A query that is wrong, or that cannot be run as was asked: as the answer of a batch, and as text to read. */
import type { Diagnostic } from '../../common/engine';
import { refused, refusedQuery, type Answer } from '../batch/answer';
import { printDiagnostics } from '../print/diagnostics';

export interface RefusedQuery {
  readonly ok: false;
  readonly answer: Answer;
  readonly text: string;
}

export function wrongQuery(query: string, diagnostics: readonly Diagnostic[]): RefusedQuery {
  return { ok: false, answer: refusedQuery(diagnostics), text: printDiagnostics(query, diagnostics) };
}

/** The query is right; `message` says what to do instead. */
export function unsuitableQuery(code: string, message: string): RefusedQuery {
  return { ok: false, answer: refused({ stage: 'run', code, message }), text: `${message} [run: ${code}]` };
}
