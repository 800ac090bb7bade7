/**
 * Wildcard patterns: `*` is any run of characters, also none, `?` is exactly one; everything else, the backslash too, is itself, and
 * the whole text must fit.
 *
 * The pattern is cut at its stars. The first piece must stand at the beginning, the last at the end, each one between at its first
 * possible place after the one before; taking a later place can never help, so nothing is ever tried twice.
 */
import { findText } from '../functions/find_text';
import { characterCodes, type Units } from './character_codes';
import { PieceSearch } from './piece_search';

/** What stands between two stars, with a `?` in it, may have so many characters: they are all followed at once. */
export const LONGEST_PIECE = 1_000;

export function hasTooLongPiece(pattern: string): boolean {
  if (pattern.length <= LONGEST_PIECE) return false;
  return pattern.split('*').some((piece) => piece.length > LONGEST_PIECE && piece.includes('?'));
}

export function compileWildcard(pattern: string): (text: string) => boolean {
  const countsCharacters = pattern.includes('?');
  const pieces = pattern.split('*').map((piece) => readPiece(piece, countsCharacters));
  const [first, last] = [pieces[0], pieces[pieces.length - 1]];
  if (first === undefined || last === undefined) return (text) => text === pattern;
  if (pieces.length === 1) return (text) => fitsWhole(text, first);
  const middle = pieces.slice(1, -1).filter((piece) => piece.length > 0);
  const required = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return (text) => {
    if (text.length < required) return false;
    const units = countsCharacters ? characterCodes(text) : text;
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

interface Piece {
  /** The piece as text, to be found by the platform's own search; null when it holds a `?`. */
  readonly text: string | null;
  readonly search: PieceSearch;
  /** In characters where a `?` stands anywhere in the pattern, else in code units: as places in the text are counted. */
  readonly length: number;
}

function readPiece(text: string, countsCharacters: boolean): Piece {
  const search = new PieceSearch(text);
  return { text: text.includes('?') ? null : text, search, length: countsCharacters ? search.length : text.length };
}

function fitsWhole(text: string, piece: Piece): boolean {
  // A character has two code units at the most.
  if (text.length < piece.length || text.length > 2 * piece.length) return false;
  const units = piece.text === null ? characterCodes(text) : text;
  return units.length === piece.length && standsAt(units, piece, 0);
}

function standsAt(units: Units, piece: Piece, position: number): boolean {
  if (typeof units === 'string' && piece.text !== null) return units.startsWith(piece.text, position);
  return piece.search.standsAt(units, position);
}

function find(units: Units, piece: Piece, from: number, end: number): number {
  if (typeof units !== 'string' || piece.text === null) return piece.search.find(units, from, end);
  const found = findText(units, piece.text, from);
  return found === -1 || found + piece.length > end ? -1 : found;
}
