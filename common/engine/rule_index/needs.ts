/**
 * What a document must hold before a query can match it: the part of a query that look-ups can answer, as a tree of its `and`, `or` and `not`. A need
 * may ask for less than the query (of a number only that there is a value, of a comparison of two fields nothing), never for more: a document that
 * lacks it cannot match. Where it asks for exactly what the query asks, it says so, and need not be asked again.
 */
import { foldCase } from '../functions/fold_case';

export type Need = Atom | NeedBranch;

/** A field holds a value that is this text, begins with it, ends with it or has it inside, the text being case-folded; or any value at all. */
export interface Atom {
  readonly kind: 'atom';
  readonly field: string;
  readonly where: 'whole' | 'start' | 'end' | 'inside' | 'present';
  readonly text: string;
  /** What else is asked of the value, as it reads: its case, the other pieces of a pattern. */
  readonly fits: ((value: string) => boolean) | undefined;
  /** Atoms of one key are the same. */
  readonly key: string;
  readonly isExact: boolean;
}

/** Of `all` without needs nothing is asked. */
export interface NeedBranch {
  readonly kind: 'all' | 'any' | 'none';
  readonly needs: readonly Need[];
  readonly isExact: boolean;
}

/** Of a query, or a part of one, that cannot be looked up. */
export const NO_NEED: Need = { kind: 'all', needs: [], isExact: false };
/** Of a condition that every document satisfies. */
export const NOTHING: Need = { kind: 'all', needs: [], isExact: true };

/** A list of ten thousand values is no help to an index that wants few candidates. */
const MOST_NEEDS = 2_000;

export function allOf(needs: readonly Need[]): Need {
  return branch(
    'all',
    needs.flatMap((need) => (need.kind === 'all' ? need.needs : [need])),
    needs.every(({ isExact }) => isExact)
  );
}

/** One of several: possible only where each of them needs something. */
export function anyOf(needs: readonly Need[]): Need {
  const nothing = needs.find(isNothing);
  if (nothing !== undefined) return needs.every(({ isExact }) => isExact) ? NOTHING : NO_NEED;
  const flat = needs.flatMap((need) => (need.kind === 'any' ? need.needs : [need]));
  if (flat.length > MOST_NEEDS) return NO_NEED;
  return branch(
    'any',
    flat,
    needs.every(({ isExact }) => isExact)
  );
}

/** A document that lacks an exact need does not satisfy the condition; of any other need nothing follows from its lack. */
export function noneOf(need: Need): Need {
  return need.isExact ? { kind: 'none', needs: need.kind === 'any' ? need.needs : [need], isExact: true } : NO_NEED;
}

/** The same need, of a condition that asks for more. */
export function atLeast(need: Need): Need {
  return { ...need, isExact: false };
}

export function isNothing(need: Need): boolean {
  return need.kind === 'all' && need.needs.length === 0;
}

/** Most fields are absent from most events, so even this tells rules apart. */
export function present(field: string): Need {
  return atom(field, 'present', '');
}

/** The field holds this text, in any case. */
export function folded(field: string, text: string): Need {
  return atom(field, 'whole', foldCase(text));
}

/** The field holds this very text. */
export function whole(field: string, text: string): Need {
  return atom(field, 'whole', foldCase(text), { key: text, fits: (value) => value === text });
}

/** What is asked of a value beyond the text that it is looked up by; of equal keys the same. */
export interface ValueTest {
  readonly key: string;
  readonly fits: (value: string) => boolean;
}

/** The field has a value that the test fits. */
export function tested(field: string, test: ValueTest): Need {
  return atom(field, 'present', '', test);
}

/**
 * A pattern, given as the text between its wildcards, is looked up by its longest piece; where it has none, by there being a value. Without a
 * test nothing but that piece is asked.
 */
export function fitting(field: string, pieces: readonly string[], test?: ValueTest): Need {
  // Without a wildcard it is a text, the empty one too.
  if (pieces.length === 1) return atom(field, 'whole', foldCase(pieces[0] ?? ''), test);
  const written = pieces.map((piece, place) => ({ text: foldCase(piece), where: whereOf(place, pieces.length) }));
  const [longest] = written.filter(({ text }) => text !== '').sort((left, right) => right.text.length - left.text.length);
  return atom(field, longest?.where ?? 'present', longest?.text ?? '', test);
}

function whereOf(place: number, count: number): 'start' | 'end' | 'inside' {
  return place === 0 ? 'start' : place === count - 1 ? 'end' : 'inside';
}

function branch(kind: 'all' | 'any', needs: readonly Need[], isExact: boolean): Need {
  const [only] = needs;
  if (needs.length !== 1 || only === undefined) return { kind, needs, isExact };
  return isExact === only.isExact ? only : { ...only, isExact };
}

function atom(field: string, where: Atom['where'], text: string, more?: ValueTest): Atom {
  // Names and texts may hold any character, so their lengths say where each ends.
  const key = `${where} ${field.length} ${field} ${text.length} ${text} ${more === undefined ? '' : `and ${more.key}`}`;
  return { kind: 'atom', field, where, text, fits: more?.fits, key, isExact: true };
}
