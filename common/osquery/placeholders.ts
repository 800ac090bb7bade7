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

/** As long as a name in an index can be, in the cases that happen. */
export const LONGEST_FIELD_NAME = 256;

/**
 * True for names that a document can have, with places in lists (`process.args[0]`): no quotes, braces, blanks or operators, which would
 * hide SQL inside the braces.
 */
export function isFieldName(field: string): boolean {
  return field.length <= LONGEST_FIELD_NAME && /^[\p{L}\p{N}_@](?:[\p{L}\p{N}_@.-]|\[\d{1,6}\](?=[.[]|$))*$/u.test(field);
}

/** The field itself, without places in lists. */
export function withoutPlaces(field: string): string {
  return field.replace(/\[\d{1,6}\]|\.\d{1,6}(?=\.|$)/g, '');
}

/**
 * The first text that was meant as a placeholder and is none, because a brace is missing: `{{user.name}`, `{{user.name`, `{user.name}}`. Only what
 * is a name with a dot is taken for one, and braces that other braces surround (JSON, a template) never are.
 */
export function findUnclosedPlaceholder(sql: string): { readonly start: number; readonly end: number } | undefined {
  const halves = /(?<!\{)\{\{[ \t]*@?[\p{L}_][\p{L}\p{N}_@-]{0,60}(?:\.[\p{L}\p{N}_@-]{1,60}){1,8}[ \t]*(?:\}(?!\})|(?=['"\s%/,;)]|$))/u;
  const other = /(?<!\{)\{[ \t]*[\p{L}_][\p{L}\p{N}_-]{0,60}(?:\.[\p{L}\p{N}_-]{1,60}){1,8}[ \t]*\}\}(?!\})/u;
  const found = halves.exec(sql) ?? other.exec(sql);
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length };
}
