/** Values that are looked for among the words of a text field. */
import type { FieldValue } from '../../document';
import { findText } from '../../functions/find_text';
import { keepingMany, textsOf, type Texts } from '../../functions/texts';
import { starPattern, WildcardList } from '../../regex/wildcard_list';
import { wordsOf } from './text_analysis';
import type { ListedValue, ValueGroup } from './value_group';

interface Phrase {
  readonly words: readonly string[];
  readonly place: number;
}

/** A `match` query asks for any of the words, a phrase in quotes for all of them in their order, a pattern for a word that fits. */
export class WordGroup implements ValueGroup {
  private readonly words = new Map<string, number[]>();
  /** By their first word. */
  private readonly phrases = new Map<string, Phrase[]>();
  private readonly patterns: WildcardList | null;
  private readonly placesOfPatterns: readonly number[];

  constructor(listed: readonly ListedValue[]) {
    const patterns = listed.filter(({ value }) => value.pieces.length > 1);
    for (const { value, place } of listed) if (value.pieces.length === 1) this.enter(wordsOf(value.pieces[0] ?? ''), value.isQuoted, place);
    this.placesOfPatterns = patterns.map(({ place }) => place);
    this.patterns =
      patterns.length === 0
        ? null
        : new WildcardList(patterns.map(({ value }) => starPattern(value.pieces.map((piece) => piece.toLowerCase()))));
  }

  holdsAny(found: readonly FieldValue[]): boolean {
    const text = analyzed(found);
    for (const word of this.words.keys()) if (text.vocabulary.has(word)) return true;
    for (const [first, phrases] of this.phrases)
      if (text.vocabulary.has(first) && phrases.some(({ words }) => holdsPhrase(text, words))) return true;
    return this.patterns?.testAny(text.patterned()) === true;
  }

  placesIn(found: readonly FieldValue[]): Iterable<number> {
    const text = analyzed(found);
    const places: number[] = [];
    for (const [word, having] of this.words) if (text.vocabulary.has(word)) places.push(...having);
    for (const [first, phrases] of this.phrases)
      if (text.vocabulary.has(first)) for (const { words, place } of phrases) if (holdsPhrase(text, words)) places.push(place);
    for (const pattern of this.patterns?.fitting(text.patterned()) ?? []) places.push(this.placesOfPatterns[pattern] ?? 0);
    return places;
  }

  private enter(words: readonly string[], isPhrase: boolean, place: number): void {
    const [first] = words;
    if (!isPhrase) for (const word of new Set(words)) append(this.words, word, place);
    else if (first !== undefined) append(this.phrases, first, { words, place });
  }
}

interface Analyzed {
  /** Of each value its words, each in a line of its own. */
  readonly lines: () => readonly string[];
  readonly vocabulary: ReadonlySet<string>;
  /** What a pattern may fit: a word, or the whole text, as it would a `wildcard` or keyword twin of the field. */
  readonly patterned: () => Texts;
}

const analyzed = keepingMany((found: readonly FieldValue[]): Analyzed => {
  const words = found.map((value) => wordsOf(String(value)));
  const vocabulary = new Set(words.flat());
  let lines: readonly string[] | undefined;
  let patterned: Texts | undefined;
  return {
    lines: () => (lines ??= words.map((each) => `\n${each.join('\n')}\n`)),
    vocabulary,
    patterned: () => (patterned ??= textsOf([...found.map((value) => String(value).toLowerCase()), ...vocabulary])),
  };
});

/** No word holds the end of a line. An empty phrase is nowhere. */
function holdsPhrase({ vocabulary, lines }: Analyzed, phrase: readonly string[]): boolean {
  const line = `\n${phrase.join('\n')}\n`;
  return phrase.every((word) => vocabulary.has(word)) && lines().some((text) => findText(text, line) !== -1);
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
