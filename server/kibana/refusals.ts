/**
 * What Elasticsearch or Kibana's saved objects refuse, in words for the analyst: who has to grant which right, or that
 * the cluster cannot answer now. Both throw errors with a status, in places of their own; classes are not compared, since they are not ours.
 */
import { statusOf } from './stores/store_errors';

export interface Refusal {
  readonly statusCode: 403 | 503;
  readonly body: { readonly message: string; readonly attributes: Readonly<Record<string, unknown>> };
}

/** Undefined for any other error, an expired session (401) included: Kibana itself answers that one. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error)) return undefined;
  const status = statusOf(error);
  if (status === 403) return forbidden(error);
  if ((status !== undefined && unavailableStatuses.has(status)) || unreachableNames.has(error.name)) return unavailable(error);
  return undefined;
}

/** Too many requests, bad gateway, unavailable, timed out: another attempt may succeed. */
const unavailableStatuses: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);

/** Of Elasticsearch's client, when there was no answer at all. */
const unreachableNames: ReadonlySet<string> = new Set(['ConnectionError', 'NoLivingConnectionsError', 'TimeoutError']);

function forbidden(error: Error): Refusal {
  return {
    statusCode: 403,
    body: {
      message: `Your roles do not allow this. Ask an administrator for the right that is named here: ${reasonOf(error)}`,
      attributes: { code: 'forbidden' },
    },
  };
}

function unavailable(error: Error): Refusal {
  return {
    statusCode: 503,
    body: {
      message: `Elasticsearch cannot answer now; try again in a moment. If it stays so, tell an administrator: ${reasonOf(error)}`,
      attributes: { code: 'store_unavailable' },
    },
  };
}

/** The reason inside an Elasticsearch answer names the action and the privilege; the message of the error around it is longer. */
function reasonOf(error: Error): string {
  const inner = property(property(property(property(error, 'meta'), 'body'), 'error'), 'reason');
  const text = (typeof inner === 'string' ? inner : error.message).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}
