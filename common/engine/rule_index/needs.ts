/**
 * What a document must hold before a query can match it: the part of a query that a look-up can answer. A need is an alternative of atoms, of
 * which a matching document holds at least one; a query has as many needs as its top level has conjuncts that can be looked up.
 *
 * Needs may ask for less than the query (case is folded, a pattern shrinks to its beginning), never for more: a document that lacks one
 * cannot match.
 */
import { foldCase } from '../functions/fold_case';

/** A field holds this text, begins with it or ends with it, the text being case-folded; or the field has any value at all. */
export interface Atom {
  readonly field: string;
  readonly where: 'whole' | 'start' | 'end' | 'present';
  readonly text: string;
}

export type Need = readonly Atom[];

/** A list of ten thousand values is no help to an index that wants few candidates. */
const MOST_ATOMS = 2_000;

export function whole(field: string, text: string): Atom {
  return { field, where: 'whole', text: foldCase(text) };
}

/** Most fields are absent from most events, so even this tells rules apart. */
export function present(field: string): Atom {
  return { field, where: 'present', text: '' };
}

/**
 * The longer end of a pattern, given as the text between its wildcards; where both ends are wildcards a value is all that is sure. Folding can
 * change the length of a text, so what is compared is folded on both sides.
 */
export function patternAtom(field: string, pieces: readonly string[]): Atom {
  const [first = '', last = ''] = [pieces[0], pieces[pieces.length - 1]].map((piece) => foldCase(piece ?? ''));
  if (pieces.length === 1) return whole(field, first);
  if (first === '' && last === '') return present(field);
  return first.length >= last.length ? { field, where: 'start', text: first } : { field, where: 'end', text: last };
}

/** One of several: possible only where each of them needs something. Of each its most selective need stands for it. */
export function anyNeed(alternatives: readonly (readonly Need[])[]): readonly Need[] {
  const atoms: Atom[] = [];
  for (const needs of alternatives) {
    const best = mostSelective(needs);
    if (best === undefined) return [];
    atoms.push(...best);
  }
  return atoms.length === 0 || atoms.length > MOST_ATOMS ? [] : [atoms];
}

export function mostSelective(needs: readonly Need[]): Need | undefined {
  let best: Need | undefined;
  for (const need of needs) if (best === undefined || commonness(need) < commonness(best)) best = need;
  return best;
}

/**
 * How many events a need lets through, as a guess: the fields by which events are sorted have few values and every event has one of them, so
 * they tell rules apart badly. Only speed depends on it.
 */
export function commonness(need: Need): number {
  return need.reduce((sum, atom) => sum + atomCommonness(atom), 0);
}

function atomCommonness({ field, where, text }: Atom): number {
  const ofField = COMMON_FIELDS.get(field) ?? 1;
  if (where === 'present') return EVERYWHERE.test(field) ? 20_000 : 100 * ofField;
  const ofValue = COMMON_VALUES.has(text) ? 30 : 1;
  return ofField * ofValue * (where === 'whole' ? 1 : text.length < 3 ? 40 : 8);
}

/** Fields that nearly every event of its kind has. */
const EVERYWHERE = /^(?:event|host|agent|user|data_stream|process|process\.parent)\.[a-z_.]+$/;

const COMMON_FIELDS: ReadonlyMap<string, number> = new Map([
  ['event.kind', 10_000],
  ['event.category', 5_000],
  ['event.type', 5_000],
  ['host.os.type', 5_000],
  ['host.os.family', 5_000],
  ['event.outcome', 5_000],
  ['agent.type', 5_000],
  ['event.module', 1_000],
  ['event.dataset', 500],
  ['data_stream.dataset', 500],
  ['event.provider', 200],
  ['event.action', 50],
  ['process.parent.name', 3],
  ['user.id', 20],
  ['user.name', 20],
]);

/** Actions and programs of everyday events. */
const COMMON_VALUES: ReadonlySet<string> = new Set(
  (
    'exec exec_event start executed process_started processrollup2 fork creation modification deletion rename connection_attempted end ' +
    'bash sh dash zsh python python3 perl node java sudo systemd cmd.exe powershell.exe svchost.exe explorer.exe rundll32.exe root system'
  ).split(' ')
);
