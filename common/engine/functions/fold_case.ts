/** Ignoring case: text is compared after each of its characters became its lower-case form, so that lengths and positions stay. */

/**
 * Lower case, character by character. A character whose lower case is longer than itself stays as it is, because `?` in a pattern
 * stands for exactly one character and `indexOf~` answers a position in the text that was given.
 *
 * The platform lowers a whole text at once, and does it otherwise in two cases only: the lower case of İ is two characters, and that of Σ
 * depends on whether a word ends with it. What stands between those is given to the platform.
 */
export function foldCase(text: string): string {
  if (!text.includes('İ') && !text.includes('Σ')) return text.toLowerCase();
  return text.replace(/[^İΣ]+/g, (run) => run.toLowerCase()).replaceAll('Σ', 'σ');
}
