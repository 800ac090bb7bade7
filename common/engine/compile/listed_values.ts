/** The constants of `in (...)`: those that are compared as text or as numbers are one look-up together, whatever their number. */
import type { PreparedDocument } from '../document';
import type { Span } from '../diagnostics';
import { foldCase } from '../functions/fold_case';
import { foldedTexts, textsOf } from '../functions/texts';
import { plain, toNumber, toText, type Value } from '../functions/value';

/** One listed value that needs a comparison of its own. */
export interface ListedRow {
  readonly span: Span;
  /** Whether any of the values is equal to it. */
  readonly equalsAny: (values: readonly Value[], document: PreparedDocument) => boolean;
}

const MANY_VALUES = 1_000;
const MANY_TEXTS = 200;

export class ListedValues {
  private readonly texts = new Map<string, Span[]>();
  private readonly numbers = new Map<number, Span[]>();
  private readonly rows: ListedRow[] = [];

  constructor(private readonly ignoresCase: boolean) {}

  addText(text: string, span: Span): void {
    push(this.texts, this.ignoresCase ? foldCase(text) : text, span);
  }

  addNumber(number: number, span: Span): void {
    push(this.numbers, number, span);
  }

  add(row: ListedRow): void {
    this.rows.push(row);
  }

  holdsAny(values: readonly Value[], document: PreparedDocument): boolean {
    if (this.mayHoldText(values)) for (const value of values) if (this.textSpans(value) !== undefined) return true;
    if (this.numbers.size > 0) for (const value of values) if (this.numberSpans(value) !== undefined) return true;
    for (const row of this.rows) if (row.equalsAny(values, document)) return true;
    return false;
  }

  /** Where those stand that are there, in the order written. */
  findSpans(values: readonly Value[], document: PreparedDocument): readonly Span[] {
    const found = new Set<Span>();
    if (this.mayHoldText(values)) for (const value of values) for (const span of this.textSpans(value) ?? []) found.add(span);
    if (this.numbers.size > 0) for (const value of values) for (const span of this.numberSpans(value) ?? []) found.add(span);
    for (const row of this.rows) if (row.equalsAny(values, document)) found.add(row.span);
    return [...found].sort((left, right) => left.start - right.start);
  }

  /** Of many values and few texts it is told without a look-up for each value that none is there. */
  private mayHoldText(values: readonly Value[]): boolean {
    if (this.texts.size === 0) return false;
    if (values.length < MANY_VALUES || this.texts.size > MANY_TEXTS) return true;
    const texts = this.ignoresCase ? foldedTexts(values) : textsOf(values);
    return [...this.texts.keys()].some((text) => texts.mayHold(`\n${text}\n`));
  }

  private textSpans(value: Value): readonly Span[] | undefined {
    const text = toText(value);
    return text === null ? undefined : this.texts.get(this.ignoresCase ? foldCase(text) : text);
  }

  private numberSpans(value: Value): readonly Span[] | undefined {
    const number = toNumber(value);
    return number === null ? undefined : this.numbers.get(plain(number));
  }
}

function push<Key>(known: Map<Key, Span[]>, key: Key, span: Span): void {
  const spans = known.get(key);
  if (spans === undefined) known.set(key, [span]);
  else spans.push(span);
}
