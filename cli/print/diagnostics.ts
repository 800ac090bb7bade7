/** What is wrong with a query, with the place marked under the line in which it stands. */
import type { Diagnostic } from '../../common/engine';
import { printable } from './printable';

const MOST_CONTEXT = 100;

export function printDiagnostics(query: string, diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => printDiagnostic(query, diagnostic)).join('\n');
}

function printDiagnostic(query: string, { stage, code, span, message }: Diagnostic): string {
  const lineStart = query.lastIndexOf('\n', span.start - 1) + 1;
  const lineEnd = query.indexOf('\n', span.start);
  const line = query.slice(lineStart, lineEnd === -1 ? undefined : lineEnd).replaceAll('\t', ' ');
  // A query may be one line of thousands of characters: only the surroundings are shown.
  const cut = Math.max(0, span.start - lineStart - MOST_CONTEXT / 2);
  const column = span.start - lineStart - cut;
  const shown = line.slice(cut, cut + MOST_CONTEXT);
  const marked = Math.max(1, Math.min(span.end - span.start, shown.length - column));
  const lineNumber = query.slice(0, lineStart).split('\n').length;
  return [
    `line ${lineNumber}, column ${span.start - lineStart + 1}: ${printable(message)} [${stage}: ${code}]`,
    `  ${printable(shown)}`,
    `  ${' '.repeat(column)}${'^'.repeat(marked)}`,
  ].join('\n');
}
