/** The few forms of conditions that the table of search equivalents is written in, and the times that it asks about. */
import type { InvestigateProvider } from '../guide';

export type Conditions = readonly InvestigateProvider[];
/** One of them has to hold, each with all of its conditions. */
export type Alternatives = readonly Conditions[];

export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Counted from the alert. Its end is behind it: what follows an alert belongs to it as well. */
export const HOUR: Span = { from: 'now-1h', to: 'now+1h' };
export const DAY: Span = { from: 'now-24h', to: 'now+1h' };
export const WEEK: Span = { from: 'now-7d', to: 'now+1h' };

export function is(field: string, ...values: readonly string[]): InvestigateProvider {
  return { field, excluded: false, queryType: 'phrases', values, valueType: 'string' };
}

export function isNot(field: string, ...values: readonly string[]): InvestigateProvider {
  return { ...is(field, ...values), excluded: true };
}

export function exists(field: string): InvestigateProvider {
  return { field, excluded: false, queryType: 'exists' };
}

export function begins(field: string, ...values: readonly string[]): InvestigateProvider {
  return { field, excluded: false, queryType: 'prefix', values };
}

/** A program was started, as every source of process events says it. */
export const STARTED: Conditions = [is('event.category', 'process'), is('event.type', 'start')];

export function started(...names: readonly string[]): Conditions {
  return [...STARTED, is('process.name', ...names)];
}

/** Something about the files changed; that one was opened or read is no change. */
export const CHANGED: Conditions = [is('event.category', 'file'), is('event.type', 'creation', 'change', 'deletion')];

export function changedBelow(...folders: readonly string[]): Conditions {
  return [...CHANGED, begins('file.path', ...folders)];
}
