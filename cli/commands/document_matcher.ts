/** A query as a test on single documents: what `ig match` runs. */
import { compileEql, compileKql, prepareDocument, type EventSource, type FieldTypes, type PreparedDocument } from '../../common/engine';
import { unsuitableQuery, wrongQuery, type RefusedQuery } from './refused_query';
import type { Language } from './language';

export interface MatcherOptions {
  /** Of KQL: fields of which words are searched. EQL compares whole values, also of such a field. */
  readonly textFields: readonly string[];
  /** Of the fields that they name. */
  readonly types?: FieldTypes | undefined;
  readonly clock: () => Date;
}

export type DocumentMatcher = { readonly ok: true; matchesOf(documents: readonly EventSource[]): readonly boolean[] } | RefusedQuery;

export function compileMatcher(language: Language, query: string, options: MatcherOptions): DocumentMatcher {
  return language === 'kql' ? kqlMatcher(query, options) : eqlMatcher(query, options);
}

function kqlMatcher(query: string, { textFields, types, clock }: MatcherOptions): DocumentMatcher {
  const textTypes = Object.fromEntries(textFields.map((field) => [field, 'text']));
  const allTypes = textFields.length === 0 ? types : { ...types, ...textTypes };
  const compiled = compileKql(query, { ...(allTypes && { types: allTypes }), now: () => clock().getTime() });
  return compiled.ok ? matcher(compiled.value.matches) : wrongQuery(query, compiled.diagnostics);
}

function eqlMatcher(query: string, { types }: MatcherOptions): DocumentMatcher {
  const compiled = compileEql(query, types && { types });
  if (!compiled.ok) return wrongQuery(query, compiled.diagnostics);
  if (compiled.value.kind === 'event') return matcher(compiled.value.matches);
  const { kind } = compiled.value;
  return unsuitableQuery(
    `${kind}_needs_events`,
    `The query is right, but a ${kind} matches several events together and no document by itself; ig eql searches events for it.`
  );
}

function matcher(matches: (document: PreparedDocument) => boolean): DocumentMatcher {
  return { ok: true, matchesOf: (documents) => documents.map((source) => matches(prepareDocument(source))) };
}
