/** What a built-in function is: its arguments' values in, one value out; never throws over data. */
import type { Value } from './value';

/** `ignoresCase` is the tilde of `startsWith~(...)`; functions that take none ignore it. Arguments that were left out are not in the list. */
export type BuiltinFunction = (values: readonly Value[], ignoresCase: boolean) => Value;
