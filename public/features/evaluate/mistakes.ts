/** What the server found wrong with the text that is being written: with its places in that text. */
import type { EvaluateResponse, RuleEvaluation } from '../../../common/api';
import type { EvaluateRequest } from '../../shared/api';
import { lineRange, type TextMark } from '../../shared/why/text_runs';
import type { TextMistake } from './mistake_line';

interface Answered {
  readonly request: EvaluateRequest;
  readonly answer: EvaluateResponse;
}

/** Of the query or the rule that was sent; a rule that is loaded is not being written. */
export function mistakesIn({ request, answer }: Answered): readonly TextMistake[] {
  const [evaluation] = answer.results;
  const why = evaluation?.why?.code === 'query_invalid' ? evaluation.why : undefined;
  if (request.query !== undefined) return why === undefined ? [] : placed(why, ({ start, end }) => ({ start, end }));
  if (request.rule === undefined) return [];
  const { text } = request.rule;
  const problems = (answer.rule_problems ?? []).map(({ message, line }) => ({
    message,
    at: fieldRange(text, message) ?? (line === undefined ? undefined : lineRange(text, line)),
  }));
  return [...problems, ...(why === undefined ? [] : placed(why, placeIn(text, why.query ?? '')))];
}

function placed(
  { message, span, further = [] }: NonNullable<RuleEvaluation['why']>,
  place: (span: TextMark) => TextMark | undefined
): readonly TextMistake[] {
  return [{ message, at: span && place(span) }, ...further.map((other) => ({ message: other.message, at: place(other.span) }))];
}

/** A rule in JSON that fills many lines: the field that the message begins with tells more than the line of the rule. */
function fieldRange(text: string, message: string): TextMark | undefined {
  const name = /^([a-z_]+)[.:]/.exec(message)?.[1];
  const found = name === undefined ? null : new RegExp(`"${name}"\\s*:`).exec(text);
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length };
}

/** Where a place of a query stands in the text of its rule: as it is in TOML, with escapes in JSON. */
function placeIn(text: string, query: string): (span: TextMark) => TextMark | undefined {
  const plain = query === '' ? -1 : text.indexOf(query);
  if (plain >= 0) return ({ start, end }) => ({ start: plain + start, end: plain + end });
  const escaped = text.indexOf(jsonText(query));
  if (escaped < 0) return () => undefined;
  return ({ start, end }) => ({
    start: escaped + jsonText(query.slice(0, start)).length,
    end: escaped + jsonText(query.slice(0, end)).length,
  });
}

const jsonText = (text: string): string => JSON.stringify(text).slice(1, -1);
