/**
 * Threshold rules: one alert for a group of events. What an alert has counted is not counted again: of a group that has its alert, only
 * events outside the time that the alert covers may make another one, so that overlapping executions make one alert of one burst.
 */
import type { SetRule } from '../../../common/detection';
import { prepareDocument, type EventSource, type PreparedDocument } from '../../../common/engine';
import type { ThresholdSettings } from '../../../common/rules/rule';
import { eventTimeMs } from '../event_time';
import type { AlertReader, StoredAlert } from '../ports';
import { groupAlertId } from './alert_id';
import type { ExecutionEvents, Finding, SetFinder } from './finding';
import type { PreparedEvent } from './prepared_event';

/** The page shows so many events of an alert; a group may have a million. */
const MOST_ANCESTORS = 100;

type Terms = readonly { readonly field: string; readonly value: string | null }[];

interface Covered {
  readonly terms: Terms;
  readonly fromMs: number;
  readonly toMs: number;
}

export class ThresholdFinder implements SetFinder {
  private covered: Covered[] | undefined;
  private readonly found = new Map<string, Covered>();

  constructor(
    private readonly compiled: SetRule,
    private readonly settings: ThresholdSettings,
    private readonly ruleId: string,
    private readonly alerts: AlertReader
  ) {}

  async find({ matched }: ExecutionEvents, window: { readonly fromMs: number; readonly toMs: number }): Promise<readonly Finding[]> {
    if (matched.length < this.settings.value) return [];
    const covered = (this.covered ??= await readCovered(this.alerts, this.ruleId));
    const counted = matched.filter((event) => !covered.some((alert) => covers(alert, event)));
    const groups = this.compiled.evaluate(
      counted.map(({ stored }) => stored.source),
      window
    );
    return groups.flatMap(({ documents, key }) => {
      const events = documents.flatMap((place) => counted[place] ?? []).sort((left, right) => happenedMs(left) - happenedMs(right));
      const [first, last] = [events[0], events[events.length - 1]];
      return first === undefined || last === undefined ? [] : [this.finding(events, key, { first, last })];
    });
  }

  onAlerted({ alertId }: Finding): void {
    const found = this.found.get(alertId);
    if (found !== undefined) this.covered?.push(found);
  }

  private finding(
    events: readonly PreparedEvent[],
    terms: Terms,
    { first, last }: { readonly first: PreparedEvent; readonly last: PreparedEvent }
  ): Finding {
    const alertId = groupAlertId([first.stored, last.stored], this.ruleId, [terms.map(({ value }) => value), events.length]);
    this.found.set(alertId, { terms, fromMs: happenedMs(first), toMs: happenedMs(last) });
    return {
      alertId,
      event: last,
      content: () => ({
        id: alertId,
        source: Object.fromEntries(terms.map(({ field, value }) => [field, value])),
        ancestors: events.slice(0, MOST_ANCESTORS).map(({ stored }) => stored),
        extra: { 'kibana.alert.threshold_result': this.result(events, terms, first) },
      }),
    };
  }

  private result(events: readonly PreparedEvent[], terms: Terms, first: PreparedEvent): EventSource {
    const cardinality = this.settings.cardinality.map(({ field }) => ({ field, value: differentValues(events, field) }));
    return { terms, count: events.length, cardinality, from: new Date(happenedMs(first)).toISOString() };
  }
}

function differentValues(events: readonly PreparedEvent[], field: string): number {
  return new Set(events.flatMap(({ document }) => document.values(field).map(String))).size;
}

function covers({ terms, fromMs, toMs }: Covered, event: PreparedEvent): boolean {
  const atMs = happenedMs(event);
  if (atMs < fromMs || atMs > toMs) return false;
  return terms.every(({ field, value }) => event.document.values(field).some((found) => String(found) === value));
}

/** An alert tells the events' own times, also where its rule goes by another field. */
function happenedMs({ stored, timeMs }: PreparedEvent): number {
  return eventTimeMs(stored.source) ?? timeMs;
}

async function readCovered(alerts: AlertReader, ruleId: string): Promise<Covered[]> {
  const found: Covered[] = [];
  for await (const batch of alerts.ofRule(ruleId)) for (const alert of batch) found.push(...coveredBy(alert));
  return found;
}

/** Of an alert that says neither since when nor until when it counted there is nothing to go by. */
function coveredBy({ source }: StoredAlert): readonly Covered[] {
  const document = prepareDocument(source);
  const [fromMs, toMs] = [timeOf(document, 'kibana.alert.threshold_result.from'), timeOf(document, 'kibana.alert.original_time')];
  const result = source['kibana.alert.threshold_result'];
  const terms = typeof result === 'object' && result !== null && 'terms' in result && Array.isArray(result.terms) ? result.terms : [];
  if (Number.isNaN(fromMs) || Number.isNaN(toMs)) return [];
  return [{ terms: terms.flatMap(readTerm), fromMs, toMs }];
}

function readTerm(term: unknown): Terms {
  if (typeof term !== 'object' || term === null || !('field' in term) || !('value' in term)) return [];
  return typeof term.field === 'string' ? [{ field: term.field, value: String(term.value) }] : [];
}

function timeOf(document: PreparedDocument, field: string): number {
  return Date.parse(String(document.values(field)[0]));
}
