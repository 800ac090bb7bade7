/** What compiling a KQL query carries along. */
import type { FieldTypes } from '../field_types';

export interface KqlContext {
  readonly types: FieldTypes | undefined;
  /** Epoch ms that `now` in a range stands for, asked at every evaluation. */
  readonly now: () => number;
  /** Inside `field: { }` the name of the field with a dot behind it, else empty. */
  readonly prefix: string;
}
