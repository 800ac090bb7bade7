/**
 * The values of a field as texts. Of many values, and of long texts, they are kept as long as the values are: a rule has twenty conditions on
 * the arguments of a process, and a hostile process has half a million of them.
 */
import { foldCase } from './fold_case';
import { Trigrams } from './trigrams';
import { toText, WholeFloat, type Value } from './value';

export class Texts {
  private read: readonly (string | null)[] | undefined;
  private lines: string | undefined;
  private trigrams: Trigrams | undefined;

  constructor(
    private readonly values: readonly Value[],
    private readonly fold: (text: string) => string
  ) {}

  get length(): number {
    return this.values.length;
  }

  /** Null is a value that is no text. */
  each(): readonly (string | null)[] {
    return (this.read ??= this.values.map((value) => {
      const text = toText(value);
      return text === null ? null : this.fold(text);
    }));
  }

  /** False where the part is in none of them; it may be true where one ends and the next begins with it. Costs little more than nothing once asked. */
  mayHold(part: string): boolean {
    this.trigrams ??= new Trigrams(this.joined());
    return this.trigrams.mayHold(part);
  }

  /** All of them, each in a line of its own; folded together, which is much sooner done than one by one and gives the same. */
  joined(): string {
    return (this.lines ??= this.fold(`\n${plainTexts(this.values).join('\n')}\n`));
  }
}

/** Joining makes texts of them itself, but of floats. */
function plainTexts(values: readonly Value[]): readonly Value[] {
  return values.some((value) => value instanceof WholeFloat) ? values.map(toText) : values;
}

/** As they are. */
export const textsOf = keepingMany((values) => new Texts(values, (text) => text));

/** Without regard to case. */
export const foldedTexts = keepingMany((values) => new Texts(values, foldCase));

const FEW = 32;
const LONG = 10_000;

/** What is worked out from the values of a field, kept as long as these are where they are many or long. */
export function keepingMany<V extends Value, T>(read: (values: readonly V[]) => T): (values: readonly V[]) => T {
  const known = new WeakMap<readonly V[], T>();
  return (values) => {
    if (values.length < FEW && !values.some(isLong)) return read(values);
    let result = known.get(values);
    if (result === undefined) {
      result = read(values);
      known.set(values, result);
    }
    return result;
  };
}

function isLong(value: Value): boolean {
  return typeof value === 'string' && value.length > LONG;
}
