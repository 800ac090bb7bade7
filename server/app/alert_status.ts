/** The status of alerts: what a change writes into a document, and the use case behind Kibana's status route. */
import * as v from 'valibot';
import { idSchema, workflowStatusSchema } from '../../common/api';
import type { EventSource } from '../../common/engine';
import type { AlertStatusChange, DetectingPorts } from './ports';

/**
 * The document after the change, for stores that keep whole documents. A reason stays only while the alert is closed:
 * reopening removes it, as Kibana 9.2 and later do.
 */
export function withStatus(source: EventSource, change: AlertStatusChange): EventSource {
  const { 'kibana.alert.workflow_reason': _previous, ...rest } = source;
  return {
    ...rest,
    'kibana.alert.workflow_status': change.status,
    'kibana.alert.workflow_status_updated_at': change.at,
    'kibana.alert.workflow_user': change.user,
    ...(change.status === 'closed' && change.reason !== undefined ? { 'kibana.alert.workflow_reason': change.reason } : {}),
  };
}

const reasonSchema = v.picklist(['false_positive', 'duplicate', 'true_positive', 'benign_positive', 'automated_closure', 'other']);

/** Body of `POST /api/detection_engine/signals/status` as far as this product sends it: by ids, not by query. */
export const signalsStatusBodySchema = v.pipe(
  v.object({
    signal_ids: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(10_000)),
    status: workflowStatusSchema,
    reason: v.optional(reasonSchema),
  }),
  v.check((body) => body.reason === undefined || body.status === 'closed', 'a reason goes with the status closed only')
);
export type SignalsStatusBody = v.InferOutput<typeof signalsStatusBodySchema>;

/** Kibana answers the outcome of an update by query; ids that do not exist are not an error there either. */
export interface SignalsStatusResponse {
  readonly took: number;
  readonly timed_out: boolean;
  readonly total: number;
  readonly updated: number;
  readonly deleted: number;
  readonly version_conflicts: number;
  readonly noops: number;
  readonly failures: readonly unknown[];
}

export async function setAlertStatus(ports: DetectingPorts, body: SignalsStatusBody): Promise<SignalsStatusResponse> {
  const started = ports.clock();
  const changed = await ports.alerts.setStatus(body.signal_ids, {
    status: body.status,
    reason: body.reason,
    user: ports.userName,
    at: started.toISOString(),
  });
  return {
    took: Math.max(0, ports.clock().getTime() - started.getTime()),
    timed_out: false,
    total: changed.length,
    updated: changed.length,
    deleted: 0,
    version_conflicts: 0,
    noops: 0,
    failures: [],
  };
}
