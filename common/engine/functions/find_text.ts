/**
 * Where a text stands in another one, in time that grows with the sum of their lengths. The platform's own search is the fastest for what
 * events hold, but a long text looked for in a longer one can cost it the product of both lengths, and either may come from an event.
 */

/** Below, the platform's search is linear enough: it skips ahead by what it knows of so many characters. */
const LONGEST_PLAIN = 200;
const SHORTEST_LARGE = 5_000;

/** As `text.indexOf(part, from)`. */
export function findText(text: string, part: string, from = 0): number {
  if (part.length <= LONGEST_PLAIN || text.length < SHORTEST_LARGE) return text.indexOf(part, from);
  const start = Math.min(Math.max(from, 0), text.length);
  const found = search(
    { text, first: start, step: 1, length: text.length - start },
    { text: part, first: 0, step: 1, length: part.length }
  );
  return found === -1 ? -1 : start + found;
}

/** As `text.lastIndexOf(part)`, which compares at every place anew. */
export function findLastText(text: string, part: string): number {
  if (part.length <= 1 || text.length < SHORTEST_LARGE) return text.lastIndexOf(part);
  const found = search(backwards(text), backwards(part));
  return found === -1 ? -1 : text.length - found - part.length;
}

/** A text, or the end of it, read in either direction. */
interface Reading {
  readonly text: string;
  readonly first: number;
  readonly step: 1 | -1;
  readonly length: number;
}

function backwards(text: string): Reading {
  return { text, first: text.length - 1, step: -1, length: text.length };
}

/** Knuth, Morris and Pratt: no place of the text is looked at again. */
function search({ text, first, step, length }: Reading, part: Reading): number {
  if (part.length > length) return -1;
  const units = unitsOf(part);
  const borders = bordersOf(units);
  let fitting = 0;
  for (let place = 0, index = first; place < length; place++, index += step) {
    const unit = text.charCodeAt(index);
    while (fitting > 0 && units[fitting] !== unit) fitting = borders[fitting - 1] ?? 0;
    if (units[fitting] === unit) fitting += 1;
    if (fitting === units.length) return place - fitting + 1;
  }
  return -1;
}

function unitsOf({ text, first, step, length }: Reading): Uint16Array {
  const units = new Uint16Array(length);
  for (let place = 0; place < length; place++) units[place] = text.charCodeAt(first + step * place);
  return units;
}

/** For each beginning of the text the longest text that it both begins and ends with. */
function bordersOf(units: Uint16Array): Int32Array {
  const borders = new Int32Array(units.length);
  let fitting = 0;
  for (let place = 1; place < units.length; place++) {
    const unit = units[place];
    while (fitting > 0 && units[fitting] !== unit) fitting = borders[fitting - 1] ?? 0;
    if (units[fitting] === unit) fitting += 1;
    borders[place] = fitting;
  }
  return borders;
}
