/** Indicator match rules: documents that share values with an indicator of a threat. */
import type { PreparedDocument } from '../document';

/** As rules store it: one of the groups must hold, and of a group every entry. */
export type ThreatMapping = readonly {
  readonly entries: readonly { readonly field: string; readonly value: string; readonly negate?: boolean | undefined }[];
}[];

export interface ThreatMatch {
  /** Place in the documents that were given. */
  readonly document: number;
  /** Places of the indicators that it shares values with. */
  readonly indicators: readonly number[];
}

export function threatMatches(
  documents: readonly PreparedDocument[],
  indicators: readonly PreparedDocument[],
  mapping: ThreatMapping
): readonly ThreatMatch[] {
  const groups = mapping.filter(({ entries }) => entries.length > 0).map(({ entries }) => new MappedGroup(entries, indicators));
  return documents.flatMap((document, index) => {
    const found = [...new Set(groups.flatMap((group) => group.find(document)))].sort((left, right) => left - right);
    return found.length === 0 ? [] : [{ document: index, indicators: found }];
  });
}

type Entries = ThreatMapping[number]['entries'];

/** The indicators of one group of entries, found by the value of its first entry that is not negated. */
class MappedGroup {
  private readonly byValue = new Map<string, number[]>();
  private readonly first: Entries[number] | undefined;

  constructor(
    private readonly entries: Entries,
    private readonly indicators: readonly PreparedDocument[]
  ) {
    this.first = entries.find(({ negate }) => negate !== true);
    const { first } = this;
    if (first === undefined) return;
    indicators.forEach((indicator, index) => {
      for (const value of new Set(indicator.values(first.value).map(String))) {
        const known = this.byValue.get(value);
        if (known === undefined) this.byValue.set(value, [index]);
        else known.push(index);
      }
    });
  }

  find(document: PreparedDocument): readonly number[] {
    const { first } = this;
    if (first === undefined) return [];
    const found = this.entries.map(({ field }) => new Set(document.values(field).map(String)));
    const candidates = new Set<number>();
    for (const value of found[this.entries.indexOf(first)] ?? []) for (const index of this.byValue.get(value) ?? []) candidates.add(index);
    return [...candidates].filter((index) => {
      const indicator = this.indicators[index];
      return (
        indicator !== undefined &&
        this.entries.every((entry, place) => sharesValue(found[place], indicator, entry) !== (entry.negate === true))
      );
    });
  }
}

/** `found` are the values of the document's field: there may be very many, and there are many indicators. */
function sharesValue(found: ReadonlySet<string> | undefined, indicator: PreparedDocument, { value }: Entries[number]): boolean {
  return indicator.values(value).some((each) => found?.has(String(each)) === true);
}
