/** What the documents are asked, and the request that asks it. */
import type { EvaluateRequest } from '../../shared/api';
import type { PastedDocument, ReadDocuments } from './read_documents';

export type QuestionKind = 'eql' | 'kuery' | 'rule' | 'rule_text' | 'all_rules';

export interface Question {
  readonly kind: QuestionKind;
  /** Of the queries; kept when another kind is looked at. */
  readonly text: string;
  readonly ruleText: string;
  readonly ruleId: string | undefined;
  /** Of a rule that is not loaded, and that a pasted alert carries. */
  readonly ruleName?: string;
}

export interface Asked {
  readonly request: EvaluateRequest;
  /** There is no document yet: only what is wrong with the query or the rule is of interest. */
  readonly isProbe: boolean;
}

export const MOST_QUERY_CHARACTERS = 100_000;

/** Undefined while something is missing. An empty KQL query takes everything, and says nothing that anybody asked. */
export function askedOf(question: Question, read: ReadDocuments, show: number | undefined): Asked | undefined {
  const rules = askedRules(question);
  if (rules === undefined) return undefined;
  if (read.kind === 'documents') return { request: { ...documentsOf(read.documents, show), ...rules }, isProbe: false };
  const isWritten = question.kind !== 'all_rules' && question.kind !== 'rule';
  return isWritten ? { request: { document: {}, ...rules }, isProbe: true } : undefined;
}

function documentsOf(documents: readonly PastedDocument[], show: number | undefined): EvaluateRequest {
  return { documents: [...documents], ...(show !== undefined && show < documents.length && { show }) };
}

function askedRules({
  kind,
  text,
  ruleText,
  ruleId,
}: Question): Pick<EvaluateRequest, 'query' | 'rule' | 'rule_ids' | 'include_disabled'> | undefined {
  switch (kind) {
    case 'all_rules':
      return { include_disabled: true };
    case 'rule':
      return ruleId === undefined ? undefined : { rule_ids: [ruleId] };
    case 'rule_text':
      return ruleText.trim() === '' ? undefined : { rule: { text: ruleText } };
    case 'eql':
    case 'kuery':
      return text.trim() === '' || text.length > MOST_QUERY_CHARACTERS ? undefined : { query: { language: kind, text } };
  }
}
