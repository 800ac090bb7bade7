/**
 * What was left out so that a hostile document cannot stall the engine: whoever asks is told with the answer, so that nothing is wrong in silence.
 * The places that leave something out lie deep below what is asked, in closures that answer yes or no; they note it here while the question runs,
 * which nothing can interrupt.
 */
export type Limit =
  /** Two fields of very many values were not compared with each other to the end. */
  | 'pairs'
  /** Several fields of very many values were not combined to the end. */
  | 'combinations'
  /** A function's result would have been too long, and is null. */
  | 'text_length'
  /** A text led a regular expression to ever new states, was given up and does not match. */
  | 'regular_expression'
  /** A document has more fields than were looked at for a name with wildcards, or for text in any field. */
  | 'field_names'
  /** An event has more join keys than were followed. */
  | 'join_keys'
  /** More sequences had begun at once than were kept. */
  | 'partial_sequences'
  /** More events that should be missing were found within maxspan than were kept. */
  | 'missing_events'
  /** The documents of a sample fit its stages in more ways than were tried. */
  | 'sample_attempts'
  /** A document has more combinations of values than were grouped by. */
  | 'term_combinations';

let noted: Set<Limit> | undefined;

export function noteLimit(limit: Limit): void {
  noted?.add(limit);
}

/** The result of `run`, and the limits that were reached on the way. */
export function withLimits<T>(run: () => T): { readonly result: T; readonly limits: readonly Limit[] } {
  const outer = noted;
  const own = new Set<Limit>();
  noted = own;
  try {
    const result = run();
    for (const limit of own) outer?.add(limit);
    return { result, limits: [...own] };
  } finally {
    noted = outer;
  }
}
