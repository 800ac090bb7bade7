/** The door of the exceptions: what they are, whether they match, which to propose, and their form in Kibana's routes. */
export { describeEntries } from './describe_entries';
export type { EntryOperator, ExceptionEntry, ExceptionItem, ExceptionSuggestion } from './exception';
export {
  exceptionItemFromKibana,
  exceptionItemToKibana,
  kibanaExceptionItemSchema,
  kibanaExceptionsBodySchema,
  type ExceptionItemOrigin,
  type KibanaExceptionItemBody,
  type KibanaExceptionsBody,
} from './kibana_body';
export {
  compileException,
  entriesNotEvaluable,
  isExpired,
  matchesException,
  type ExceptionDocument,
  type ExceptionTest,
} from './matches_exception';
export { exceptionEntriesSchema, exceptionEntrySchema } from './schema';
export { suggestExceptions } from './suggest_exceptions';
