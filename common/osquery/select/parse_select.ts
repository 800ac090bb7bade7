/**
 * Parses a SELECT into the tree that the checks walk, by recursive descent along SQLite's grammar (https://sqlite.org/lang_select.html).
 *
 * It reads what guides are written in and a good deal more, but it is no judge of SQL: what it does not know it says it did not understand,
 * and the checks then stay silent. Whether the text is SQL is osquery's to say.
 */
import { findPlaceholders } from '../placeholders';
import { tokenizeSql } from '../sql_tokens';
import { ExpressionParser } from './parse_expression';
import { NotUnderstood, TokenReader } from './token_reader';
import type { Select, Span } from './select_tree';

export type ParsedSelect = { readonly ok: true; readonly select: Select } | { readonly ok: false; readonly at: Span };

/** More than any guide's query has; a longer one is not worth the analyst's time. */
const MOST_TOKENS = 10_000;

/** `sql` may still hold placeholders: each counts as a value. */
export function parseSelect(sql: string): ParsedSelect {
  const tokens = tokenizeSql(sql, findPlaceholders(sql)).filter(({ kind }) => kind !== 'space' && kind !== 'comment');
  const illegal = tokens.find(({ kind }) => kind === 'illegal');
  if (illegal !== undefined) return { ok: false, at: illegal };
  if (tokens.length > MOST_TOKENS) return { ok: false, at: { start: 0, end: sql.length } };
  const reader = new TokenReader(sql, tokens);
  try {
    const select = new ExpressionParser(reader).select();
    while (reader.takeMark(';'));
    return reader.next === undefined ? { ok: true, select } : { ok: false, at: { start: reader.start, end: sql.length } };
  } catch (error) {
    if (error instanceof NotUnderstood) return { ok: false, at: error.at };
    throw error;
  }
}
