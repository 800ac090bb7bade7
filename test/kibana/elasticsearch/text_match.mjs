/** Comparing the values of a field with a term, a text or a pattern. Analysis is lower case and words, nothing more. */
import { dateOf } from './dates.mjs';
import { fieldValues, isDateType, isTextType, typeOfField } from './field_values.mjs';
import { isObject } from './objects.mjs';

export const wordsOf = (text) =>
  String(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}_]+/u)
    .filter((word) => word !== '');

export function matchesTerm(doc, field, term, { ignoreCase = false } = {}) {
  const type = typeOfField(doc, field);
  const word = String(term).toLowerCase();
  return fieldValues(doc, field).some(
    (value) => equal(value, term, { type, ignoreCase }) || (isTextType(type) && wordsOf(value).includes(word))
  );
}

function equal(a, b, { type, ignoreCase = false }) {
  if (isDateType(type)) return a === b || dateOf(a) === dateOf(b);
  if (typeof a === 'boolean' || typeof b === 'boolean') return String(a) === String(b);
  if (typeof a === 'number' || typeof b === 'number') return Number(a) === Number(b);
  if (isObject(a)) return false;
  return ignoreCase ? String(a).toLowerCase() === String(b).toLowerCase() : String(a) === String(b);
}

/** `phrase`: the words follow one another; `prefix`: the last one may be a beginning; `operator`: all of them or any. */
export function matchesText(doc, field, text, { operator = 'or', phrase = false, prefix = false } = {}) {
  const type = typeOfField(doc, field);
  const analysed = isTextType(type) || type === undefined;
  const wanted = wordsOf(text);
  return fieldValues(doc, field).some((value) => {
    if (isObject(value)) return false;
    if (equal(value, text, { type })) return true;
    if (!analysed) return prefix && String(value).startsWith(String(text));
    if (wanted.length === 0) return false;
    const words = wordsOf(value);
    if (phrase) return ` ${words.join(' ')} `.includes(` ${wanted.join(' ')}${prefix ? '' : ' '}`);
    const found = (word, at) => words.some((each) => each === word || (prefix && at === wanted.length - 1 && each.startsWith(word)));
    return operator.toLowerCase() === 'and' ? wanted.every(found) : wanted.some(found);
  });
}

/**
 * A pattern with `*`, `?` and `\` as a regular expression. `caseOf` 'ascii' is what the wildcard query does with case_insensitive
 * (it knows the case of ASCII letters only), 'none' is an analyser's, 'exact' leaves the case as it is.
 */
export function wildcardOf(pattern, caseOf = 'exact') {
  const literal = (char) => {
    if (caseOf === 'ascii' && /[a-z]/i.test(char)) return `[${char.toLowerCase()}${char.toUpperCase()}]`;
    return char.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  };
  const source = pattern.replace(/\\([^])|[^]/g, (char, escaped) => {
    if (escaped !== undefined) return literal(escaped);
    if (char === '*') return '[^]*';
    return char === '?' ? '[^]' : literal(char);
  });
  return new RegExp(`^${source}$`, caseOf === 'none' ? 'i' : '');
}

export const matchesPattern = (doc, field, pattern) => fieldValues(doc, field).some((value) => pattern.test(String(value)));
