/**
 * What the queue shows, as its address says it: filters, order, page. The address is the only place where it is kept, so
 * that going back, reloading and sending the link to a colleague all give the same queue.
 */
import * as v from 'valibot';
import { alertsQuerySchema, workflowStatusSchema, type AlertsQuery, type AlertSortField, type WorkflowStatus } from '../../../common/api';

/** `any` is said in the address; without a status the queue shows what is still to do. */
export type StatusChoice = WorkflowStatus | 'any';

export interface QueueState {
  readonly status: StatusChoice;
  readonly severity: AlertsQuery['severity'];
  readonly rule_id: string | undefined;
  readonly host: string | undefined;
  readonly user: string | undefined;
  readonly search: string | undefined;
  /** ISO; alerts made then or later. Comes by a link from an alert, and is a badge that can be taken away. */
  readonly since: string | undefined;
  readonly sort_field: AlertSortField;
  readonly sort_order: 'asc' | 'desc';
  readonly page: number;
  readonly per_page: number;
}

export const PAGE_SIZES = [25, 50, 100, 200] as const;

export const defaultQueue: QueueState = {
  status: 'open',
  severity: undefined,
  rule_id: undefined,
  host: undefined,
  user: undefined,
  search: undefined,
  since: undefined,
  sort_field: 'time',
  sort_order: 'desc',
  page: 1,
  per_page: 25,
};

const { entries } = alertsQuerySchema;
const addressSchemas = {
  ...entries,
  status: v.optional(v.union([workflowStatusSchema, v.literal('any')]), 'open'),
};

/** Reads the address. A part that makes no sense is taken as not given: an old link still opens the queue. */
export function readQueue(locationSearch: string): QueueState {
  const params = new URLSearchParams(locationSearch);
  const read = <S extends v.GenericSchema>(schema: S, name: string, fallback: v.InferOutput<S>): v.InferOutput<S> => {
    const value = params.get(name);
    if (value === null || value === '') return fallback;
    const result = v.safeParse(schema, value);
    return result.success ? result.output : fallback;
  };
  return {
    status: read(addressSchemas.status, 'status', defaultQueue.status),
    severity: read(addressSchemas.severity, 'severity', undefined),
    rule_id: read(addressSchemas.rule_id, 'rule_id', undefined),
    host: read(addressSchemas.host, 'host', undefined),
    user: read(addressSchemas.user, 'user', undefined),
    search: read(addressSchemas.search, 'search', undefined),
    since: read(addressSchemas.since, 'since', undefined),
    sort_field: read(addressSchemas.sort_field, 'sort_field', defaultQueue.sort_field),
    sort_order: read(addressSchemas.sort_order, 'sort_order', defaultQueue.sort_order),
    page: read(addressSchemas.page, 'page', defaultQueue.page),
    per_page: read(addressSchemas.per_page, 'per_page', defaultQueue.per_page),
  };
}

/** The address of a queue: only what differs from the default, '' for the default itself. */
export function writeQueue(state: QueueState): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) {
    if (value !== undefined && value !== '' && value !== Reflect.get(defaultQueue, name)) params.set(name, String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** What to ask the server for. */
export function queryOf({ status, ...rest }: QueueState): AlertsQuery {
  return status === 'any' ? rest : { ...rest, status };
}

/** Another filter or order starts at the first page again. */
export function changeQueue(state: QueueState, change: Partial<Omit<QueueState, 'page'>>): QueueState {
  return { ...state, ...change, page: 1 };
}

/** Narrowed by more than its status. */
export function isFiltered({ severity, rule_id, host, user, search, since }: QueueState): boolean {
  return [severity, rule_id, host, user, search, since].some((value) => value !== undefined);
}
