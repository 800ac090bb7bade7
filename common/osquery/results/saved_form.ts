/**
 * A guide's query as it can be kept as a saved query of Osquery, for analysts who may run nothing else.
 *
 * Kibana pastes the alert's values into a saved query as bare text. So a placeholder that stands for a text is kept inside quotes, where the
 * pasted text becomes the literal that we would have written; and before such a query is run, it is made sure that for this very alert
 * both are the same text. A value with a quote in it, a list, an empty value: then they are not, and it is not run.
 */
import { findPlaceholders } from '../placeholders';
import type { Resolution } from '../resolution';
import { tokenizeSql } from '../sql_tokens';

/** Undefined where the query could not be filled in: then nobody knows what belongs in its places. */
export function savedForm({ original: sql, status, substitutions }: Resolution): string | undefined {
  const placeholders = findPlaceholders(sql);
  if (status !== 'resolved') return undefined;
  const tokens = tokenizeSql(sql, placeholders);
  if (sql.trim() === '' || tokens.some(({ kind }) => kind === 'illegal')) return undefined;
  const isNumber = (start: number): boolean => NUMBER.test(substitutions.find((made) => made.start === start)?.replacement ?? '');
  const parts = tokens.map(({ kind, start, end }) => {
    const text = sql.slice(start, end);
    return kind === 'placeholder' && !isNumber(start) ? `'${text}'` : text;
  });
  return parts.join('');
}

const NUMBER = /^\d+$/;

/** Whether Kibana, running the saved form for this alert, would send the very query that we would. */
export function runsAlike(saved: string, resolution: Resolution): boolean {
  const { resolved, substitutions } = resolution;
  if (resolution.status !== 'resolved' || resolved === undefined) return false;
  if (saved === resolved) return findPlaceholders(saved).length === 0;
  if (saved !== savedForm(resolution)) return false;
  let pasted = '';
  let at = 0;
  const holes = findPlaceholders(saved);
  if (holes.length !== substitutions.length) return false;
  for (const [index, { start, end }] of holes.entries()) {
    const value = pastedValue(substitutions[index]?.replacement);
    if (value === undefined) return false;
    pasted += saved.slice(at, start) + value;
    at = end;
  }
  return pasted + saved.slice(at) === resolved;
}

/** The value that Kibana pastes, where what we wrote shows it beyond doubt. */
function pastedValue(replacement: string | undefined): string | undefined {
  const text = replacement === undefined ? undefined : /^'([^']*)'$|^([^'()]*)$/.exec(replacement);
  const value = text?.[1] ?? text?.[2];
  // Kibana expands `$&` and its kin, and leaves a placeholder in place for an empty value or a zero. A bare 0 or 1 may be a boolean.
  if (value === undefined || value === '' || /[$']|\{\{/.test(value)) return undefined;
  return text?.[1] === undefined && /^[01]$/.test(value) ? undefined : value;
}
