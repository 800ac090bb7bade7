/** Ignoring case: text is compared after each of its characters became its lower-case form, so that lengths and positions stay. */
import { toText, type Value } from './value';

/**
 * Lower case, character by character. A character whose lower case is longer than itself stays as it is, because `?` in a pattern
 * stands for exactly one character and `indexOf~` answers a position in the text that was given.
 *
 * The platform lowers a whole text at once, and does it otherwise in two cases only: the lower case of İ is two characters, and that of Σ
 * depends on whether a word ends with it. What stands between those is given to the platform.
 */
export function foldCase(text: string): string {
  if (!text.includes('İ') && !text.includes('Σ')) return text.toLowerCase();
  return text.replace(/[^İΣ]+/g, (run) => run.toLowerCase()).replaceAll('Σ', 'σ');
}

const FEW = 32;
const LONG = 10_000;

/**
 * The values of a field as texts. Of many values, and of long texts, they are kept as long as the values are: a rule has twenty conditions on
 * the arguments of a process, and a hostile process has half a million of them.
 */
export const textsOf = keepingMany(toText);

/** As `textsOf`, without regard to case. */
export const foldEach = keepingMany((value) => {
  const text = toText(value);
  return text === null ? null : foldCase(text);
});

type ReadTexts = (values: readonly Value[]) => readonly (string | null)[];

function keepingMany(read: (value: Value) => string | null): ReadTexts {
  const known = new WeakMap<readonly Value[], readonly (string | null)[]>();
  return (values) => {
    if (values.length < FEW && !values.some(isLong)) return values.map(read);
    let texts = known.get(values);
    if (texts === undefined) {
      texts = values.map(read);
      known.set(values, texts);
    }
    return texts;
  };
}

function isLong(value: Value): boolean {
  return typeof value === 'string' && value.length > LONG;
}
