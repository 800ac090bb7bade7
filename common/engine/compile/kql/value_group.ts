/** Values of a list that are looked for in the same way. */
import type { FieldValue } from '../../document';
import type { KqlValue } from '../../kql/ast';

export interface ListedValue {
  readonly value: KqlValue;
  /** In the list. */
  readonly place: number;
}

export interface ValueGroup {
  readonly holdsAny: (found: readonly FieldValue[]) => boolean;
  /** Places of those that are there. */
  readonly placesIn: (found: readonly FieldValue[]) => Iterable<number>;
}
