/** Finds `{{field}}` in query text, by the same rule as Kibana's Osquery plugin: anything but `}` between double braces. */
export interface Placeholder {
  /** The field between the braces, without the spaces around it. */
  readonly field: string;
  readonly start: number;
  readonly end: number;
}

export function findPlaceholders(sql: string): readonly Placeholder[] {
  const found: Placeholder[] = [];
  let start = sql.indexOf('{{');
  // By hand, because /\{\{[^}]+\}\}/ takes quadratic time on a long run of opening braces.
  while (start >= 0) {
    const close = sql.indexOf('}', start);
    if (close < 0) break;
    const isPlaceholder = close > start + 2 && sql[close + 1] === '}';
    const end = close + (isPlaceholder ? 2 : 1);
    if (isPlaceholder) found.push({ field: sql.slice(start + 2, close).trim(), start, end });
    start = sql.indexOf('{{', end);
  }
  return found;
}

/** True for names that a document can have: no quotes, braces, blanks or operators, which would hide SQL inside the braces. */
export function isFieldName(field: string): boolean {
  return field.length <= 256 && /^[\p{L}\p{N}_@][\p{L}\p{N}_@.-]*$/u.test(field);
}
