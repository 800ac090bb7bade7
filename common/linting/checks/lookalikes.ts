/**
 * Signs that look like another: word processors and web pages put long dashes, blanks that do not break and signs without width into text, Chinese
 * keyboards full-width punctuation. A person does not see the difference; SQL, JSON and shells do.
 */
import type { TextEdit } from '../finding';

const plainSigns: ReadonlyMap<string, string> = new Map([
  ...[...'\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'].map(
    (sign) => [sign, ' '] as const
  ),
  ...[...'\u00ad\u200b\u200c\u200d\u2060\ufeff'].map((sign) => [sign, ''] as const),
  ...[...'‐‑‒–—―−'].map((sign) => [sign, '-'] as const),
  ...[...'，；：（）［］｛｝＝＜＞＊％．！？'].map((sign) => [sign, sign.normalize('NFKC')] as const),
  ['、', ','],
  ['。', '.'],
]);

const sign = new RegExp(`[${[...plainSigns.keys()].join('')}]`, 'g');
const blank = /[\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff\u00ad]/g;

/** Writes the plain sign for each, where SQL and JSON have no other use for them. Places count from `start`. */
export function plainEdits(text: string, start = 0): readonly TextEdit[] {
  return editsOf(text, sign, start);
}

/** In a command: blanks, and dashes that begin an option. Within words both may be meant. */
export function commandEdits(text: string, start: number): readonly TextEdit[] {
  const dashes = [...text.matchAll(/(?<=\s)[–—−‑‒―]{1,2}(?=[A-Za-z])/g)].map(({ index, 0: found }): TextEdit => {
    // Two hyphens are made into one long dash; a short one before a letter or three was one.
    const isTwo = found.length === 2 || /[—―]/.test(found);
    return { start: start + index, end: start + index + found.length, text: isTwo ? '--' : '-' };
  });
  return [...editsOf(text, blank, start), ...dashes].sort((a, b) => a.start - b.start);
}

/** `–exec` was `-exec` or `--exec`: nobody can tell. */
export function isDashUnclear(text: string): boolean {
  return /(?<=\s)[–−‑‒](?=[A-Za-z]{4})/.test(text);
}

function editsOf(text: string, pattern: RegExp, start: number): readonly TextEdit[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: start + index,
    end: start + index + found.length,
    text: plainSigns.get(found) ?? found,
  }));
}

const entities: ReadonlyMap<string, string> = new Map(
  Object.entries({ '&lt;': '<', '&gt;': '>', '&amp;': '&', '&nbsp;': ' ', '&quot;': '"', '&#34;': '"', '&apos;': "'", '&#39;': "'" })
);

/** HTML's names of signs. */
export function entityEdits(text: string, start = 0): readonly TextEdit[] {
  return [...text.matchAll(/&(?:lt|gt|amp|nbsp|quot|apos|#34|#39);/gi)].map(({ index, 0: found }) => ({
    start: start + index,
    end: start + index + found.length,
    text: entities.get(found.toLowerCase()) ?? found,
  }));
}
