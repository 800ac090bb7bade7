/** A resolved search in the forms that others read: Elasticsearch's query DSL, which the engine evaluates as well, and KQL for a person. */
import type { FilledProvider } from './fill_provider';

type Alternatives = readonly (readonly FilledProvider[])[];

/** The kinds of query DSL that a search is written in. */
export type SearchFilter =
  | { readonly match_phrase: Readonly<Record<string, string | number | boolean>> }
  | { readonly exists: { readonly field: string } }
  | { readonly range: Readonly<Record<string, Readonly<Record<string, string | number>>>> }
  | {
      readonly bool: {
        readonly filter?: SearchFilter[];
        readonly should?: SearchFilter[];
        readonly must_not?: SearchFilter[];
        readonly minimum_should_match?: number;
      };
    };

/** Phrases instead of terms, as Kibana asks: of a text field the words are looked for, of a keyword the whole. */
export function searchFilter(alternatives: Alternatives): SearchFilter {
  return oneOf(alternatives.map((group) => ({ bool: { filter: group.map(conditionFilter) } })));
}

function conditionFilter(provider: FilledProvider): SearchFilter {
  const condition = plainCondition(provider);
  return provider.excluded ? { bool: { must_not: [condition] } } : condition;
}

function plainCondition(provider: FilledProvider): SearchFilter {
  switch (provider.kind) {
    case 'exists':
      return { exists: { field: provider.field } };
    case 'values':
      return oneOf(provider.values.map((value) => ({ match_phrase: { [provider.field]: value } })));
    case 'range':
      return { range: { [provider.field]: { ...provider.bounds } } };
  }
}

function oneOf(filters: readonly SearchFilter[]): SearchFilter {
  const [only] = filters;
  return filters.length === 1 && only !== undefined ? only : { bool: { should: [...filters], minimum_should_match: 1 } };
}

/** The same as text. Every value is quoted, so none can be read as an operator, a wildcard or a field. */
export function searchKql(alternatives: Alternatives): string {
  const groups = alternatives.map((group) => group.map(conditionKql));
  const isAlone = groups.length === 1;
  return groups
    .map((conditions) => (isAlone || conditions.length === 1 ? conditions.join(' and ') : `(${conditions.join(' and ')})`))
    .join(' or ');
}

function conditionKql(provider: FilledProvider): string {
  const condition = plainKql(provider);
  return provider.excluded ? `not ${provider.kind === 'range' ? `(${condition})` : condition}` : condition;
}

function plainKql(provider: FilledProvider): string {
  const field = provider.field.replace(/[\\():<>"*{} ]/g, '\\$&');
  switch (provider.kind) {
    case 'exists':
      return `${field}: *`;
    case 'values': {
      const values = provider.values.map(quoted);
      return values.length === 1 ? `${field}: ${values.join('')}` : `${field}: (${values.join(' or ')})`;
    }
    case 'range': {
      const operators = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;
      return Object.entries(operators)
        .flatMap(([name, operator]) => {
          const bound = new Map(Object.entries(provider.bounds)).get(name);
          return bound === undefined ? [] : [`${field} ${operator} ${quoted(bound)}`];
        })
        .join(' and ');
    }
  }
}

function quoted(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return `"${value.replace(/[\\"\n\r\t]/g, (character) => escapes[character] ?? character)}"`;
}
