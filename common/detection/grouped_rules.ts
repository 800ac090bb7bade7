/** Rules that look at the matches of a KQL query together: threshold, new terms and indicator match. */
import { newTerms, prepareDocument, threatMatches, thresholdGroups, type PreparedDocument } from '../engine';
import { matchesIndexPatterns, parseDateMath, type Rule } from '../rules';
import type { DocumentCondition, SetMatch, SetRule } from './compiled_rule';
import { kqlCondition, Refusal, type RuleOptions } from './document_condition';
import { currentDocuments, historyDocuments, type PlacedDocument } from './rule_time';

interface Matched {
  readonly index: number;
  readonly document: PreparedDocument;
}

export function thresholdRule(rule: Rule, condition: DocumentCondition): SetRule {
  const { threshold } = rule;
  if (threshold === undefined) throw incomplete(rule, 'threshold');
  return setRule('threshold', condition, (documents, window) => {
    const matched = matching(condition, currentDocuments(documents, rule, window));
    const groups = thresholdGroups(
      matched.map(({ document }) => document),
      threshold
    );
    return groups
      .filter(({ isReached }) => isReached)
      .map((group) => ({
        documents: placesOf(matched, group.documents),
        key: keyOf(threshold.field, group.key.values),
        indicators: [],
      }));
  });
}

export function newTermsRule(rule: Rule, condition: DocumentCondition): SetRule {
  const settings = rule.newTerms;
  if (settings === undefined) throw incomplete(rule, 'new_terms_fields and history_window_start');
  return setRule('new_terms', condition, (documents, window) => {
    // Date math is counted from the end of the window, which is when the execution ran.
    const startMs = parseDateMath(settings.historyWindowStart, window.toMs) ?? -Infinity;
    const matched = matching(condition, currentDocuments(documents, rule, window));
    const history = matching(condition, historyDocuments(documents, rule, window, startMs));
    const found = newTerms(
      matched.map(({ document }) => document),
      history.map(({ document }) => document),
      settings.fields
    );
    return found.map(({ term, documents: places }) => ({
      documents: placesOf(matched, places),
      key: keyOf(settings.fields, term.values),
      indicators: [],
    }));
  });
}

export function threatMatchRule(rule: Rule, condition: DocumentCondition, options: RuleOptions): SetRule {
  const settings = rule.threatMatch;
  if (settings === undefined) throw incomplete(rule, 'threat_mapping');
  const isIndicator = kqlCondition({ ...settings, query: settings.query === '*:*' ? '' : settings.query }, options);
  const wanted = (index: unknown): boolean => typeof index !== 'string' || matchesIndexPatterns(index, settings.index);
  return setRule('threat_match', condition, (documents, window) => {
    const matched = matching(condition, currentDocuments(documents, rule, window));
    // Indicators are as old as they are: the window is the events'.
    const all = documents.map((source, index) => ({ source, index, timeMs: undefined }));
    const indicators = matching(
      isIndicator,
      all.filter(({ source }) => wanted(source['_index']))
    );
    const found = threatMatches(
      matched.map(({ document }) => document),
      indicators.map(({ document }) => document),
      settings.mapping
    );
    return found.map(({ document, indicators: places }) => ({
      documents: placesOf(matched, [document]),
      key: [],
      indicators: placesOf(indicators, places),
    }));
  });
}

function setRule(type: SetRule['type'], condition: DocumentCondition, evaluate: SetRule['evaluate']): SetRule {
  return { kind: 'set', type, parts: [condition], query: undefined, evaluate };
}

function matching(condition: DocumentCondition, documents: readonly PlacedDocument[]): readonly Matched[] {
  return documents
    .map(({ source, index }) => ({ index, document: prepareDocument(source) }))
    .filter(({ document }) => condition.matches(document));
}

function placesOf(matched: readonly Matched[], places: readonly number[]): readonly number[] {
  return places.flatMap((place) => matched[place]?.index ?? []);
}

function keyOf(fields: readonly string[], values: readonly string[]): SetMatch['key'] {
  return fields.map((field, place) => ({ field, value: values[place] ?? null }));
}

function incomplete({ type }: Rule, what: string): Refusal {
  return new Refusal({ code: 'rule_incomplete', message: `A rule of type ${type} needs ${what}, and this one has none.` });
}
