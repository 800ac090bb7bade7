/** Finds what quotes have suffered in a query, and repairs it: a repair counts only if the query can be read after it. */
import { checkQuery, findPlaceholders, parseSelect, resolveQuery, tokenizeSql } from '../../osquery';
import type { LintCode } from '../codes';
import { applyEdits, type TextEdit } from '../finding';
import { entityEdits, plainEdits } from './lookalikes';

export interface SqlRepair {
  readonly code: LintCode;
  readonly what: string;
  /** In the query's text. */
  readonly edits: readonly TextEdit[];
}

export function repairSql(sql: string): SqlRepair | undefined {
  const isSound = isReadable(sql);
  return repairs(sql, isSound).find(({ edits }) => edits.length > 0 && isReadable(applyEdits(sql, edits)));
}

/** SQLite could read it, and every name in it means something. */
function isReadable(sql: string): boolean {
  const known = checkQuery(sql).every(({ code }) => !['unknown_column', 'unknown_alias', 'unknown_table', 'not_checked'].includes(code));
  return known && parseSelect(sql).ok && resolveQuery(sql, () => 'x').problems.every(({ status }) => status === 'note');
}

function repairs(sql: string, isSound: boolean): readonly SqlRepair[] {
  const curly = curlyEdits(sql);
  const straight: SqlRepair = { code: 'quote_curly', what: 'straight quotes for typographic ones', edits: curly };
  const alike: SqlRepair = {
    code: 'lookalike_character',
    what: 'plain signs for those that look like them',
    edits: outsideTexts(sql, plainEdits),
  };
  if (isSound) return [straight, alike];
  return [
    straight,
    alike,
    { code: 'quote_doubled', what: 'one quote for two', edits: pairs(sql, /''(?=[^'\s,)])([^'\n]*)''/g) },
    { code: 'quote_escaped', what: 'quotes without backslashes', edits: pairs(sql, /\\'([^'\n]*?)\\'/g) },
    {
      code: 'quote_escaped',
      what: 'quotes for their HTML names',
      edits: pairs(sql, /&(?:#0?39|apos|#x27);([^\n]*?)&(?:#0?39|apos|#x27);/gi),
    },
    { code: 'html_name', what: 'signs for their HTML names', edits: outsideTexts(sql, entityEdits) },
    {
      code: 'quote_asterisk',
      what: 'quotes for asterisks',
      edits: pairs(sql, /\*(?<=(?:[(,=<>]|\b(?:like|in|glob))\s*\*)([^*\n)][^*\n]*)\*/gi),
    },
  ];
}

const curlyQuote = /[“”„‟‘’‚‛′″`´]/g;

/** Outside of texts and comments, where SQL knows no such sign. */
function curlyEdits(sql: string): readonly TextEdit[] {
  return tokenizeSql(sql, findPlaceholders(sql))
    .filter(({ kind }) => kind !== 'string' && kind !== 'comment' && kind !== 'quoted_identifier')
    .flatMap(({ start, end }) =>
      [...sql.slice(start, end).matchAll(curlyQuote)].map(({ index }) => ({ start: start + index, end: start + index + 1, text: "'" }))
    );
}

/** In a text any sign may be meant, and behind a comment's mark nothing is read; but a long dash makes no comment's mark. */
function outsideTexts(sql: string, editsOf: (text: string) => readonly TextEdit[]): readonly TextEdit[] {
  const closed = tokenizeSql(sql, findPlaceholders(sql)).filter(
    ({ kind }) => kind === 'string' || kind === 'comment' || kind === 'quoted_identifier'
  );
  return editsOf(sql).filter(({ start }) => !closed.some((token) => token.start <= start && start < token.end));
}

/** What stands between the marks is kept, the marks become single quotes. */
function pairs(sql: string, pattern: RegExp): readonly TextEdit[] {
  return [...sql.matchAll(pattern)].flatMap(({ index, 0: whole, 1: inside = '' }) => {
    const inner = index + whole.indexOf(inside, inside === '' ? 1 : 0);
    return [
      { start: index, end: inner, text: "'" },
      { start: inner + inside.length, end: index + whole.length, text: "'" },
    ];
  });
}
