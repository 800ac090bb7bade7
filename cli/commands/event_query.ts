/** EQL that can be run on events one by one: what `ig eql` and `ig match` have in common. */
import { compileEql, type CompiledEventQuery, type CompileOptions, type Diagnostic } from '../../common/engine';
import { refused, refusedQuery, type Answer } from '../batch/answer';
import { printDiagnostics } from '../print/diagnostics';

export type EventQuery =
  | { readonly ok: true; readonly query: CompiledEventQuery }
  /** Wrong, or right and not evaluated yet. */
  | { readonly ok: false; readonly answer: Answer; readonly text: string };

export function compileEventQuery(text: string, options: CompileOptions): EventQuery {
  const compiled = compileEql(text, options);
  if (!compiled.ok) return wrong(text, compiled.diagnostics);
  switch (compiled.value.kind) {
    case 'event':
      return { ok: true, query: compiled.value };
    case 'sequence':
      return notEvaluated(
        compiled.value.reason,
        'The query is right, but sequences are not evaluated yet; only queries over single events are.'
      );
    case 'sample':
      return notEvaluated(
        compiled.value.reason,
        'The query is right, but samples are not evaluated yet; only queries over single events are.'
      );
  }
}

function wrong(text: string, diagnostics: readonly Diagnostic[]): EventQuery {
  return { ok: false, answer: refusedQuery(diagnostics), text: printDiagnostics(text, diagnostics) };
}

function notEvaluated(code: string, message: string): EventQuery {
  return { ok: false, answer: refused({ stage: 'run', code, message }), text: `${message} [run: ${code}]` };
}
