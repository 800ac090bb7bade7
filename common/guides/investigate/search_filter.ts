/** A resolved search in the forms that others read: Elasticsearch's query DSL, which the engine evaluates as well, and KQL for a person. */
import type { FilledProvider } from './fill_provider';

type Alternatives = readonly (readonly FilledProvider[])[];

/** The kinds of query DSL that a search is written in. */
export type SearchFilter =
  | { readonly match_phrase: Readonly<Record<string, string | number | boolean>> }
  | { readonly prefix: Readonly<Record<string, string>> }
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
    case 'prefix':
      return oneOf(provider.values.map((value) => ({ prefix: { [provider.field]: value } })));
    case 'range':
      return { range: { [provider.field]: { ...provider.bounds } } };
  }
}

function oneOf(filters: readonly SearchFilter[]): SearchFilter {
  const [only] = filters;
  return filters.length === 1 && only !== undefined ? only : { bool: { should: [...filters], minimum_should_match: 1 } };
}

/** The same as text. Every value is quoted, so none can be read as an operator, a wildcard or a field. What all alternatives begin with is said once. */
export function searchKql(alternatives: Alternatives): string {
  const { shared, either } = kqlParts(alternatives);
  const alternative = either.join(' or ');
  return shared.length === 0 ? alternative : `${shared.join(' and ')} and (${alternative})`;
}

/** The same to be read: a line each for what is not short. KQL reads it as well. */
export function searchKqlLines(alternatives: Alternatives): string {
  const whole = searchKql(alternatives);
  const { shared, either } = kqlParts(alternatives);
  if (whole.length <= 100 || either.length < 2) return whole;
  if (shared.length === 0) return either.join(' or\n');
  return `${shared.join(' and ')} and (\n${either.map((alternative) => `  ${alternative}`).join(' or\n')}\n)`;
}

/** A single alternative is all in `either`. */
function kqlParts(alternatives: Alternatives): { readonly shared: readonly string[]; readonly either: readonly string[] } {
  const groups = alternatives.map((group) => group.map(conditionKql));
  if (groups.length === 1) return { shared: [], either: [groups.flat().join(' and ')] };
  const shared = sharedBeginning(groups);
  const rest = groups.map((conditions) => conditions.slice(shared.length));
  const either = rest.map((conditions) => (conditions.length === 1 ? conditions.join('') : `(${conditions.join(' and ')})`));
  return { shared, either };
}

function sharedBeginning(groups: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = groups;
  const differs = first.findIndex((condition, index) => others.some((group) => group[index] !== condition));
  const count = differs === -1 ? first.length : differs;
  // An alternative that asks nothing else would have no words left.
  return others.length === 0 || groups.some((group) => group.length <= count) ? [] : first.slice(0, count);
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
    case 'values':
      return anyOf(field, provider.values.map(quoted));
    case 'prefix':
      return anyOf(
        field,
        provider.values.map((value) => `${unquoted(value)}*`)
      );
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

function anyOf(field: string, values: readonly string[]): string {
  return values.length === 1 ? `${field}: ${values.join('')}` : `${field}: (${values.join(' or ')})`;
}

/** Quoted, a wildcard would be an asterisk. So each character that KQL reads more into is escaped by itself, and so are its words. */
function unquoted(value: string): string {
  return value
    .replace(/[\\():<>"*{}]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}_])(?:and|or|not)(?![\p{L}\p{N}_])/giu, '\\$&')
    .replace(/[\n\r\t]/g, (character) => ({ '\n': '\\n', '\r': '\\r' })[character] ?? '\\t');
}

function quoted(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return `"${value.replace(/[\\"\n\r\t]/g, (character) => escapes[character] ?? character)}"`;
}
