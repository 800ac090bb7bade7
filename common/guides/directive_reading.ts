/** What the JSON of a directive says, or which part of it cannot be read. */
export type DirectiveReading<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      /** See `GuideProblem.detail`. */
      readonly detail?: string;
      /** Names of the JSON down to the part that is wrong. */
      readonly path: readonly string[];
    };
