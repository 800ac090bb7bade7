/**
 * Wildcard patterns: `*` is any run of characters, also none, `?` is exactly one; everything else, the backslash too, is itself, and
 * the whole text must fit.
 *
 * The pattern is cut at its stars. The first piece must stand at the beginning, the last at the end, each one between at its first
 * possible place after the one before; taking a later place can never help, so nothing is ever tried twice.
 */

/** A pattern without wildcards is its own text: compare with `===` and save the work. */
export function hasWildcards(pattern: string): boolean {
  return pattern.includes('*') || pattern.includes('?');
}

export function compileWildcard(pattern: string): (text: string) => boolean {
  const countsCharacters = pattern.includes('?');
  const pieces = pattern.split('*').map((piece) => readPiece(piece, countsCharacters));
  const [first, last] = [pieces[0], pieces[pieces.length - 1]];
  if (first === undefined || last === undefined) return (text) => text === pattern;
  if (pieces.length === 1) return (text) => unitsOf(text, first).length === first.length && standsAt(unitsOf(text, first), first, 0);
  const middle = pieces.slice(1, -1).filter((piece) => piece.length > 0);
  const required = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return (text) => {
    const units = countsCharacters ? characters(text) : text;
    const end = units.length - last.length;
    if (units.length < required || !standsAt(units, first, 0) || !standsAt(units, last, end)) return false;
    let position = first.length;
    for (const piece of middle) {
      const found = find(units, piece, position, end);
      if (found === -1) return false;
      position = found + piece.length;
    }
    return true;
  };
}

/** What stands between two stars. */
interface Piece {
  /** The piece as text, to be found by the platform's own search; null when it holds a `?`. */
  readonly text: string | null;
  readonly characters: readonly string[];
  /** In characters where a `?` stands anywhere in the pattern, else in code units: as places in the text are counted. */
  readonly length: number;
}

/** A text whose items are compared one by one: a string where a character is a code unit, else the list of its characters. */
type Units = string | readonly string[];

const SURROGATE = /[\ud800-\udfff]/;

function readPiece(text: string, countsCharacters: boolean): Piece {
  const characters = Array.from(text);
  return { text: text.includes('?') ? null : text, characters, length: countsCharacters ? characters.length : text.length };
}

function unitsOf(text: string, piece: Piece): Units {
  return piece.text === null ? characters(text) : text;
}

/** `?` stands for one character, also for one outside the basic plane, which is two code units. */
function characters(text: string): Units {
  return SURROGATE.test(text) ? Array.from(text) : text;
}

function standsAt(units: Units, piece: Piece, position: number): boolean {
  if (typeof units === 'string' && piece.text !== null) return units.startsWith(piece.text, position);
  for (let index = 0; index < piece.characters.length; index++) {
    const expected = piece.characters[index];
    if (expected !== '?' && expected !== units[position + index]) return false;
  }
  return true;
}

function find(units: Units, piece: Piece, from: number, end: number): number {
  if (typeof units === 'string' && piece.text !== null) {
    const found = units.indexOf(piece.text, from);
    return found === -1 || found + piece.length > end ? -1 : found;
  }
  for (let position = from; position + piece.length <= end; position++) if (standsAt(units, piece, position)) return position;
  return -1;
}
