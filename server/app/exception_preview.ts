/**
 * What an exception would have silenced, counted over the stored alerts of its rule in the window that the settings allow. An alert counts
 * as silenced when the event in it satisfies every entry: the same test that the next detection run makes.
 */
import type {
  ExceptionPreviewBody,
  ExceptionPreviewResponse,
  ExceptionPreviewWindow,
  ExceptionSuggestionsResponse,
} from '../../common/api';
import { prepareDocument } from '../../common/engine';
import { compileException, entriesNotEvaluable, suggestExceptions, type ExceptionEntry, type ExceptionTest } from '../../common/exceptions';
import { ruleOfAlert } from './alert_rule';
import { summarizeAlert } from './alert_summary';
import { findAlert, ruleNotFound } from './found';
import { restoreEvent } from './original_event';
import type { Ports, StoredAlert } from './ports';

/** From this many hosts or users on, an exception is broad enough for a second look. */
const MANY = 5;
const MOST_NAMES = 50;
const MOST_OPEN_IDS = 1_000;

export async function previewException(ports: Ports, body: ExceptionPreviewBody): Promise<ExceptionPreviewResponse> {
  const rule = await ports.rules.get(body.rule_id);
  const [preview] = await previewAll(ports, rule?.id ?? body.rule_id, [body.entries]);
  // Alerts outlive their rule: a rule that is gone is unknown only when it left no alerts either.
  if (preview === undefined || (rule === undefined && preview.total === 0)) throw ruleNotFound([body.rule_id]);
  return preview;
}

export async function suggestExceptionsFor(ports: Ports, alertId: string): Promise<ExceptionSuggestionsResponse> {
  const alert = await findAlert(ports, alertId);
  const { rule } = summarizeAlert(alert);
  const standing = (await ruleOfAlert(ports, alert.source))?.standing;
  const suggestions = suggestExceptions(restoreEvent(alert.source));
  const previews = await previewAll(
    ports,
    rule.id,
    suggestions.map((suggestion) => suggestion.entries)
  );
  return {
    rule: { ...rule, ...(standing && { standing }) },
    suggestions: suggestions.flatMap((suggestion, at) => {
      const preview = previews[at];
      return preview === undefined ? [] : [{ ...suggestion, preview }];
    }),
  };
}

/** All at once, because walking over the alerts of a rule costs more than testing them. */
async function previewAll(
  ports: Ports,
  ruleId: string,
  candidates: readonly (readonly ExceptionEntry[])[]
): Promise<readonly ExceptionPreviewResponse[]> {
  const tallies = candidates.map((entries) => new Tally(entries));
  const window = await walkBack(ports, ruleId, (alert) => {
    const document = prepareDocument(restoreEvent(alert.source));
    for (const tally of tallies) tally.offer(alert, tally.test(document));
  });
  return Promise.all(tallies.map((tally) => tally.preview(ports, window)));
}

/**
 * Offers the rule's alerts, the newest first, until the window or the limit ends, and answers what was counted. The window reaches back from
 * now; of a rule that has been silent for longer it reaches back from its newest alert, which says more than that there was nothing.
 */
async function walkBack(ports: Ports, ruleId: string, offer: (alert: StoredAlert) => void): Promise<ExceptionPreviewWindow> {
  const { lookBackMs, maxPreviewAlerts } = ports.settings;
  let toMs = ports.clock().getTime();
  let oldestMs = toMs;
  let counted = 0;
  for await (const batch of ports.alerts.ofRule(ruleId)) {
    for (const alert of batch) {
      const madeMs = timeOf(alert);
      if (counted === 0 && madeMs < toMs - lookBackMs) toMs = madeMs;
      if (madeMs < toMs - lookBackMs) return { from: iso(toMs - lookBackMs), to: iso(toMs) };
      if (counted === maxPreviewAlerts)
        return { from: iso(oldestMs), to: iso(toMs), cut: { counted, wanted_from: iso(toMs - lookBackMs) } };
      offer(alert);
      counted += 1;
      if (!Number.isNaN(madeMs)) oldestMs = madeMs;
    }
  }
  return { from: iso(toMs - lookBackMs), to: iso(toMs) };
}

/** NaN, which is in every window, where the time cannot be read: better counted than overlooked. */
function timeOf({ source }: StoredAlert): number {
  const at = source['@timestamp'];
  return typeof at === 'string' ? Date.parse(at) : Number.NaN;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** Counts what one exception silences while the alerts pass by, newest first. */
class Tally {
  private total = 0;
  private readonly silencedIds: string[] = [];
  private readonly openIds: string[] = [];
  private readonly hosts = new Map<string, number>();
  private readonly users = new Map<string, number>();
  private readonly closedAsTrue = new Set<string>();

  readonly test: ExceptionTest;

  constructor(private readonly entries: readonly ExceptionEntry[]) {
    this.test = compileException(entries);
  }

  offer(alert: StoredAlert, isSilenced: boolean): void {
    this.total += 1;
    if (!isSilenced) return;
    const summary = summarizeAlert(alert);
    this.silencedIds.push(alert.id);
    // Acknowledged is not closed: somebody is at work on it, and closing all closes it too.
    if (summary.status !== 'closed') this.openIds.push(alert.id);
    if (summary.workflow_reason === 'true_positive') this.closedAsTrue.add(alert.id);
    count(this.hosts, summary.host);
    count(this.users, summary.user);
  }

  async preview(ports: Ports, window: ExceptionPreviewWindow): Promise<ExceptionPreviewResponse> {
    const judged = await ports.investigations.judgedTruePositive(this.silencedIds);
    const truePositives = new Set([...judged, ...this.closedAsTrue]).size;
    return {
      window,
      total: this.total,
      silenced: this.silencedIds.length,
      silenced_open: this.openIds.length,
      hosts: mostFrequent(this.hosts),
      users: mostFrequent(this.users),
      true_positives: truePositives,
      open_alert_ids: this.openIds.slice(0, MOST_OPEN_IDS),
      warnings: this.warnings(truePositives),
    };
  }

  private warnings(truePositives: number): readonly string[] {
    const found: string[] = [];
    // Of a single alert "everything" says nothing.
    if (this.total > 1 && this.silencedIds.length === this.total) found.push('everything');
    if (this.hosts.size >= MANY) found.push('many_hosts');
    if (this.users.size >= MANY) found.push('many_users');
    if (truePositives > 0) found.push('true_positive_silenced');
    // A value list lives in the cluster: such an exception is not evaluated here and silences nothing.
    if (entriesNotEvaluable(this.entries).length > 0) found.push('list_not_supported');
    return found;
  }
}

function count(counts: Map<string, number>, value: string | undefined): void {
  if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
}

function mostFrequent(counts: ReadonlyMap<string, number>): readonly { readonly value: string; readonly count: number }[] {
  return [...counts]
    .map(([value, times]) => ({ value, count: times }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_NAMES);
}
