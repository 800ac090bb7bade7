/** A case as the host keeps it that has no cases plugin. */
import type { CaseStatus } from '../../../common/api';
import type { Severity } from '../../../common/rules/rule';

export interface CaseSummary {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly status: CaseStatus;
  readonly severity: Severity;
  readonly category: string | undefined;
  /** Whether alerts that are attached get the status of the case. */
  readonly syncsAlerts: boolean;
  /** ISO. */
  readonly createdAt: string;
  readonly createdBy: string;
  /** Undefined until something is attached. */
  readonly updatedAt: string | undefined;
  readonly updatedBy: string | undefined;
  /** Attached ones: what people wrote, alerts, and how often either was attached at once. */
  readonly commentCount: number;
  readonly alertCount: number;
  readonly attachmentCount: number;
}

export type CaseFile = Omit<CaseSummary, 'commentCount' | 'alertCount' | 'attachmentCount'> & {
  /** The oldest first. */
  readonly attachments: readonly CaseAttachment[];
};

export type CaseAttachment = CaseComment | AttachedAlerts;

export interface CaseComment {
  readonly type: 'user';
  readonly id: string;
  /** ISO. */
  readonly at: string;
  readonly by: string;
  readonly comment: string;
}

/** Alerts that were attached at once, with the rule that made them. */
export interface AttachedAlerts {
  readonly type: 'alert';
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly alerts: readonly { readonly id: string; readonly index: string }[];
  readonly rule: { readonly id: string | undefined; readonly name: string | undefined };
}

export function summarizeCase({ attachments, ...file }: CaseFile): CaseSummary {
  return {
    ...file,
    commentCount: attachments.filter(({ type }) => type === 'user').length,
    alertCount: attachedAlertIds(attachments).length,
    attachmentCount: attachments.length,
  };
}

export function attachedAlertIds(attachments: readonly CaseAttachment[]): readonly string[] {
  return attachments.flatMap((attachment) => (attachment.type === 'alert' ? attachment.alerts.map(({ id }) => id) : []));
}

/** The attachment without the alerts that are named twice or that the case has; undefined when that leaves nothing. */
export function withoutAttachedAlerts(attachment: CaseAttachment, attachedIds: ReadonlySet<string>): CaseAttachment | undefined {
  if (attachment.type === 'user') return attachment;
  const wanted = new Map(attachment.alerts.map((alert) => [alert.id, alert]));
  const alerts = [...wanted.values()].filter(({ id }) => !attachedIds.has(id));
  return alerts.length === 0 ? undefined : { ...attachment, alerts };
}
