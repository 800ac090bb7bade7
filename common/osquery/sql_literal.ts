/**
 * Writes values as SQL literals that read back as exactly the value.
 *
 * Kibana's server replaces `{{...}}` in a query that is sent with alert ids, textually and without quoting. So `{{` never appears in what
 * we write: a value that holds it is written as `('{' || '{user.name}}')`. A NUL character, at which SQLite would stop reading, is `char(0)`.
 */
export type SqlScalar = string | number | boolean | bigint;

const BREAK = `' || '`;
const NUL = `' || char(0) || '`;

/** A whole literal. Parentheses keep what is not one token together (`-5` after `-` would begin a comment). */
export function sqlLiteral(value: SqlScalar): string {
  if (typeof value === 'string') return sqlString(value);
  const text = typeof value === 'boolean' ? (value ? '1' : '0') : String(Object.is(value, -0) ? 0 : value);
  return text.startsWith('-') ? `(${text})` : text;
}

function sqlString(value: string): string {
  const { text, isBroken } = insideString(value, '', '');
  return isBroken ? `('${text}')` : `'${text}'`;
}

/** The inside of a string literal for a value that stands between two characters ('' for none). Broken ones need parentheses around the literal. */
export function insideString(value: string, before: string, after: string): { readonly text: string; readonly isBroken: boolean } {
  const escaped = value
    .replace(/'/g, "''")
    .replace(/\{(?=\{)/g, `{${BREAK}`)
    .replace(/\u0000/g, NUL);
  const head = before === '{' && value.startsWith('{') ? BREAK : '';
  const tail = after === '{' && value.endsWith('{') ? BREAK : '';
  return { text: head + escaped + tail, isBroken: head !== '' || tail !== '' || countBreaks(value) > 0 };
}

/** A value that breaks a literal into more pieces than this would exceed SQLite's limit on the depth of an expression. */
export const MOST_BREAKS = 200;

export function countBreaks(value: string): number {
  return (value.match(/\{(?=\{)|\u0000/g) ?? []).length;
}
