/** Which documents an execution of a rule looks at. */
import { prepareDocument, type EventSource } from '../engine';
import { intervalMs, parseDateMath, type Rule } from '../rules';
import type { EvaluationWindow } from './compiled_rule';

export interface PlacedDocument {
  readonly source: EventSource;
  /** Place in the documents that were given. */
  readonly index: number;
  /** Epoch ms; undefined where the document has no time. */
  readonly timeMs: number | undefined;
}

/**
 * The execution that found the newest of the documents. Its window begins with the rule's look-back, but not before the execution before
 * it: that one looked at the earlier documents already, so what they hold is known. All of time where no document has a time.
 */
export function newestExecution(documents: readonly EventSource[], rule: Rule): EvaluationWindow {
  const toMs = placed(documents, rule).reduce((newest, { timeMs = -Infinity }) => Math.max(newest, timeMs), -Infinity);
  if (toMs === -Infinity) return ALL_OF_TIME;
  return { fromMs: Math.max(parseDateMath(rule.from, toMs) ?? -Infinity, toMs - intervalMs(rule)), toMs };
}

export const ALL_OF_TIME: EvaluationWindow = { fromMs: -Infinity, toMs: Infinity };

/** In the order given. A document without a time is looked at: only where it is known to lie outside is it left out. */
export function currentDocuments(
  documents: readonly EventSource[],
  rule: Rule,
  { fromMs, toMs }: EvaluationWindow
): readonly PlacedDocument[] {
  return placed(documents, rule).filter(({ timeMs }) => timeMs === undefined || (timeMs >= fromMs && timeMs <= toMs));
}

/** Before the window, and not before `startMs`. */
export function historyDocuments(
  documents: readonly EventSource[],
  rule: Rule,
  { fromMs }: EvaluationWindow,
  startMs: number
): readonly PlacedDocument[] {
  return placed(documents, rule).filter(({ timeMs }) => timeMs !== undefined && timeMs >= startMs && timeMs < fromMs);
}

function placed(documents: readonly EventSource[], rule: Rule): readonly PlacedDocument[] {
  return documents.map((source, index) => ({ source, index, timeMs: timeOf(source, rule) }));
}

/** By the rule's own time field, and where an event lacks it by `@timestamp`, as Kibana falls back. */
function timeOf(source: EventSource, rule: Rule): number | undefined {
  const document = prepareDocument(source);
  for (const field of [rule.timestampOverride, '@timestamp']) {
    const [value] = field === undefined ? [] : document.values(field);
    const timeMs = typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : NaN;
    if (!Number.isNaN(timeMs)) return timeMs;
  }
  return undefined;
}
