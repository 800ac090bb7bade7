/** Values that a date field is compared with: each stands for a span of time. */
import type { FieldValue } from '../../document';
import { parseTime } from '../dates';
import { timesOf } from '../times';
import { readFieldValue, type SearchedField } from './searched_field';
import type { ListedValue, ValueGroup } from './value_group';

interface ListedTime {
  readonly first: number;
  readonly last: number;
  readonly place: number;
}

export class DateGroup implements ValueGroup {
  /** In the order in which they begin. */
  private readonly listed: readonly ListedTime[];
  /** The last end of each and all in front of it. */
  private readonly ends: readonly number[];

  constructor(
    listed: readonly ListedValue[],
    private readonly field: SearchedField
  ) {
    this.listed = listed.flatMap((each) => timeOf(each, field) ?? []).sort((left, right) => left.first - right.first);
    let end = -Infinity;
    this.ends = this.listed.map(({ last }) => (end = Math.max(end, last)));
  }

  holdsAny(found: readonly FieldValue[]): boolean {
    return this.timesIn(found).some((time) => time !== null && (this.ends[this.countBegun(time) - 1] ?? -Infinity) >= time);
  }

  placesIn(found: readonly FieldValue[]): Iterable<number> {
    const times = this.timesIn(found);
    return this.listed
      .filter(({ first, last }) => times.some((time) => time !== null && time >= first && time <= last))
      .map(({ place }) => place);
  }

  /** Fields hold whole milliseconds. */
  private timesIn(found: readonly FieldValue[]): readonly (number | null)[] {
    return timesOf(found, this.field.readDate).map((time) => (time === null ? null : Math.floor(time)));
  }

  /** How many have begun by then; by halves. */
  private countBegun(time: number): number {
    let [low, high] = [0, this.listed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.listed[middle]?.first ?? Infinity) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function timeOf({ value, place }: ListedValue, field: SearchedField): ListedTime | null {
  const read = readFieldValue(value.pieces[0] ?? '', field);
  const time = typeof read === 'boolean' ? null : parseTime(read);
  return time === null ? null : { ...time, place };
}
