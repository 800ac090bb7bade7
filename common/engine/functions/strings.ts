/** The built-in functions on text. Positions and lengths count UTF-16 code units, as Elasticsearch's do. */
import type { BuiltinFunction } from './builtin';
import { foldCase } from './fold_case';
import { findLastText, findText } from './find_text';
import { noteLimit } from '../limits';
import { toInteger, toText, type Value } from './value';

/**
 * https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html#eql-fn-between
 * The shortest text between the delimiters, unless greedy. Null, not "", where a delimiter is missing; "" is a delimiter found everywhere.
 */
export const between: BuiltinFunction = ([source = null, left = null, right = null, greedy = null], ignoresCase) => {
  const [text, start, end] = [toText(source), toText(left), toText(right)];
  if (text === null || start === null || end === null) return null;
  const [searched, from, to] = [fold(text, ignoresCase), fold(start, ignoresCase), fold(end, ignoresCase)];
  const found = findText(searched, from);
  if (found === -1) return null;
  const begin = found + from.length;
  const stop = greedy === true ? findLastText(searched, to) : findText(searched, to, begin);
  return stop < begin ? null : text.slice(begin, stop);
};

/** Longer text a field cannot hold, and a few nested calls would make more than there is memory. */
const LONGEST_RESULT = 10_000_000;

/** https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html#eql-fn-concat; null as soon as one argument is null, or where the result has more than ten million characters. */
export const concat: BuiltinFunction = (values) => {
  let joined = '';
  for (const value of values) {
    const text = toText(value);
    if (text === null) return null;
    if (joined.length + text.length > LONGEST_RESULT) {
      noteLimit('text_length');
      return null;
    }
    joined += text;
  }
  return joined;
};

/** https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html#eql-fn-endswith */
export const endsWith = predicate((text, part) => text.endsWith(part));

/** https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html#eql-fn-startswith */
export const startsWith = predicate((text, part) => text.startsWith(part));

/** https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html#eql-fn-stringcontains */
export const stringContains = predicate((text, part) => findText(text, part) !== -1);

/** https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html#eql-fn-indexof; null, not -1, where the text is not found. */
export const indexOf: BuiltinFunction = ([source = null, part = null, start = null], ignoresCase) => {
  const [text, searched] = [toText(source), toText(part)];
  if (text === null || searched === null) return null;
  const found = findText(fold(text, ignoresCase), fold(searched, ignoresCase), toInteger(start) ?? 0);
  return found === -1 ? null : found;
};

/** https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html#eql-fn-length */
export const length: BuiltinFunction = ([source = null]) => toText(source)?.length ?? null;

/** https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html#eql-fn-string */
export const string: BuiltinFunction = ([value = null]) => toText(value);

/** https://www.elastic.co/guide/en/elasticsearch/reference/current/eql-function-ref.html#eql-fn-substring; bounds below zero count from the end, a null bound is the text's own. */
export const substring: BuiltinFunction = ([source = null, start = null, end = null]) => {
  const text = toText(source);
  return text === null ? null : text.slice(toInteger(start) ?? 0, toInteger(end) ?? text.length);
};

function predicate(test: (text: string, part: string) => boolean): BuiltinFunction {
  return ([source = null, part = null], ignoresCase): Value => {
    const [text, searched] = [toText(source), toText(part)];
    return text === null || searched === null ? null : test(fold(text, ignoresCase), fold(searched, ignoresCase));
  };
}

function fold(text: string, ignoresCase: boolean): string {
  return ignoresCase ? foldCase(text) : text;
}
