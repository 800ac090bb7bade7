/**
 * Which three characters stand side by side in a long text: a part of which three do not is nowhere in it. Made in one walk through the text, it
 * answers for hundreds of parts without another one.
 */

/** Three characters may share a place with three others; then less is ruled out. */
const PLACES = 2 ** 20;

export class Trigrams {
  private readonly present = new Uint8Array(PLACES);

  constructor(private readonly text: string) {
    const { present } = this;
    let [first, second] = [text.charCodeAt(0), text.charCodeAt(1)];
    for (let place = 2; place < text.length; place++) {
      const third = text.charCodeAt(place);
      present[placeOf(first, second, third)] = 1;
      first = second;
      second = third;
    }
  }

  mayHold(part: string): boolean {
    if (part.length < 3) return this.text.includes(part);
    for (let place = 2; place < part.length; place++)
      if (this.present[placeOf(part.charCodeAt(place - 2), part.charCodeAt(place - 1), part.charCodeAt(place))] === 0) return false;
    return true;
  }
}

function placeOf(first: number, second: number, third: number): number {
  return ((first << 14) ^ (second << 7) ^ third) & (PLACES - 1);
}
