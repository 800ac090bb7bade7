/** Query and filters of a rule as one condition on a document. */
import {
  compileEql,
  compileFilter,
  compileKql,
  type CompiledEql,
  type DocumentTest,
  type Explanation,
  type FieldTypes,
  type Indexable,
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
  return withFilters(compiled(compileKql(text.query, options)), text.filters, options);
}

/**
 * An event without a value in the rule's own category field is looked at in the usual one: events from elsewhere, and those that tests
 * write by the query alone, have it there. Elasticsearch finds no category in such an event.
 */
export function eqlQuery(query: string, categoryField: string | undefined, { types }: RuleOptions): CompiledEql {
  return compiled(
    compileEql(query, {
      ...(types === undefined ? {} : { types }),
      ...(categoryField === undefined ? {} : { eventCategoryField: categoryField, eventCategoryFallback: USUAL_CATEGORY }),
    })
  );
}

interface PlainCondition extends Indexable {
  matches(document: PreparedDocument): boolean;
  countMissed(document: PreparedDocument, most: number): number;
  explain(document: PreparedDocument): Explanation;
}

export function withFilters(
  plain: PlainCondition,
  filters: readonly Readonly<Record<string, unknown>>[],
  options: RuleOptions
): DocumentCondition {
  const tests = filters.map((filter) => ({ filter, test: filterTest(filter, options) }));
  return {
    need: plain.need,
    matches: (document) => plain.matches(document) && tests.every(({ test }) => test(document)),
    matchesRest: (document) => plain.matchesRest(document) && tests.every(({ test }) => test(document)),
    countMissed: (document, most) => {
      const missed = plain.countMissed(document, most);
      return missed > most || tests.every(({ test }) => test(document)) ? missed : Infinity;
    },
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
  const [first, ...others] = result.diagnostics;
  const further = others.map(({ message, span }) => ({ message, span }));
  throw new Refusal({
    code: 'query_invalid',
    message: first?.message ?? 'The query cannot be read.',
    ...(first && { span: first.span }),
    ...(further.length > 0 && { further }),
  });
}

const USUAL_CATEGORY = 'event.category';
