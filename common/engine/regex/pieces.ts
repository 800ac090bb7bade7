/**
 * Patterns whose only wildcard is `*`, given as the text between the wildcards. Each piece is looked for at its first possible place: taking
 * a later one can never help, so nothing is ever tried twice.
 */
import { findText } from '../functions/find_text';

/** Whether a text begins with the first piece, ends with the last and holds the others between, in their order; of one piece, whether it is it. */
export function compilePieces(pieces: readonly string[]): (text: string) => boolean {
  if (pieces.length === 1) return (text) => text === pieces[0];
  const [first = '', last = ''] = [pieces[0], pieces[pieces.length - 1]];
  const middle = pieces.slice(1, -1).filter((piece) => piece !== '');
  return (text) => {
    const end = text.length - last.length;
    if (first.length > end || !text.startsWith(first) || !text.endsWith(last)) return false;
    let position = first.length;
    for (const piece of middle) {
      const found = findText(text, piece, position);
      if (found === -1 || found + piece.length > end) return false;
      position = found + piece.length;
    }
    return true;
  };
}
