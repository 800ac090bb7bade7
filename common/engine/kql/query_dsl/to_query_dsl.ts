/**
 * A KQL query as the `bool` query that Elasticsearch runs for it. Kibana's own translation asks for the same and nests a `bool` around
 * every condition; here conditions stand side by side wherever that means the same, as one would write them by hand.
 */
import { unreachable } from '../../diagnostics';
import { isAnything, type KqlCondition, type KqlFreeText, type KqlQuery, type KqlRange, type KqlValue, type KqlValueTerm } from '../ast';
import { allOfQueries, anyOfQueries, boolOf, noneOf, type DslBool, type DslQuery, type DslValue } from './bool_query';
import { patternString, rangeString } from './query_string';

/** An empty query gives a `bool` without clauses, which every document satisfies. */
export function kqlToQueryDsl({ condition }: KqlQuery): { readonly bool: DslBool } {
  return { bool: condition === null ? { filter: [] } : boolOf(queryOf(condition, '')) };
}

/** `prefix` is the name of the nested field around the condition with a dot behind it, or empty. */
function queryOf(condition: KqlCondition, prefix: string): DslQuery {
  switch (condition.kind) {
    case 'logical':
      return joined(
        condition.operator,
        condition.operands.map((operand) => queryOf(operand, prefix))
      );
    case 'not':
      return noneOf(queryOf(condition.operand, prefix));
    case 'match':
      return valuesQuery(new Field(condition.field, prefix), condition.values);
    case 'range':
      return rangeQuery(new Field(condition.field, prefix), condition);
    case 'free_text':
      return freeTextQuery(condition, prefix);
    case 'nested': {
      const { name } = new Field(condition.field, prefix);
      return { nested: { path: name, query: { bool: boolOf(queryOf(condition.condition, `${name}.`)) }, score_mode: 'none' } };
    }
    default:
      return unreachable(condition);
  }
}

function joined(operator: 'and' | 'or', operands: readonly DslQuery[]): DslQuery {
  return operator === 'and' ? allOfQueries(operands) : anyOfQueries(operands);
}

/** A field's name, which may be a pattern. */
class Field {
  readonly name: string;
  readonly isPattern: boolean;
  readonly isAny: boolean;

  constructor(value: KqlValue, prefix: string) {
    this.name = prefix + value.pieces.join('*');
    this.isPattern = value.pieces.length > 1;
    this.isAny = prefix === '' && isAnything(value);
  }
}

function valuesQuery(field: Field, term: KqlValueTerm): DslQuery {
  switch (term.kind) {
    case 'logical':
      return joined(
        term.operator,
        term.operands.map((operand) => valuesQuery(field, operand))
      );
    case 'not':
      return noneOf(valuesQuery(field, term.operand));
    case 'value':
      return valueQuery(field, term);
    default:
      return unreachable(term);
  }
}

function valueQuery(field: Field, value: KqlValue): DslQuery {
  if (isAnything(value)) return field.isAny ? { match_all: {} } : { exists: { field: field.name } };
  if (value.pieces.length > 1) {
    return { query_string: { fields: [field.name], query: patternString(value), ...(field.isPattern && { lenient: true }) } };
  }
  if (field.isPattern) return textIn(value, [field.name]);
  return value.isQuoted ? { match_phrase: { [field.name]: textOf(value) } } : { match: { [field.name]: literalOf(value) } };
}

function rangeQuery(field: Field, { operator, value }: KqlRange): DslQuery {
  if (field.isPattern) return { query_string: { fields: [field.name], query: rangeString(operator, value), lenient: true } };
  return { range: { [field.name]: { [BOUNDS[operator]]: value.isQuoted ? textOf(value) : literalOf(value) } } };
}

const BOUNDS = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' } as const;

function freeTextQuery({ value }: KqlFreeText, prefix: string): DslQuery {
  if (prefix !== '' && isAnything(value)) return { match_all: {} };
  const fields = prefix === '' ? undefined : [`${prefix}*`];
  if (value.pieces.length > 1) return { query_string: { query: patternString(value), ...(fields && { fields, lenient: true }) } };
  return textIn(value, fields);
}

/** `lenient`: fields that cannot hold the value do not have it, which is no error where nobody named them. */
function textIn(value: KqlValue, fields: readonly string[] | undefined): DslQuery {
  return {
    multi_match: { type: value.isQuoted ? 'phrase' : 'best_fields', query: textOf(value), ...(fields && { fields }), lenient: true },
  };
}

function textOf({ pieces }: KqlValue): string {
  return pieces.join('*');
}

/** Without quotes a number or boolean is one; a number only in the spelling that JSON gives back, as a keyword field compares spellings. */
function literalOf(value: KqlValue): DslValue {
  const text = textOf(value);
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return Number.isFinite(number) && String(number) === text ? number : text;
}
