/**
 * Joins queries of Elasticsearch's query DSL by and, or, not into as few `bool` queries as say the same. Nothing is scored, so `and` is
 * always `filter`.
 */

export type DslValue = string | number | boolean;

/** Elasticsearch's own names; what a clause asks for is in its documentation of the query DSL. */
export type DslQuery =
  | { readonly bool: DslBool }
  | { readonly match_all: Record<string, never> }
  | { readonly match: Readonly<Record<string, DslValue>> }
  | { readonly match_phrase: Readonly<Record<string, string>> }
  | { readonly range: Readonly<Record<string, DslRange>> }
  | { readonly exists: { readonly field: string } }
  | { readonly query_string: { readonly query: string; readonly fields?: readonly string[]; readonly lenient?: true } }
  | { readonly multi_match: DslMultiMatch }
  | { readonly nested: { readonly path: string; readonly query: { readonly bool: DslBool }; readonly score_mode: 'none' } };

export interface DslBool {
  readonly filter?: readonly DslQuery[];
  readonly should?: readonly DslQuery[];
  readonly must_not?: readonly DslQuery[];
  readonly minimum_should_match?: 1;
}

export type DslRange = Readonly<Partial<Record<'lt' | 'lte' | 'gt' | 'gte', DslValue>>>;

export interface DslMultiMatch {
  readonly type: 'phrase' | 'best_fields';
  readonly query: string;
  readonly fields?: readonly string[];
  readonly lenient: true;
}

/** Operands that are `bool` queries open up into this one; it can hold the alternatives of one of them, the others stay as they are. */
export function allOfQueries(operands: readonly DslQuery[]): DslQuery {
  const filter: DslQuery[] = [];
  const mustNot: DslQuery[] = [];
  let should: readonly DslQuery[] | undefined;
  for (const operand of operands) {
    if (!('bool' in operand)) {
      filter.push(operand);
      continue;
    }
    filter.push(...(operand.bool.filter ?? []));
    mustNot.push(...(operand.bool.must_not ?? []));
    if (operand.bool.should === undefined) continue;
    if (should === undefined) should = operand.bool.should;
    else filter.push(alternatives(operand.bool.should));
  }
  return {
    bool: {
      ...(filter.length > 0 && { filter }),
      ...(should !== undefined && { should }),
      ...(mustNot.length > 0 && { must_not: mustNot }),
      ...(should !== undefined && { minimum_should_match: 1 }),
    },
  };
}

export function anyOfQueries(operands: readonly DslQuery[]): DslQuery {
  return alternatives(operands.flatMap((operand) => onlyPart(operand, 'should') ?? [operand]));
}

export function noneOf(operand: DslQuery): DslQuery {
  const [excluded, ...others] = onlyPart(operand, 'must_not') ?? [];
  // Not not.
  if (excluded !== undefined && others.length === 0) return excluded;
  return { bool: { must_not: [operand] } };
}

/** A query as the body of a `bool` query, where Elasticsearch wants one. */
export function boolOf(query: DslQuery): DslBool {
  return 'bool' in query ? query.bool : { filter: [query] };
}

function alternatives(should: readonly DslQuery[]): DslQuery {
  return { bool: { should, minimum_should_match: 1 } };
}

/** The clauses of a `bool` query that has no others. */
function onlyPart(query: DslQuery, part: 'should' | 'must_not'): readonly DslQuery[] | undefined {
  if (!('bool' in query)) return undefined;
  const parts = Object.keys(query.bool).filter((name) => name !== 'minimum_should_match');
  return parts.length === 1 && parts[0] === part ? query.bool[part] : undefined;
}
