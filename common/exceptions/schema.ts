/** The shape of exception entries from outside: what Kibana accepts, with limits. */
import * as v from 'valibot';
import type { ExceptionEntry } from './exception';

const fieldName = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
/** Lucene's limit on a term, which no stored value of a keyword field exceeds. */
const entryValue = v.pipe(v.string(), v.minLength(1), v.maxLength(32_766));
const operator = v.picklist(['included', 'excluded']);

const matchSchema = v.object({ type: v.literal('match'), field: fieldName, operator, value: entryValue });
const matchAnySchema = v.object({
  type: v.literal('match_any'),
  field: fieldName,
  operator,
  value: v.pipe(v.array(entryValue), v.minLength(1), v.maxLength(1000)),
});
const existsSchema = v.object({ type: v.literal('exists'), field: fieldName, operator });

export const exceptionEntrySchema: v.GenericSchema<unknown, ExceptionEntry> = v.variant('type', [
  matchSchema,
  matchAnySchema,
  existsSchema,
  v.object({ type: v.literal('wildcard'), field: fieldName, operator, value: entryValue }),
  v.object({
    type: v.literal('list'),
    field: fieldName,
    operator,
    list: v.object({ id: v.pipe(v.string(), v.minLength(1), v.maxLength(512)), type: v.pipe(v.string(), v.maxLength(64)) }),
  }),
  // Kibana takes no wildcards, lists or further nesting inside.
  v.object({
    type: v.literal('nested'),
    field: fieldName,
    entries: v.pipe(v.array(v.variant('type', [matchSchema, matchAnySchema, existsSchema])), v.minLength(1), v.maxLength(100)),
  }),
]);

export const exceptionEntriesSchema = v.pipe(v.array(exceptionEntrySchema), v.minLength(1), v.maxLength(100));
