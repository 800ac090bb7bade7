/** The queries that are one text: simple_query_string, and a small subset of Lucene's syntax for query_string. */
import { expandedFields, fieldValues } from './field_values.mjs';
import { matchesRange } from './range_match.mjs';
import { matchesPattern, matchesTerm, matchesText, wildcardOf, wordsOf } from './text_match.mjs';

/** Words, "phrases", `-` and `+` before them, and wildcards, in any of `fields` (without them: in any field). */
export function matchesSimpleQuery(doc, { query, fields, default_operator: operator = 'or' }) {
  if (!query || query.trim() === '*') return true;
  const among = expandedFields(doc, fields?.length ? fields : ['*']);
  const holds = (part) => {
    const negated = part.length > 1 && part.startsWith('-');
    const text = part.replace(negated ? /^-\+?/ : /^\+/, '');
    return among.some((field) => matchesWord(doc, field, text)) !== negated;
  };
  const parts = query.match(/"[^"]*"|\S+/g) ?? [];
  return operator.toLowerCase() === 'and' ? parts.every(holds) : parts.some(holds);
}

function matchesWord(doc, field, text) {
  if (text.startsWith('"')) return matchesText(doc, field, text.replaceAll('"', ''), { phrase: true });
  if (!text.includes('*')) return matchesText(doc, field, text) || matchesTerm(doc, field, text, { ignoreCase: true });
  const pattern = wildcardOf(text, 'none');
  return fieldValues(doc, field).some((value) => pattern.test(String(value)) || wordsOf(value).some((word) => pattern.test(word)));
}

const tokenOf =
  /\(|\)|\bAND\b|\bOR\b|\bNOT\b|&&|\|\||(?:[^\s():"\\]|\\.)+:(?:"[^"]*"|\((?:[^()]|\\.)*\)|\[[^\]]*\]|(?:[^\s()\\]|\\.)+)|"[^"]*"|(?:[^\s()\\]|\\.)+/g;

/** `field:value`, `field:"a b"`, `field:(a OR b)`, `field:[a TO b]`, `field:>1`, AND, OR, NOT, brackets, wildcards. */
export function matchesQueryString(doc, { query, fields, default_field: defaultField, default_operator: operator = 'or' }) {
  const tokens = query.match(tokenOf) ?? [];
  const elsewhere = fields ?? (defaultField && defaultField !== '*' ? [defaultField] : undefined);
  const adjoining = operator.toLowerCase() === 'and' ? (a, b) => a && b : (a, b) => a || b;
  let at = 0;
  const isNext = (...words) => words.includes(tokens[at]);
  const unary = () => {
    const token = tokens[at++];
    if (token === 'NOT') return !unary();
    if (token !== '(') return matchesClause(doc, token, elsewhere);
    const inner = disjunction();
    if (isNext(')')) at++;
    return inner;
  };
  const conjunction = () => {
    let holds = unary();
    while (at < tokens.length && !isNext(')', 'OR', '||')) {
      const joined = isNext('AND', '&&');
      if (joined) at++;
      const both = joined || isNext('NOT');
      const next = unary();
      holds = both ? holds && next : adjoining(holds, next);
    }
    return holds;
  };
  const disjunction = () => {
    let holds = conjunction();
    while (isNext('OR', '||')) {
      at++;
      const next = conjunction();
      holds = holds || next;
    }
    return holds;
  };
  return tokens.length === 0 || disjunction();
}

function matchesClause(doc, token, elsewhere) {
  const clause = /^((?:[^:"\\]|\\.)+):([^]+)$/.exec(token);
  if (clause === null) return matchesSimpleQuery(doc, { query: token, fields: elsewhere, default_operator: 'and' });
  const field = unescaped(clause[1]);
  const value = clause[2];
  if (field === '_exists_') return fieldValues(doc, value).length > 0;
  if (value === '*') return fieldValues(doc, field).length > 0;
  if (value.startsWith('(')) {
    const alternatives = value.slice(1, -1).split(/\s+OR\s+|\s+/);
    return alternatives.some((each) => matchesClause(doc, `${clause[1]}:${each}`, elsewhere));
  }
  return matchesFieldValue(doc, field, value);
}

const comparisons = { '>=': 'gte', '<=': 'lte', '>': 'gt', '<': 'lt' };

function matchesFieldValue(doc, field, value) {
  const range = /^\[\s*(\S+)\s+TO\s+(\S+)\s*\]$/.exec(value);
  if (range) return matchesRange(doc, field, { gte: boundOf(range[1]), lte: boundOf(range[2]) });
  const comparison = /^(>=|<=|>|<)(.+)$/.exec(value);
  if (comparison) return matchesRange(doc, field, { [comparisons[comparison[1]]]: comparison[2] });
  const phrase = value.startsWith('"');
  if (!phrase && /[*?]/.test(value)) return matchesPattern(doc, field, wildcardOf(value));
  const text = unescaped(phrase ? value.slice(1, -1) : value);
  return matchesTerm(doc, field, text) || matchesText(doc, field, text, { operator: 'and', phrase });
}

const boundOf = (text) => (text === '*' ? undefined : text);
const unescaped = (text) => text.replace(/\\(.)/g, '$1');
