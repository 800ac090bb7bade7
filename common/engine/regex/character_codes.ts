/** Texts character by character: `?` stands for one of them, also for one outside the basic plane, which is two code units. */

/** What can be asked for the character at a place: a string where a character is a code unit, else the list of its characters. */
export type Units = string | Int32Array;

const SURROGATE = /[\ud800-\udfff]/;
const LONG = 10_000;
/** A list of patterns asks for the same long text again and again. */
let last: { readonly text: string; readonly units: Units } | undefined;

export function characterCodes(text: string): Units {
  if (text.length < LONG) return SURROGATE.test(text) ? codesOf(text) : text;
  if (last?.text !== text) last = { text, units: SURROGATE.test(text) ? codesOf(text) : text };
  return last.units;
}

export function codeAt(units: Units, place: number): number {
  return typeof units === 'string' ? units.charCodeAt(place) : (units[place] ?? NaN);
}

export function codesOf(text: string): Int32Array {
  const codes = new Int32Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.codePointAt(index) ?? 0;
    if (code > 0xffff) index += 1;
    codes[length++] = code;
  }
  return codes.subarray(0, length);
}
