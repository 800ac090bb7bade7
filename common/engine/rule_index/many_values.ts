/**
 * Which atoms the values of one field satisfy, where these are very many: all values are looked at together, and only for what could be in
 * one of them they are looked at one by one. Looking up each of half a million values, and keeping it, would take a second.
 */
import type { FieldValue } from '../document';
import { foldCase } from '../functions/fold_case';
import { Texts } from '../functions/texts';
import type { Atom } from './needs';

export interface NumberedAtom {
  readonly atom: Atom;
  readonly number: number;
}

/** Calls `found` with the number of each atom that one of the values satisfies. */
export function findInMany(atoms: readonly NumberedAtom[], values: readonly FieldValue[], found: (number: number) => void): void {
  const folded = new Texts(values, foldCase);
  const possible = atoms.filter(({ atom }) => folded.mayHold(lineOf(atom)));
  for (const each of possible.length > MANY_SEARCHED ? possible : possible.filter(({ atom }) => folded.joined().includes(lineOf(atom)))) {
    if (isSatisfied(each.atom, values, folded)) found(each.number);
  }
}

/** A search through all of them is sooner done than asking each, as long as not much is searched for. */
const MANY_SEARCHED = 50;

/** Every value is a line of its own. */
function lineOf({ where, text }: Atom): string {
  switch (where) {
    case 'present':
      return '';
    case 'whole':
      return `\n${text}\n`;
    case 'start':
      return `\n${text}`;
    case 'end':
      return `${text}\n`;
    case 'inside':
      return text;
  }
}

function isSatisfied({ where, text, fits }: Atom, values: readonly FieldValue[], folded: Texts): boolean {
  if (where === 'present' && fits === undefined) return values.length > 0;
  const each = folded.each();
  for (let place = 0; place < values.length; place++) {
    if (holdsText(each[place] ?? '', where, text) && (fits === undefined || fits(String(values[place])))) return true;
  }
  return false;
}

/** `folded` and `text` are case-folded. */
export function holdsText(folded: string, where: Atom['where'], text: string): boolean {
  switch (where) {
    case 'present':
      return true;
    case 'whole':
      return folded === text;
    case 'start':
      return folded.startsWith(text);
    case 'end':
      return folded.endsWith(text);
    case 'inside':
      return folded.includes(text);
  }
}
