/** The use cases behind Kibana's case routes, for the host that keeps the cases itself. */
import { randomUUID } from 'node:crypto';
import {
  CASE_OWNER,
  MOST_CASE_ALERTS,
  MOST_CASES_OF_ALERT,
  type CaseAnswer,
  type CaseBody,
  type CaseCommentBody,
  type CaseOfAlert,
  type CasesFindQuery,
  type CasesFindResponse,
  type CaseStatus,
  type WorkflowStatus,
} from '../../../common/api';
import type { DetectingPorts } from '../ports';
import { UseCaseError } from '../route';
import { caseAnswer, caseOfAlert, listedCase } from './case_answer';
import { attachedAlertIds, withoutAttachedAlerts, type AttachedAlerts, type CaseAttachment, type CaseFile } from './case_file';
import { findCases } from './find_cases';

export async function createCase(ports: DetectingPorts, body: CaseBody): Promise<CaseAnswer> {
  if (body.owner !== CASE_OWNER) {
    throw new UseCaseError(403, 'case_owner', `Only cases of the owner "${CASE_OWNER}" are kept here.`);
  }
  const file: CaseFile = {
    id: randomUUID(),
    title: body.title,
    description: body.description,
    tags: body.tags,
    status: 'open',
    severity: body.severity,
    category: body.category ?? undefined,
    syncsAlerts: body.settings.syncAlerts,
    createdAt: ports.clock().toISOString(),
    createdBy: ports.userName,
    updatedAt: undefined,
    updatedBy: undefined,
    attachments: [],
  };
  await ports.cases.create(file);
  return caseAnswer(file);
}

export async function getCase(ports: DetectingPorts, id: string): Promise<CaseAnswer> {
  return caseAnswer(await foundCase(ports, id));
}

export async function listCases(ports: DetectingPorts, query: CasesFindQuery): Promise<CasesFindResponse> {
  const all = query.owner === undefined || query.owner.includes(CASE_OWNER) ? await ports.cases.list() : [];
  const { total, page, counts } = findCases(all, query);
  return {
    page: query.page,
    per_page: query.perPage,
    total,
    cases: page.map(listedCase),
    count_open_cases: counts.open,
    count_in_progress_cases: counts['in-progress'],
    count_closed_cases: counts.closed,
  };
}

export async function casesOfAlert(
  ports: DetectingPorts,
  alertId: string,
  owner: readonly string[] | undefined
): Promise<readonly CaseOfAlert[]> {
  if (owner !== undefined && !owner.includes(CASE_OWNER)) return [];
  return (await ports.cases.ofAlert(alertId)).map(caseOfAlert);
}

export async function addToCase(ports: DetectingPorts, caseId: string, body: CaseCommentBody): Promise<CaseAnswer> {
  const before = await foundCase(ports, caseId);
  if (body.owner !== CASE_OWNER) throw new UseCaseError(400, 'case_owner', 'The owner of a comment has to be the owner of its case.');
  const attachment = newAttachment(body, { at: ports.clock().toISOString(), by: ports.userName });
  if (attachment.type === 'alert') {
    refuseAlerts(before, attachment.alerts.length);
    await refuseManyCases(ports, before, attachment);
  }
  const after = await ports.cases.attach(caseId, attachment);
  if (after === undefined) throw caseNotFound(caseId);
  await syncStatus(ports, before, attachment);
  return caseAnswer(after);
}

type Writer = Pick<CaseAttachment, 'at' | 'by'>;

function newAttachment(body: CaseCommentBody, { at, by }: Writer): CaseAttachment {
  const id = randomUUID();
  if (body.type === 'user') return { type: 'user', id, at, by, comment: body.comment };
  const { alertId: ids, index: indices, rule } = body;
  if (ids.length !== indices.length) {
    throw new UseCaseError(
      400,
      'case_alert_indices',
      `There are ${ids.length} alerts and ${indices.length} indices. Name one index an alert.`
    );
  }
  const alerts = ids.map((alertId, place) => ({ id: alertId, index: indices[place] ?? '' }));
  return { type: 'alert', id, at, by, alerts, rule: { id: rule.id ?? undefined, name: rule.name ?? undefined } };
}

function refuseAlerts(file: CaseFile, added: number): void {
  if (file.status === 'closed')
    throw new UseCaseError(400, 'case_closed', 'An alert cannot be attached to a closed case. Choose an open one.');
  if (attachedAlertIds(file.attachments).length + added > MOST_CASE_ALERTS) {
    throw new UseCaseError(400, 'case_full', `A case holds at most ${MOST_CASE_ALERTS} alerts. Make a new one for these.`);
  }
}

/** Kibana knows this limit for alerts that exist; it keeps the cases of an alert with the alert. */
async function refuseManyCases(ports: DetectingPorts, file: CaseFile, attachment: AttachedAlerts): Promise<void> {
  const added = withoutAttachedAlerts(attachment, new Set(attachedAlertIds(file.attachments)));
  if (added?.type !== 'alert') return;
  for (const { id } of added.alerts) {
    const cases = await ports.cases.ofAlert(id);
    if (cases.length < MOST_CASES_OF_ALERT || (await ports.alerts.get(id)) === undefined) continue;
    throw new UseCaseError(400, 'alert_in_many_cases', `An alert can be in at most ${MOST_CASES_OF_ALERT} cases. Use one that it is in.`, {
      id,
    });
  }
}

const statusOfAlerts: Readonly<Record<CaseStatus, WorkflowStatus>> = {
  open: 'open',
  'in-progress': 'acknowledged',
  closed: 'closed',
};

/** As in Kibana: alerts that come into a case which syncs get its status, whatever theirs was. */
async function syncStatus(ports: DetectingPorts, file: CaseFile, attachment: CaseAttachment): Promise<void> {
  if (!file.syncsAlerts) return;
  const added = withoutAttachedAlerts(attachment, new Set(attachedAlertIds(file.attachments)));
  if (added?.type !== 'alert') return;
  await ports.alerts.setStatus(
    added.alerts.map(({ id }) => id),
    { status: statusOfAlerts[file.status], reason: undefined, user: ports.userName, at: attachment.at }
  );
}

async function foundCase(ports: DetectingPorts, id: string): Promise<CaseFile> {
  const file = await ports.cases.get(id);
  if (file === undefined) throw caseNotFound(id);
  return file;
}

const caseNotFound = (id: string): UseCaseError =>
  new UseCaseError(404, 'case_not_found', 'There is no case with this id. It may have been deleted; choose another one.', { id });
