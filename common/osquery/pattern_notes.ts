/** Characters of a value that LIKE and GLOB read as more than themselves: they are kept, and said. */
import type { Placeholder } from './placeholders';
import type { ResolutionProblem } from './resolution';
import type { SqlScalar } from './sql_literal';
import { wordAt, type Statement } from './sql_position';

/** `index` is the operand's place among the statement's tokens. */
export function patternNotes(
  placeholder: Placeholder,
  scalars: readonly SqlScalar[],
  statement: Statement,
  index: number
): readonly ResolutionProblem[] {
  const operator = patternOperator(statement, index);
  if (operator === undefined) return [];
  const escape = operator === 'LIKE' ? escapeCharacter(statement, index) : undefined;
  return [...escapeNote(placeholder, scalars, escape), ...keptNote(placeholder, scalars, operator)];
}

function escapeNote(
  { field, start, end }: Placeholder,
  scalars: readonly SqlScalar[],
  escape: string | undefined
): readonly ResolutionProblem[] {
  if (escape === undefined || escape === '' || !scalars.some((scalar) => String(scalar).includes(escape))) return [];
  const message = `The value of ${field} holds ${escape}, which the ESCAPE of this LIKE reads as its escape character; it may match something else.`;
  return [{ status: 'note', code: 'like_escape_kept', field, start, end, message }];
}

function keptNote(
  { field, start, end }: Placeholder,
  scalars: readonly SqlScalar[],
  operator: 'LIKE' | 'GLOB'
): readonly ResolutionProblem[] {
  const wildcards = operator === 'LIKE' ? /[%_]/ : /[*?[]/;
  if (!scalars.some((scalar) => wildcards.test(String(scalar)))) return [];
  const code = operator === 'LIKE' ? 'like_wildcards_kept' : 'glob_wildcards_kept';
  const message = `The value of ${field} holds characters that ${operator} reads as wildcards; the query may match more than this value.`;
  return [{ status: 'note', code, field, start, end, message }];
}

/** The pattern operator that an operand belongs to, also through `'%' || x`. */
function patternOperator({ sql, tokens }: Statement, index: number): 'LIKE' | 'GLOB' | undefined {
  let at = index - 1;
  for (;;) {
    const token = tokens[at];
    if (token === undefined) return undefined;
    const text = sql.slice(token.start, token.end);
    if (text === '||') at -= 2;
    else if (text === '(') at -= 1;
    else {
      const word = wordAt(sql, token);
      return word === 'LIKE' || word === 'GLOB' ? word : undefined;
    }
  }
}

/** The character of the ESCAPE that follows a pattern, also one that is put together with `||`. */
function escapeCharacter({ sql, tokens }: Statement, index: number): string | undefined {
  for (let at = index + 1; ; at += 1) {
    const token = tokens[at];
    if (token === undefined) return undefined;
    const text = sql.slice(token.start, token.end);
    if (wordAt(sql, token) === 'ESCAPE') {
      const next = tokens[at + 1];
      return next?.kind === 'string' ? sql.slice(next.start + 1, next.end - 1).replace("''", "'") : undefined;
    }
    if (text !== '||' && text !== ')' && token.kind !== 'string' && token.kind !== 'placeholder') return undefined;
  }
}
