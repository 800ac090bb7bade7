/** Cases in the shape of Kibana's routes, with every field that 8.12 answers. */
import { CASE_OWNER, type CaseAnswer, type CaseOfAlert } from '../../../common/api';
import { summarizeCase, type CaseAttachment, type CaseFile, type CaseSummary } from './case_file';

/** With its attachments. `totalComment` counts all of them here, alerts too, and in a list only what people wrote: as in Kibana. */
export function caseAnswer(file: CaseFile): CaseAnswer {
  const summary = summarizeCase(file);
  return {
    ...caseFields(summary),
    totalComment: summary.attachmentCount,
    comments: file.attachments.map((attachment, place) => attachmentAnswer(attachment, place)),
  };
}

export function listedCase(summary: CaseSummary): CaseAnswer {
  return caseFields(summary);
}

export function caseOfAlert({ id, title, description, status, createdAt, commentCount, alertCount }: CaseSummary): CaseOfAlert {
  return { id, title, description, status, createdAt, totals: { userComments: commentCount, alerts: alertCount } };
}

/** What a case can have in Kibana and never has here. */
const alwaysAbsent = {
  customFields: [],
  assignees: [],
  connector: { id: 'none', type: '.none', fields: null, name: 'none' },
  duration: null,
  closed_at: null,
  closed_by: null,
  external_service: null,
};

type CaseFields = CaseAnswer & { readonly category: string | null; readonly updated_by: CaseAnswer['created_by'] | null };

function caseFields(summary: CaseSummary): CaseFields {
  return {
    ...alwaysAbsent,
    title: summary.title,
    description: summary.description,
    tags: summary.tags,
    owner: CASE_OWNER,
    settings: { syncAlerts: summary.syncsAlerts },
    category: summary.category ?? null,
    severity: summary.severity,
    status: summary.status,
    created_at: summary.createdAt,
    created_by: userAnswer(summary.createdBy),
    updated_at: summary.updatedAt ?? null,
    updated_by: summary.updatedBy === undefined ? null : userAnswer(summary.updatedBy),
    id: summary.id,
    version: versionOf(summary.attachmentCount + 1),
    totalComment: summary.commentCount,
    totalAlerts: summary.alertCount,
    comments: [],
  };
}

function attachmentAnswer(attachment: CaseAttachment, place: number): Readonly<Record<string, unknown>> {
  const { id, at, by } = attachment;
  const common = {
    owner: CASE_OWNER,
    created_at: at,
    created_by: userAnswer(by),
    pushed_at: null,
    pushed_by: null,
    updated_at: null,
    updated_by: null,
    id,
    version: versionOf(place + 1),
  };
  if (attachment.type === 'user') return { type: 'user', comment: attachment.comment, ...common };
  return {
    type: 'alert',
    alertId: attachment.alerts.map((alert) => alert.id),
    index: attachment.alerts.map((alert) => alert.index),
    rule: { id: attachment.rule.id ?? null, name: attachment.rule.name ?? null },
    ...common,
  };
}

const userAnswer = (username: string): CaseAnswer['created_by'] => ({ username, full_name: null, email: null });

/** Opaque, as Kibana's: a sequence number and a term. */
const versionOf = (revision: number): string => Buffer.from(JSON.stringify([revision, 1])).toString('base64');
