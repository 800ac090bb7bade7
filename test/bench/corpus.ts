/** Queries, loaded as the product loads them: compiled, and in the index with what they need. */
import {
  compileEql,
  compileKql,
  prepareDocument,
  RuleIndex,
  type EventSource,
  type IndexedQuery,
  type Indexable,
  type PreparedDocument,
} from '../../common/engine';
import type { BenchQuery } from './queries';

export interface Condition extends Indexable {
  matches(document: PreparedDocument): boolean;
}

export interface Corpus {
  /** What one document can be asked: queries over single events, and the stages of sequences. */
  readonly conditions: readonly IndexedQuery<Condition>[];
  readonly index: RuleIndex<Condition>;
}

export function loadCorpus(queries: readonly BenchQuery[]): Corpus {
  const conditions = queries.flatMap(conditionsOf);
  return { conditions, index: new RuleIndex(conditions) };
}

function conditionsOf({ language, text }: BenchQuery): readonly IndexedQuery<Condition>[] {
  if (language === 'kuery') {
    const compiled = compileKql(text);
    if (!compiled.ok) throw new Error(`${compiled.diagnostics[0]?.message}: ${text}`);
    return [indexed(compiled.value)];
  }
  const compiled = compileEql(text);
  if (!compiled.ok) throw new Error(`${compiled.diagnostics[0]?.message}: ${text}`);
  const { value } = compiled;
  return value.kind === 'event' ? [indexed(value)] : [...new Set(value.stages)].map(indexed);
}

function indexed(condition: Condition): IndexedQuery<Condition> {
  return { query: condition, condition };
}

/** The queries that a single document can satisfy; of sequences nothing. */
export function singleEventQueries(queries: readonly BenchQuery[]): readonly BenchQuery[] {
  return queries.filter(({ language, text }) => language === 'kuery' || !/^\s*(?:sequence|sample)\b/.test(text));
}

export function countMatches({ index }: Corpus, sources: readonly EventSource[]): number {
  let matches = 0;
  for (const source of sources) matches += index.matching(prepareDocument(source)).length;
  return matches;
}

export function countMatchesOfAll({ conditions }: Corpus, sources: readonly EventSource[]): number {
  let matches = 0;
  for (const source of sources) {
    const document = prepareDocument(source);
    for (const { query } of conditions) if (query.matches(document)) matches += 1;
  }
  return matches;
}

export function countCandidates({ index }: Corpus, sources: readonly EventSource[]): number {
  return sources.reduce((sum, source) => sum + index.candidates(source).length, 0);
}
