/** Ignoring case: text is compared after each of its characters became its lower-case form, so that lengths and positions stay. */

const ASCII = /^[\x00-\x7f]*$/;

/**
 * Lower case, character by character. A character whose lower case is longer than itself stays as it is, because `?` in a pattern
 * stands for exactly one character and `indexOf~` answers a position in the text that was given.
 */
export function foldCase(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

function foldCharacter(character: string): string {
  const lower = character.toLowerCase();
  return lower.length === character.length ? lower : character;
}
