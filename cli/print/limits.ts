/** What was left out of a hostile document, in words. */
import type { Limit } from '../../common/engine';

const texts: Record<Limit, string> = {
  pairs: 'not compared to the end: both fields have too many values',
  combinations: 'not combined to the end: several fields have too many values',
  text_length: 'a result was too long and counts as missing',
  regular_expression: 'a text was given up: the regular expression does not come to an end on it',
  field_names: 'only the first fields were looked at: the document has too many',
  join_keys: 'only the first join keys were followed: an event has too many',
  partial_sequences: 'some sequences that had begun were given up: too many waited at once',
  missing_events: 'some events that should be missing were not kept: there were too many at once',
  sample_attempts: 'not all ways to fill the sample were tried: there are too many',
  term_combinations: 'only the first combinations of values were grouped by: a document has too many',
};

export function limitText(limit: Limit): string {
  return `incomplete: ${texts[limit]}`;
}
