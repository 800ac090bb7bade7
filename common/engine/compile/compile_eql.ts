/** EQL text to something that runs: parse, check, compile. */
import type { PreparedDocument } from '../document';
import type { Diagnostic, Result } from '../diagnostics';
import { checkEql } from '../check';
import type { EqlQuery, EventFilter, EventQuery, Expression, Pipe, SampleQuery, SequenceQuery, Stage } from '../eql/ast';
import { parseEql } from '../eql/parser';
import { conditionPredicate } from '../explain/condition';
import type { Explanation } from '../explain/explanation';
import { allOf, type Predicate } from '../explain/predicate';
import { needOfCategory } from '../rule_index/eql_needs';
import { indexableEql, notIndexable, type Indexable } from '../rule_index/indexable';
import { CompileContext } from './context';
import { checkJoinKeyKinds } from './join_key_kinds';
import type { FieldTypes } from './field_types';
import { checkCountOfConditions } from './most_conditions';
import { compilePredicate } from './predicate';
import { compileStage, type CompiledStage, type StageCompilation } from './stages';

export interface CompileOptions {
  /** What the index's mapping says about fields. Without it the literals decide, which is right for queries that Elasticsearch accepts. */
  readonly types?: FieldTypes;
  /** Where the category of an event is; `event.category` unless told otherwise. */
  readonly eventCategoryField?: string;
  /** Where the category of an event is that has nothing in `eventCategoryField`; nowhere unless told otherwise. */
  readonly eventCategoryFallback?: string;
}

export type CompiledEql = CompiledEventQuery | CompiledSequence | CompiledSample;

export interface CompiledEventQuery extends Indexable {
  readonly kind: 'event';
  readonly query: string;
  readonly tree: EventQuery;
  readonly pipes: readonly Pipe[];
  matches(document: PreparedDocument): boolean;
  /** How many conditions stand against a match at least; 0 where it matches, and no more than `nearestMiss` finds. Above `most` it is not counted on. */
  countMissed(document: PreparedDocument, most: number): number;
  /** Works for documents that match and for those that do not; `isMatch` is what `matches` answers. */
  explain(document: PreparedDocument): Explanation;
}

export interface CompiledSequence {
  readonly kind: 'sequence';
  readonly query: string;
  readonly tree: SequenceQuery;
  readonly pipes: readonly Pipe[];
  /** A stage `with runs=n` comes n times. */
  readonly stages: readonly CompiledStage[];
  readonly until: CompiledStage | null;
}

export interface CompiledSample {
  readonly kind: 'sample';
  readonly query: string;
  readonly tree: SampleQuery;
  readonly pipes: readonly Pipe[];
  readonly stages: readonly CompiledStage[];
}

/** Any text gives a result: what runs, or what is wrong with it and where. Compile once, use for any number of documents. */
export function compileEql(query: string, options: CompileOptions = {}): Result<CompiledEql> {
  const parsed = parseEql(query);
  if (!parsed.ok) return parsed;
  const wrong = [...checkEql(parsed.value), ...checkCountOfConditions(conditionsOf(parsed.value))];
  if (wrong.length > 0) return { ok: false, diagnostics: wrong };
  const context = new CompileContext(options.types);
  checkJoinKeyKinds(parsed.value, context);
  const value = compileQuery(query, parsed.value, new FilterCompiler(context, options));
  return context.diagnostics.length === 0 ? { ok: true, value } : { ok: false, diagnostics: withoutRepeats(context.diagnostics) };
}

function conditionsOf(query: EqlQuery): readonly Expression[] {
  if (query.kind === 'event_query') return [query.filter.condition];
  const stages = query.kind === 'sequence_query' && query.until !== null ? [...query.stages, query.until] : query.stages;
  return stages.map((stage) => stage.filter.condition);
}

function compileQuery(query: string, tree: EqlQuery, filters: FilterCompiler): CompiledEql {
  switch (tree.kind) {
    case 'event_query':
      return compileEventQuery(query, tree, filters);
    case 'sequence_query': {
      const by: SharedKeys = { by: tree.by, dates: 'iso' };
      const stages = tree.stages.flatMap((stage, position) => {
        const compiled = filters.compileStage(stage, position, by);
        return Array.from({ length: stage.runs }, () => compiled);
      });
      const until = tree.until === null ? null : filters.compileStage(tree.until, tree.stages.length, by);
      return { kind: 'sequence', query, tree, pipes: tree.pipes, stages, until };
    }
    case 'sample_query':
      return {
        kind: 'sample',
        query,
        tree,
        pipes: tree.pipes,
        stages: tree.stages.map((stage, position) => filters.compileStage(stage, position, { by: tree.by, dates: 'milliseconds' })),
      };
  }
}

function compileEventQuery(query: string, tree: EventQuery, filters: FilterCompiler): CompiledEventQuery {
  const predicate = filters.compile(tree.filter);
  return {
    kind: 'event',
    query,
    tree,
    pipes: tree.pipes,
    matches: predicate.matches,
    countMissed: (document, most) => predicate.countMissed(document, true, most),
    ...filters.indexable(tree.filter, predicate),
    explain: (document) => {
      const root = predicate.explain(document, false);
      return { language: 'eql', query, isMatch: root.outcome === 'true', root };
    },
  };
}

/** The keys of the whole query, and how dates among keys are shown. */
type SharedKeys = Pick<StageCompilation, 'by' | 'dates'>;

class FilterCompiler {
  private readonly categoryField: string;
  private readonly categoryFallback: string | undefined;

  constructor(
    private readonly context: CompileContext,
    { eventCategoryField = 'event.category', eventCategoryFallback }: CompileOptions
  ) {
    this.categoryField = eventCategoryField;
    this.categoryFallback = eventCategoryFallback;
  }

  /** The category and the condition: both have to hold. */
  compile(filter: EventFilter): Predicate {
    return allOf(filter.span, [this.compileCategory(filter), compilePredicate(filter.condition, this.context)]);
  }

  indexable(filter: EventFilter, predicate: Predicate): Indexable {
    if (this.context.types !== undefined) return notIndexable(predicate);
    return indexableEql(filter, predicate, needOfCategory(filter, this.categoryField, this.categoryFallback));
  }

  compileStage(stage: Stage, position: number, keys: SharedKeys): CompiledStage {
    const predicate = this.compile(stage.filter);
    return compileStage(stage, position, { ...keys, predicate, indexable: this.indexable(stage.filter, predicate), context: this.context });
  }

  /** An event may have several categories; case counts. */
  private compileCategory({ category, categorySpan }: EventFilter): Predicate {
    if (category === null) return conditionPredicate({ kind: 'category', span: categorySpan, fields: [], matches: () => true });
    const [field, fallback] = [this.categoryField, this.categoryFallback];
    const isElsewhere = (document: PreparedDocument): boolean => fallback !== undefined && document.values(field).length === 0;
    return conditionPredicate({
      kind: 'category',
      span: categorySpan,
      fields: fallback === undefined ? [field] : (document) => (isElsewhere(document) ? [field, fallback] : [field]),
      matches: (document) => document.values(fallback !== undefined && isElsewhere(document) ? fallback : field).includes(category),
    });
  }
}

/** A condition may be compiled twice, as a condition and as a value; what is wrong with it is said once. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const kept = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) kept.set(`${diagnostic.code} ${diagnostic.span.start} ${diagnostic.span.end}`, diagnostic);
  return [...kept.values()].sort((left, right) => left.span.start - right.span.start);
}
