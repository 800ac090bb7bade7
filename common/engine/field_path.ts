/**
 * The ways in which a document may spell a field: each part of `process.parent.name` can be an object of its own or stand before a dot. Cutting
 * a name into them costs more than looking them up, and rules ask for the same names again and again, so it is done once a name.
 */

export interface FieldPath {
  /** The longest key first. */
  readonly steps: readonly PathStep[];
}

export class PathStep {
  private path: FieldPath | undefined;

  /** `rest` is what of the name is left below the key; null when it is used up. '' is the last part of a name that ends with a dot. */
  constructor(
    readonly key: string,
    private readonly rest: string | null
  ) {}

  /** Cut when it is first asked for. */
  get below(): FieldPath | null {
    return this.rest === null ? null : (this.path ??= pathOf(this.rest));
  }
}

/** Names come from rules, but a free text search asks for all that a hostile document has. */
const MOST_KNOWN = 10_000;
const LONGEST_KNOWN = 500;
const known = new Map<string, FieldPath>();

export function pathOf(field: string): FieldPath {
  const path = known.get(field);
  if (path !== undefined) return path;
  const made = cut(field);
  if (field.length > LONGEST_KNOWN) return made;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(field, made);
  return made;
}

function cut(field: string): FieldPath {
  return { steps: [new PathStep(field, null), ...dotsOf(field).map((dot) => new PathStep(field.slice(0, dot), field.slice(dot + 1)))] };
}

/** Elasticsearch allows 20 unless told otherwise. */
const MOST_DOTS = 100;

/** Where a name can be cut, the last place first. A name of thousands of dots is somebody's attack, and is not cut at all. */
export function dotsOf(field: string): readonly number[] {
  const dots: number[] = [];
  for (let dot = field.lastIndexOf('.'); dot > 0; dot = field.lastIndexOf('.', dot - 1)) {
    if (dots.length === MOST_DOTS) return [];
    dots.push(dot);
  }
  return dots;
}
