/** Chance that repeats itself: everything the generator leaves open is drawn from a seeded stream, so the same seed tells the same story. */

export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number, both ends included. */
  int(least: number, most: number): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** Lower-case hex digits. */
  hex(digits: number): string;
  /** A stream of its own for one part of the story: a change in one part does not move the others. */
  stream(label: string): Random;
}

export function seededRandom(seed: number): Random {
  const next = mulberry32(seed);
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    int,
    pick: (choices) => choices[int(0, choices.length - 1)] ?? choices[0],
    hex(digits) {
      let text = '';
      while (text.length < digits)
        text += Math.floor(next() * 0x10000)
          .toString(16)
          .padStart(4, '0');
      return text.slice(0, digits);
    },
    stream: (label) => seededRandom(hashOf(`${seed}/${label}`)),
  };
}

/** FNV-1a, 32 bits: turns a name into a seed. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash;
}

/** Tommy Ettinger's mulberry32: 32 bits of state, good enough for a story, the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
