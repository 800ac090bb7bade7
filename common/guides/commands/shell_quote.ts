/** A value as one argument of a POSIX shell, wherever in a word it stands; or why it must not be written there. */

export type ShellPlace = 'bare' | 'single_quotes' | 'double_quotes';

/**
 * In single quotes a shell reads everything as itself but the single quote. Within a text in quotes these are closed first and opened again
 * behind, so that what stands around stays as its author quoted it.
 */
export function shellQuote(value: string, place: ShellPlace): string {
  const quoted = `'${value.replace(/'/g, `'\\''`)}'`;
  if (place === 'single_quotes') return `'${quoted}'`;
  return place === 'double_quotes' ? `"${quoted}"` : quoted;
}

/** `control_character`: a terminal would act on it, or the line would end. `invisible`: it would not look like what it is. */
export function refusalOfValue(value: string): 'control_character' | 'invisible' | 'broken_text' | 'too_long' | undefined {
  if (value.length > 4_000) return 'too_long';
  if (/\p{Surrogate}/u.test(value)) return 'broken_text';
  if (/[\p{Cc}\u2028\u2029]/u.test(value)) return 'control_character';
  return /\p{Cf}/u.test(value) ? 'invisible' : undefined;
}
