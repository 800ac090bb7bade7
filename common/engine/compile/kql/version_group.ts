/** Values that a version field is compared with: `1.0` and `1.0.0` are two versions, but a list of them is short. */
import type { FieldValue } from '../../document';
import { prepareComparison, type ValueTest } from '../compare';
import type { ListedValue, ValueGroup } from './value_group';

export class VersionGroup implements ValueGroup {
  private readonly rows: readonly { readonly place: number; readonly test: ValueTest }[];

  constructor(listed: readonly ListedValue[]) {
    this.rows = listed.map(({ value, place }) => ({ place, test: prepareComparison('version', '==', value.pieces[0] ?? '') }));
  }

  holdsAny(found: readonly FieldValue[]): boolean {
    return this.rows.some(({ test }) => found.some((value) => test(value) === true));
  }

  placesIn(found: readonly FieldValue[]): Iterable<number> {
    return this.rows.filter(({ test }) => found.some((value) => test(value) === true)).map(({ place }) => place);
  }
}
