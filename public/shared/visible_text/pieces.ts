/**
 * Text from an alert, cut so that a page can show what would otherwise be invisible or would reorder its surroundings:
 * control characters, bidirectional marks, zero-width characters, lone surrogates. Nothing is dropped: joining `source` gives the text back.
 */

export interface TextPiece {
  readonly kind: 'plain' | 'marker';
  /** The characters as they are in the data. */
  readonly source: string;
  /** What to show: the characters themselves, or a name such as `U+202E` or `\n`. */
  readonly shown: string;
}

const HIDDEN =
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}\ud800-\udfff]/gu;

const SHORT_NAMES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u0000': '\\0' };

export function textPieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const found of text.matchAll(HIDDEN)) {
    if (found.index > from) pieces.push(plain(text.slice(from, found.index)));
    pieces.push({ kind: 'marker', source: found[0], shown: markerName(found[0]) });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push(plain(text.slice(from)));
  return pieces;
}

/** Whether a control that draws text itself, such as a field to type in, would show less than there is or show it in another order. */
export const hidesSomething = (text: string): boolean => textPieces(text).some((piece) => piece.kind === 'marker');

/** The text in one string, hidden characters named: for labels that are text only. */
export const nameHidden = (text: string): string =>
  textPieces(text)
    .map((piece) => (piece.kind === 'marker' ? `⟨${piece.shown}⟩` : piece.shown))
    .join('');

/** The first `limit` characters at most, never half of a surrogate pair. */
export function foldText(text: string, limit: number): { readonly head: string; readonly isFolded: boolean } {
  if (text.length <= limit) return { head: text, isFolded: false };
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(limit - 1)) && /[\udc00-\udfff]/.test(text.charAt(limit));
  return { head: text.slice(0, splitsPair ? limit - 1 : limit), isFolded: true };
}

function plain(source: string): TextPiece {
  return { kind: 'plain', source, shown: source };
}

function markerName(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return SHORT_NAMES[character] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
