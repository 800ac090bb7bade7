/** What the document is asked, and the request that asks it. */
import type { EvaluateRequest } from '../../shared/api';
import type { ReadDocument } from './read_document';

export interface Question {
  readonly kind: 'eql' | 'kuery' | 'rule';
  /** Of the queries; kept when another kind is looked at. */
  readonly text: string;
  readonly ruleId: string | undefined;
}

export const MOST_QUERY_CHARACTERS = 100_000;

/** Undefined while something is missing. An empty KQL query takes everything, and says nothing that anybody asked. */
export function requestOf(question: Question, read: ReadDocument): EvaluateRequest | undefined {
  if (read.kind !== 'document') return undefined;
  const { document } = read;
  if (question.kind === 'rule') return question.ruleId === undefined ? undefined : { document, rule_ids: [question.ruleId] };
  const { kind: language, text } = question;
  return text.trim() === '' || text.length > MOST_QUERY_CHARACTERS ? undefined : { document, query: { language, text } };
}
