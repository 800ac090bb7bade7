/**
 * Kibana's public routes for cases: called from the browser with the analyst's own rights, served alike by the standalone server.
 * Shapes and limits were seen on 8.12.2; each type names only what we use, each schema takes only what standalone can keep.
 */
import * as v from 'valibot';
import { idSchema, severitySchema } from './base';

export const CASES_PATH = '/api/cases';
export const CASE_PATH = '/api/cases/{id}';
export const CASES_FIND_PATH = '/api/cases/_find';
export const CASE_COMMENTS_PATH = '/api/cases/{id}/comments';
/** `{id}` is the alert's. */
export const CASES_OF_ALERT_PATH = '/api/cases/alerts/{id}';

/** The Security app's cases; each solution sees its own only. */
export const CASE_OWNER = 'securitySolution';
export const MOST_CASE_TITLE = 160;
export const MOST_CASE_DESCRIPTION = 30_000;
export const MOST_CASE_COMMENT = 30_000;
export const MOST_CASE_ALERTS = 1_000;
export const MOST_CASES_OF_ALERT = 10;
const MOST_CASE_TAGS = 200;
const MOST_CASE_TAG = 256;
const MOST_CASES_PER_PAGE = 100;

export const caseStatusSchema = v.picklist(['open', 'in-progress', 'closed']);
export type CaseStatus = v.InferOutput<typeof caseStatusSchema>;

/** Trimmed as Kibana does; blanks alone are nothing. */
const given = (most: number) =>
  v.pipe(v.string(), v.maxLength(most, `is longer than ${most} characters`), v.trim(), v.minLength(1, 'must not be empty'));

/** A case goes to no outside system here: the connector is the one that means none. */
const connectorSchema = v.strictObject({
  id: v.string(),
  name: v.string(),
  type: v.literal('.none', 'only the connector of the type ".none" is served here'),
  fields: v.null(),
});

export const caseBodySchema = v.strictObject({
  title: given(MOST_CASE_TITLE),
  description: given(MOST_CASE_DESCRIPTION),
  tags: v.pipe(v.array(given(MOST_CASE_TAG)), v.maxLength(MOST_CASE_TAGS)),
  owner: v.pipe(v.string(), v.maxLength(256)),
  connector: connectorSchema,
  settings: v.strictObject({ syncAlerts: v.boolean() }),
  severity: v.optional(severitySchema, 'low'),
  category: v.optional(v.nullable(given(50)), null),
  assignees: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(0, 'cases cannot be assigned to users here')), []),
  customFields: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(0, 'there are no custom fields here')), []),
});
export type CaseBody = v.InferOutput<typeof caseBodySchema>;
export type CaseRequest = v.InferInput<typeof caseBodySchema>;

/** One id or a list of them, in either form that Kibana takes. */
const oneOrMore = v.union([
  v.pipe(
    idSchema,
    v.transform((id): readonly string[] => [id])
  ),
  v.pipe(v.array(idSchema), v.maxLength(10_000), v.readonly()),
]);

export const caseCommentBodySchema = v.variant('type', [
  v.strictObject({ type: v.literal('user'), owner: v.string(), comment: given(MOST_CASE_COMMENT) }),
  v.strictObject({
    type: v.literal('alert'),
    owner: v.string(),
    alertId: oneOrMore,
    /** One for each alert, in the same order. */
    index: oneOrMore,
    rule: v.strictObject({ id: v.nullable(v.string()), name: v.nullable(v.string()) }),
  }),
]);
export type CaseCommentBody = v.InferOutput<typeof caseCommentBodySchema>;
export type CaseCommentRequest = v.InferInput<typeof caseCommentBodySchema>;

/** A query string gives one value as a text and several as a list. */
const listOf = <T>(item: v.GenericSchema<unknown, T>) =>
  v.union([
    v.pipe(v.array(item), v.maxLength(100)),
    v.pipe(
      item,
      v.transform((one): T[] => [one])
    ),
  ]);
const whole = v.union([v.number(), v.pipe(v.string(), v.regex(/^-?\d{1,9}$/, 'must be a whole number'), v.transform(Number))]);

export const casesFindQuerySchema = v.strictObject({
  owner: v.optional(listOf(v.string())),
  status: v.optional(listOf(caseStatusSchema)),
  severity: v.optional(listOf(severitySchema)),
  tags: v.optional(listOf(v.string())),
  /** Words; one that ends in `*` stands for all that begin like it. */
  search: v.optional(v.pipe(v.string(), v.maxLength(1_024))),
  searchFields: v.optional(listOf(v.picklist(['title', 'description'])), ['title', 'description']),
  defaultSearchOperator: v.optional(v.picklist(['AND', 'OR']), 'OR'),
  sortField: v.optional(v.picklist(['title', 'category', 'createdAt', 'updatedAt', 'closedAt', 'status', 'severity']), 'createdAt'),
  sortOrder: v.optional(v.picklist(['asc', 'desc']), 'desc'),
  page: v.optional(v.pipe(whole, v.minValue(-1_000_000), v.maxValue(1_000_000)), 1),
  perPage: v.optional(v.pipe(whole, v.minValue(0), v.maxValue(MOST_CASES_PER_PAGE)), 20),
});
export type CasesFindQuery = v.InferOutput<typeof casesFindQuerySchema>;

export const casesOfAlertQuerySchema = v.strictObject({ owner: v.optional(listOf(v.string())) });

/** A case as `POST /api/cases`, `_find` and the comments route answer it. */
export interface CaseAnswer {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly owner: string;
  readonly status: CaseStatus;
  readonly severity: v.InferOutput<typeof severitySchema>;
  /** With `syncAlerts`, attaching an alert gives it the status of the case. */
  readonly settings: { readonly syncAlerts: boolean };
  readonly created_at: string;
  readonly created_by: { readonly username: string | null; readonly full_name: string | null; readonly email: string | null };
  readonly updated_at: string | null;
  readonly totalAlerts: number;
  readonly totalComment: number;
  /** What is attached; empty in a list. */
  readonly comments: readonly unknown[];
}

export interface CasesFindResponse {
  readonly page: number;
  readonly per_page: number;
  readonly total: number;
  readonly cases: readonly CaseAnswer[];
  readonly count_open_cases: number;
  readonly count_in_progress_cases: number;
  readonly count_closed_cases: number;
}

/** `GET /api/cases/alerts/{id}` answers a list of these: less than a case, and in camelCase. */
export interface CaseOfAlert {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly status: CaseStatus;
  readonly createdAt: string;
  readonly totals: { readonly userComments: number; readonly alerts: number };
}
