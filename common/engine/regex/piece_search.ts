/**
 * Looks for a text in which `?` is any character. In a long text all its places are followed at once, a bit each, so that no character is read
 * twice: trying one place after the other would cost the product of both lengths, and both may be somebody's attack.
 */
import { codeAt, codesOf, type Units } from './character_codes';

const ANY = 63; // ?
/** Below this product of both lengths trying is sooner done than counting bits. */
const SMALL = 20_000;

export class PieceSearch {
  private known: Int32Array | undefined;
  private masks: ReadonlyMap<number, Int32Array> | undefined;

  constructor(private readonly text: string) {}

  /** Rules have thousands of pieces, most of which are only ever found by the platform's own search. */
  private get codes(): Int32Array {
    return (this.known ??= codesOf(this.text));
  }

  /** In characters. */
  get length(): number {
    return this.codes.length;
  }

  standsAt(units: Units, position: number): boolean {
    const codes = this.codes;
    for (let index = 0; index < codes.length; index++) {
      const expected = codes[index];
      if (expected !== ANY && expected !== codeAt(units, position + index)) return false;
    }
    return true;
  }

  /** The first place from `from` on at which the piece stands and ends before `end`; -1 where there is none. */
  find(units: Units, from: number, end: number): number {
    if ((end - from) * this.length > SMALL) return this.followAll(units, from, end);
    for (let position = from; position + this.length <= end; position++) if (this.standsAt(units, position)) return position;
    return -1;
  }

  /** Baeza-Yates and Gonnet's "shift-and": bit n says that the first n + 1 characters of the piece end here. */
  private followAll(units: Units, from: number, end: number): number {
    this.masks ??= masksOf(this.codes);
    const others = this.masks.get(ANY) ?? new Int32Array(0);
    const bits = new Int32Array(wordsFor(this.length));
    const last = bits.length - 1;
    const lastBit = 1 << ((this.length - 1) & 31);
    // Words above this one are empty.
    let top = 0;
    for (let place = from; place < end; place++) {
      const mask = this.masks.get(codeAt(units, place)) ?? others;
      let carry = 1;
      const highest = Math.min(top + 1, last);
      top = 0;
      for (let word = 0; word <= highest; word++) {
        const before = bits[word] ?? 0;
        const now = ((before << 1) | carry) & (mask[word] ?? 0);
        carry = before >>> 31;
        bits[word] = now;
        if (now !== 0) top = word;
      }
      if (((bits[last] ?? 0) & lastBit) !== 0) return place - this.length + 1;
    }
    return -1;
  }
}

/** For each character at which places of the piece it may stand; under `?` those of every other character. */
function masksOf(codes: Int32Array): ReadonlyMap<number, Int32Array> {
  const words = wordsFor(codes.length);
  const any = new Int32Array(words);
  codes.forEach((code, place) => code === ANY && setBit(any, place));
  const masks = new Map([[ANY, any]]);
  codes.forEach((code, place) => {
    const mask = masks.get(code) ?? any.slice();
    setBit(mask, place);
    masks.set(code, mask);
  });
  return masks;
}

function wordsFor(length: number): number {
  return Math.max(1, Math.ceil(length / 32));
}

function setBit(words: Int32Array, place: number): void {
  words[place >> 5] = (words[place >> 5] ?? 0) | (1 << (place & 31));
}
