/**
 * How a text field is searched: Elasticsearch's default analyzer cuts it into words by Unicode's rules of segmentation and lowers their case;
 * a value asks for words, not for the whole text.
 */

/** A dot or apostrophe between letters, and a dot or comma between digits, stay inside a word; the underscore is a letter. */
const WORD = /[\p{L}\p{M}\p{N}_]+(?:(?:(?<=\p{L})[.'’·:](?=\p{L})|(?<=\p{N})[.,'’;](?=\p{N}))[\p{L}\p{M}\p{N}_]+)*/gu;
/** Scripts that are written without blanks: every character is a word. */
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}]/u;
const LONGEST_TEXT = 1_000_000;

export function wordsOf(text: string): readonly string[] {
  const words = text.slice(0, LONGEST_TEXT).toLowerCase().match(WORD) ?? [];
  return words.flatMap((word) => (IDEOGRAPHS.test(word) ? word.split(/([\p{Script=Han}\p{Script=Hiragana}])/u).filter(Boolean) : [word]));
}
