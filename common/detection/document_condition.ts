/** Query and filters of a rule as one condition on a document. */
import {
  compileEql,
  compileFilter,
  compileKql,
  needsOfFilter,
  needsOfKql,
  type CompiledEql,
  type DocumentTest,
  type Explanation,
  type FieldTypes,
  type Need,
  type PreparedDocument,
  type Result,
} from '../engine';
import type { QueryLanguage } from '../rules';
import type { DocumentCondition, FilterOutcome, NotEvaluable } from './compiled_rule';

export interface ConditionText {
  readonly language: QueryLanguage | undefined;
  readonly query: string;
  readonly filters: readonly Readonly<Record<string, unknown>>[];
}

export interface RuleOptions {
  /** What the mapping says about fields, where it is known; of a `text` field words are searched. */
  readonly types?: FieldTypes;
  /** Epoch ms that `now` stands for. */
  readonly now?: () => number;
}

/** Refused by throwing, so that the many parts of a rule need not pass it on; `compileRule` makes a value of it. */
export class Refusal extends Error {
  constructor(readonly why: NotEvaluable) {
    super(why.message);
  }
}

export function kqlCondition(text: ConditionText, options: RuleOptions): DocumentCondition {
  if (text.language !== 'kuery') {
    const message = `The query is written in ${text.language === 'lucene' ? 'Lucene' : (text.language ?? 'no language')}; EQL and KQL are evaluated. The guide works all the same.`;
    throw new Refusal({ code: 'language_not_supported', message });
  }
  const { tree, matches, matchesCandidate, explain } = compiled(compileKql(text.query, options));
  return withFilters(
    { matches, matchesCandidate, explain, needs: options.types === undefined ? needsOfKql(tree) : [] },
    text.filters,
    options
  );
}

export function eqlQuery(query: string, categoryField: string | undefined, { types }: RuleOptions): CompiledEql {
  return compiled(
    compileEql(query, {
      ...(types === undefined ? {} : { types }),
      ...(categoryField === undefined ? {} : { eventCategoryField: categoryField }),
    })
  );
}

interface PlainCondition {
  readonly matches: (document: PreparedDocument) => boolean;
  readonly matchesCandidate: (document: PreparedDocument) => boolean;
  readonly explain: (document: PreparedDocument) => Explanation;
  readonly needs: readonly Need[];
}

export function withFilters(
  plain: PlainCondition,
  filters: readonly Readonly<Record<string, unknown>>[],
  options: RuleOptions
): DocumentCondition {
  const tests = filters.map((filter) => ({ filter, test: filterTest(filter, options) }));
  return {
    needs: plain.needs,
    matches: (document) => plain.matches(document) && tests.every(({ test }) => test(document)),
    matchesCandidate: (document) => plain.matchesCandidate(document) && tests.every(({ test }) => test(document)),
    explain: (document) => {
      const explanation = plain.explain(document);
      const outcomes = tests.map(({ filter, test }): FilterOutcome => ({ filter, outcome: test(document) ? 'true' : 'false' }));
      return { ...explanation, isMatch: explanation.isMatch && outcomes.every(({ outcome }) => outcome === 'true'), filters: outcomes };
    },
  };
}

export function filterTests(filters: readonly Readonly<Record<string, unknown>>[], options: RuleOptions): readonly DocumentTest[] {
  return filters.map((filter) => filterTest(filter, options));
}

function filterTest(filter: Readonly<Record<string, unknown>>, options: RuleOptions): DocumentTest {
  const result = compileFilter(filter, options);
  if (!result.ok) throw new Refusal({ code: 'filter_not_supported', message: result.message });
  return result.matches;
}

function compiled<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const [first] = result.diagnostics;
  throw new Refusal({ code: 'query_invalid', message: first?.message ?? 'The query cannot be read.', ...(first && { span: first.span }) });
}

/** For EQL that was compiled without field types. */
export function needsOfEvents(
  filter: Parameters<typeof needsOfFilter>[0],
  categoryField: string | undefined,
  { types }: RuleOptions
): readonly Need[] {
  return types === undefined ? needsOfFilter(filter, categoryField ?? 'event.category') : [];
}
