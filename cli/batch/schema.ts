/** The pieces that the lines of several commands are made of, and what is said about a line that has another shape. */
import * as v from 'valibot';
import type { EventSource } from '../../common/engine';
import { fieldLookup } from '../../common/osquery';
import { DEEPEST_DOCUMENT, isDeeperThan } from '../../server/app/depth';

export function isJsonObject(value: unknown): value is EventSource {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Taken as it is: a schema of entries would copy every document, and leave out keys that JavaScript finds odd. */
const objectSchema = v.custom<EventSource>(isJsonObject, 'expected a JSON object');

/** An event's source, or a search hit around it. */
export const documentSchema = v.pipe(
  objectSchema,
  v.transform(sourceOf),
  v.check((source) => !isDeeperThan(source, DEEPEST_DOCUMENT), `nested more than ${DEEPEST_DOCUMENT} levels deep`)
);

export const documentsSchema = v.array(documentSchema);

export const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
export const fieldsSchema = v.array(v.pipe(v.string(), v.nonEmpty()));
export const typesSchema = v.record(v.string(), v.string());
export const idSchema = v.pipe(v.string(), v.nonEmpty());

/**
 * An event's source: of a search hit what stands in its envelope, and of its `fields` what the source leaves out; anything else as it is.
 * An event may have a field of that name itself, so only `fields` beside the other parts of a hit, or alone, are taken for it.
 */
export function sourceOf(document: EventSource): EventSource {
  const { _source: inner, fields } = document;
  const source = isJsonObject(inner) ? inner : undefined;
  if (!isJsonObject(fields) || !isHit(document)) return source ?? document;
  if (source === undefined) return fields;
  const valueOf = fieldLookup(source);
  return { ...Object.fromEntries(Object.entries(fields).filter(([name]) => valueOf(name) === undefined)), ...source };
}

function isHit(document: EventSource): boolean {
  return Object.keys(document).every((name) => /^(?:_.*|fields|sort|highlight|matched_queries|inner_hits)$/.test(name));
}

/** Where it is in the line, and what was expected. Input comes from outside: the message must not carry a megabyte of it. */
export function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  if (path !== null && issue.received === 'undefined') return `"${path}" is missing`.slice(0, 300);
  return `${path === null ? '' : `${path}: `}${issue.message}`.slice(0, 300);
}
