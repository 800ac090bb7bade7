/** From what is typed to what Elasticsearch's simple query reads: every word has to be there, or one that begins like it. */

const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}]/u;
const WORDS = /[\p{Script=Han}\p{Script=Hiragana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}])[\p{L}\p{M}\p{N}_])+/gu;

/**
 * Undefined when there is no word to look for. What else was typed would be operators there and is left out. Ideographs are indexed
 * one by one, so a beginning of several is never found: they are looked for as they are.
 */
export function caseSearch(typed: string): string | undefined {
  const words = typed.slice(0, 200).match(WORDS);
  return words === null ? undefined : words.map((word) => (IDEOGRAPHS.test(word) ? word : `${word}*`)).join(' ');
}
