/** `field > value` as a predicate. */
import { parseDateMath, parseDateMathEnd } from '../../date_math';
import type { FieldValue, PreparedDocument } from '../../document';
import { conditionPredicate } from '../../explain/condition';
import type { Predicate } from '../../explain/predicate';
import { parseIp } from '../../functions/ip';
import type { KqlRange } from '../../kql/ast';
import { prepareComparison } from '../compare';
import { parseTime } from '../dates';
import { timesOf, type Times } from '../times';
import type { KqlContext } from './context';
import { onceADocument } from './once_a_document';
import { readFieldValue, searchedField, type SearchedField } from './searched_field';
import { fieldName, isFieldPattern, matchingFields, noteManyFields } from './searched_fields';

export function compileRange({ field: named, operator, value, span }: KqlRange, context: KqlContext): Predicate {
  const name = fieldName(named, context.prefix);
  const bound: Bound = { operator, text: value.pieces.join('*'), now: context.now };
  if (isFieldPattern(named)) {
    const fitting = onceADocument((document: PreparedDocument): readonly string[] => matchingFields(name, document));
    return conditionPredicate({
      kind: 'condition',
      span,
      fields: (document) => fitting(document).slice(0, MOST_SHOWN),
      matches: (document) => {
        noteManyFields(document);
        return fitting(document).some(
          (each) => compileBound(bound, searchedField(each, context.types))(document.values(each)) === 'within'
        );
      },
    });
  }
  const compare = compileBound(bound, searchedField(name, context.types));
  return conditionPredicate({
    kind: 'condition',
    span,
    fields: [name],
    matches: (document) => compare(document.values(name)) === 'within',
    isWrongType: (document) => compare(document.values(name)) === 'incomparable',
  });
}

const MOST_SHOWN = 20;

interface Bound {
  readonly operator: KqlRange['operator'];
  readonly text: string;
  readonly now: () => number;
}

/** Some value is within, or all that can be compared are outside, or none can be compared. */
type Compared = 'within' | 'outside' | 'incomparable';

/** The bound is read once, where it depends on the time once an evaluation. */
function compileBound({ operator, text, now }: Bound, field: SearchedField): (values: readonly FieldValue[]) => Compared {
  if (isDateMath(text)) {
    return (values) => {
      const nowMs = now();
      const isWithin = timeTest(operator, parseDateMath(text, nowMs), parseDateMathEnd(text, nowMs));
      return isWithin === null ? 'incomparable' : compareTimes(timesOf(values, field.readDate), isWithin);
    };
  }
  const written = readFieldValue(text, field);
  if (field.kind === 'date' || (field.kind === 'unknown' && /^\d{4}-\d{2}/.test(text) && parseTime(text) !== null)) {
    const time = typeof written === 'boolean' ? null : parseTime(written);
    const isWithin = time === null ? null : timeTest(operator, time.first, time.last);
    return (values) => (isWithin === null ? 'incomparable' : compareTimes(timesOf(values, field.readDate), isWithin));
  }
  // A block of addresses is no bound.
  if (field.kind === 'ip' && parseIp(text) === null) return () => 'incomparable';
  const test = prepareComparison(field.kind, operator, written);
  return (values) => {
    let compared: Compared = 'incomparable';
    for (const value of values) {
      const outcome = test(readFieldValue(value, field));
      if (outcome === true) return 'within';
      if (outcome === false) compared = 'outside';
    }
    return compared;
  };
}

function isDateMath(text: string): boolean {
  return (text.startsWith('now') || text.includes('||')) && parseDateMath(text, 0) !== undefined;
}

/** A bound that is rounded (`now/d`), or leaves out its smaller parts, stands for the whole unit, as in Elasticsearch's range query. */
function timeTest(operator: KqlRange['operator'], first: number | undefined, last: number | undefined): TimeTest | null {
  if (first === undefined || last === undefined) return null;
  switch (operator) {
    case '<':
      return (time) => time < first;
    case '>=':
      return (time) => time >= first;
    case '<=':
      return (time) => time <= last;
    case '>':
      return (time) => time > last;
  }
}

type TimeTest = (time: number) => boolean;

/** Fields hold whole milliseconds. */
function compareTimes(times: Times, isWithin: TimeTest): Compared {
  let compared: Compared = 'incomparable';
  for (const time of times) {
    if (time === null) continue;
    if (isWithin(Math.floor(time))) return 'within';
    compared = 'outside';
  }
  return compared;
}
