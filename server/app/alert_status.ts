/** The status of alerts: what a change writes into a document, and the use case behind Kibana's status route. */
import * as v from 'valibot';
import { idSchema, workflowStatusSchema } from '../../common/api';
import type { EventSource } from '../../common/engine';
import { alertsUpdated, type AlertsUpdated } from './alerts_updated';
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

/**
 * Body of `POST /api/detection_engine/signals/status` as far as this product sends it: by ids, not by query. As in Kibana a
 * reason beside another status than `closed` is taken and not kept.
 */
export const signalsStatusBodySchema = v.object({
  signal_ids: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(10_000)),
  status: workflowStatusSchema,
  reason: v.optional(reasonSchema),
});
export type SignalsStatusBody = v.InferOutput<typeof signalsStatusBodySchema>;

export async function setAlertStatus(ports: DetectingPorts, body: SignalsStatusBody): Promise<AlertsUpdated> {
  const started = ports.clock();
  const changed = await ports.alerts.setStatus(body.signal_ids, {
    status: body.status,
    reason: body.reason,
    user: ports.userName,
    at: started.toISOString(),
  });
  return alertsUpdated(changed.length, ports.clock().getTime() - started.getTime());
}
