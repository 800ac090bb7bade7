/**
 * One line of the queue, read from an alert document however its field names are spelled (flat `kibana.alert.*` keys,
 * nested or dotted ECS). Stores use it too, for the columns that they sort and filter by, so that every host agrees on
 * what an alert's host, user or command line is: the field's first value. By users and hosts after the first an alert is found as well.
 */
import type { AlertSummary, WorkflowStatus } from '../../common/api';
import { prepareDocument } from '../../common/engine';
import type { Severity } from '../../common/rules/rule';
import type { StoredAlert } from './ports';

export function summarizeAlert(alert: StoredAlert): AlertSummary {
  const document = prepareDocument(alert.source);
  const text = (field: string): string | undefined => firstText(document.values(field));
  return {
    id: alert.id,
    index: alert.index,
    timestamp: text('@timestamp') ?? '',
    original_time: text('kibana.alert.original_time'),
    rule: {
      id: text('kibana.alert.rule.uuid') ?? '',
      rule_id: text('kibana.alert.rule.rule_id') ?? text('kibana.alert.rule.uuid') ?? '',
      name: text('kibana.alert.rule.name') ?? '',
    },
    severity: readSeverity(text('kibana.alert.severity') ?? text('kibana.alert.rule.severity')),
    risk_score: readNumber(text('kibana.alert.risk_score') ?? text('kibana.alert.rule.risk_score')),
    status: readStatus(text('kibana.alert.workflow_status')),
    workflow_reason: text('kibana.alert.workflow_reason'),
    tags: workflowTags(document.values('kibana.alert.workflow_tags')),
    reason: text('kibana.alert.reason') ?? '',
    host: text('host.name'),
    user: text('user.name'),
    process: text('process.name'),
    // Auditd events often carry the arguments only; the line is for reading, exceptions use the true field.
    command_line: text('process.command_line') ?? joined(document.values('process.args')),
  };
}

/** Every user and host of an alert: a page shows the first, and a filter or a search finds the alert by any of them. */
export interface AlertNames {
  readonly users: readonly string[];
  readonly hosts: readonly string[];
}

export function alertNames(alert: Pick<StoredAlert, 'source'>): AlertNames {
  const document = prepareDocument(alert.source);
  const texts = (field: string): readonly string[] => [...new Set(document.values(field).flatMap((value) => firstText([value]) ?? []))];
  return { users: texts('user.name'), hosts: texts('host.name') };
}

/** Ranks by which `severity` and `status` sort: what is more urgent ranks higher. */
export const severityRank: Readonly<Record<Severity, number>> = { low: 0, medium: 1, high: 2, critical: 3 };
export const statusRank: Readonly<Record<WorkflowStatus, number>> = { open: 2, acknowledged: 1, closed: 0 };

function firstText(values: readonly unknown[]): string | undefined {
  for (const value of values) {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  }
  return undefined;
}

/** Kibana keeps what it is sent, blank tags too; there is nothing to show of those. */
function workflowTags(values: readonly unknown[]): readonly string[] {
  return [...new Set(values.filter((value) => typeof value === 'string'))].filter((tag) => tag.trim() !== '');
}

function joined(values: readonly unknown[]): string | undefined {
  const texts = values.filter((value) => typeof value === 'string');
  return texts.length === 0 ? undefined : texts.join(' ');
}

function readSeverity(text: string | undefined): Severity {
  return text === 'medium' || text === 'high' || text === 'critical' ? text : 'low';
}

/** `in-progress` is how older versions wrote `acknowledged`. */
function readStatus(text: string | undefined): WorkflowStatus {
  if (text === 'closed') return 'closed';
  return text === 'acknowledged' || text === 'in-progress' ? 'acknowledged' : 'open';
}

function readNumber(text: string | undefined): number {
  const number = text === undefined ? 0 : Number(text);
  return Number.isFinite(number) ? number : 0;
}
