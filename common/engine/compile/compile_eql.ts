/** EQL text to something that runs: parse, check, compile. */
import type { PreparedDocument } from '../document';
import type { Diagnostic, Result } from '../diagnostics';
import { checkEql } from '../check';
import type { EqlQuery, EventFilter, EventQuery, Pipe, SampleQuery, SequenceQuery } from '../eql/ast';
import { parseEql } from '../eql/parser';
import { conditionPredicate } from '../explain/condition';
import type { Explanation } from '../explain/explanation';
import { allOf, type Predicate } from '../explain/predicate';
import { CompileContext } from './context';
import type { FieldTypes } from './field_types';
import { compilePredicate } from './predicate';

export interface CompileOptions {
  /** What the index's mapping says about fields. Without it the literals decide, which is right for queries that Elasticsearch accepts. */
  readonly types?: FieldTypes;
  /** Where the category of an event is; `event.category` unless told otherwise. */
  readonly eventCategoryField?: string;
}

export type CompiledEql = CompiledEventQuery | CompiledSequence | CompiledSample;

export interface CompiledEventQuery {
  readonly kind: 'event';
  readonly query: string;
  readonly tree: EventQuery;
  readonly pipes: readonly Pipe[];
  matches(document: PreparedDocument): boolean;
  /** Works for documents that match and for those that do not; `isMatch` is what `matches` answers. */
  explain(document: PreparedDocument): Explanation;
}

/** Correct, and not evaluated yet: `reason` is the code that a page translates. */
export interface CompiledSequence {
  readonly kind: 'sequence';
  readonly query: string;
  readonly tree: SequenceQuery;
  readonly reason: 'sequence_not_evaluated';
}

/** Correct, and not evaluated yet: `reason` is the code that a page translates. */
export interface CompiledSample {
  readonly kind: 'sample';
  readonly query: string;
  readonly tree: SampleQuery;
  readonly reason: 'sample_not_evaluated';
}

/** Any text gives a result: what runs, or what is wrong with it and where. Compile once, use for any number of documents. */
export function compileEql(query: string, options: CompileOptions = {}): Result<CompiledEql> {
  const parsed = parseEql(query);
  if (!parsed.ok) return parsed;
  const wrong = checkEql(parsed.value);
  if (wrong.length > 0) return { ok: false, diagnostics: wrong };
  const context = new CompileContext(options.types);
  const value = compileQuery(query, parsed.value, new FilterCompiler(context, options.eventCategoryField ?? 'event.category'));
  return context.diagnostics.length === 0 ? { ok: true, value } : { ok: false, diagnostics: withoutRepeats(context.diagnostics) };
}

function compileQuery(query: string, tree: EqlQuery, filters: FilterCompiler): CompiledEql {
  switch (tree.kind) {
    case 'event_query':
      return compileEventQuery(query, tree, filters);
    case 'sequence_query':
      // Compiled although it does not run yet, so that what is wrong inside a stage is said now.
      for (const stage of tree.until === null ? tree.stages : [...tree.stages, tree.until]) filters.compile(stage.filter);
      return { kind: 'sequence', query, tree, reason: 'sequence_not_evaluated' };
    case 'sample_query':
      for (const stage of tree.stages) filters.compile(stage.filter);
      return { kind: 'sample', query, tree, reason: 'sample_not_evaluated' };
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
    explain: (document) => {
      const root = predicate.explain(document, false);
      return { language: 'eql', query, isMatch: root.outcome === 'true', root };
    },
  };
}

class FilterCompiler {
  constructor(
    private readonly context: CompileContext,
    private readonly categoryField: string
  ) {}

  /** The category and the condition: both have to hold. */
  compile(filter: EventFilter): Predicate {
    return allOf(filter.span, [this.compileCategory(filter), compilePredicate(filter.condition, this.context)]);
  }

  /** An event may have several categories; case counts. */
  private compileCategory({ category, categorySpan }: EventFilter): Predicate {
    if (category === null) return conditionPredicate({ kind: 'category', span: categorySpan, fields: [], matches: () => true });
    const field = this.categoryField;
    return conditionPredicate({
      kind: 'category',
      span: categorySpan,
      fields: [field],
      matches: (document) => document.values(field).includes(category),
    });
  }
}

/** A condition may be compiled twice, as a condition and as a value; what is wrong with it is said once. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const kept = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) kept.set(`${diagnostic.code} ${diagnostic.span.start} ${diagnostic.span.end}`, diagnostic);
  return [...kept.values()].sort((left, right) => left.span.start - right.span.start);
}
