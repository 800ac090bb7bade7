/** EQL rules whose query is a sequence or a sample. */
import {
  prepareDocument,
  searchSamples,
  searchSequences,
  type CompiledSample,
  type CompiledSequence,
  type EventSource,
  type FoundSequence,
  type SequenceExplanation,
} from '../engine';
import type { Rule } from '../rules';
import type { DocumentCondition, SetMatch, SetRule } from './compiled_rule';
import { filterTests, withFilters, type RuleOptions } from './document_condition';
import { currentDocuments } from './rule_time';

/** As many as Kibana would ever make alerts of. */
const MOST_FOUND = 10_000;

export function joinedRule(query: CompiledSequence | CompiledSample, rule: Rule, options: RuleOptions): SetRule {
  // The repeats of a stage are one part; what must be missing makes no alert.
  const stages = query.stages.filter((stage, index) => !stage.isMissing && query.stages.indexOf(stage) === index);
  const filters = filterTests(rule.filters, options);
  return {
    kind: 'set',
    type: query.kind,
    query,
    parts: stages.map((stage): DocumentCondition => {
      const explain: DocumentCondition['explain'] = (document) => {
        const root = stage.explain(document);
        return { language: 'eql', query: query.query, isMatch: root.outcome === 'true', root, filters: [] };
      };
      return withFilters({ ...stage, explain }, rule.filters, options);
    }),
    evaluate: (documents, window) => {
      // Filters narrow what the query sees at all, missing events included.
      const seen = currentDocuments(documents, rule, window).filter(({ source }) => filters.every((test) => test(prepareDocument(source))));
      const found = search(
        query,
        seen.map(({ source }) => source),
        rule
      );
      return found.map((match) => toMatch(match, query, (place) => seen[place]?.index));
    },
  };
}

function search(query: CompiledSequence | CompiledSample, sources: readonly EventSource[], rule: Rule): readonly FoundSequence[] {
  if (query.kind === 'sample') return searchSamples(query, sources, { size: MOST_FOUND });
  return searchSequences(query, sources, {
    size: MOST_FOUND,
    ...(rule.timestampField === undefined ? {} : { timestampField: rule.timestampField }),
    ...(rule.tiebreakerField === undefined ? {} : { tiebreakerField: rule.tiebreakerField }),
  });
}

function toMatch(
  { joinKeys, events, explanation }: FoundSequence,
  { tree }: CompiledSequence | CompiledSample,
  indexOf: (place: number) => number | undefined
): SetMatch {
  const keys = [...tree.by, ...(tree.stages[0]?.by ?? [])].flatMap(({ expression }) =>
    expression.kind === 'field' ? [expression.name] : []
  );
  return {
    documents: events.flatMap((event) => (event === null ? [] : (indexOf(event.index) ?? []))),
    key: keys.map((field, place) => ({ field, value: joinKeys[place] ?? null })),
    indicators: [],
    ...(explanation && { sequence: withPlaces(explanation, indexOf) }),
  };
}

/** The explanation counts the documents that the rule saw; here are those that were given. */
function withPlaces(explanation: SequenceExplanation, indexOf: (place: number) => number | undefined): SequenceExplanation {
  const stages = explanation.stages.map((stage) => ({
    ...stage,
    document: stage.document === null ? null : (indexOf(stage.document) ?? null),
  }));
  return { ...explanation, stages };
}
