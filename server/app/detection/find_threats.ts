/** Threat match rules: an alert for each event that shares values with an indicator, with the indicators beside the event. */
import type { SetRule } from '../../../common/detection';
import { prepareDocument, type EventSource } from '../../../common/engine';
import type { ThreatMatchSettings } from '../../../common/rules/rule';
import type { EventStore } from '../ports';
import { alertIdOf } from './alert_id';
import { eventBlocks } from './event_blocks';
import type { ExecutionEvents, Finding, SetFinder } from './finding';
import type { PreparedEvent } from './prepared_event';
import { indexTest } from './rule_matcher';

/** As many as Kibana writes beside an event. */
const MOST_ENRICHMENTS = 200;
/** Lists of threats are long, but an alert that names an indicator must have it at hand. */
const MOST_INDICATORS = 100_000;
const INDICATOR = 'threat.indicator';

export class ThreatFinder implements SetFinder {
  private indicators: readonly PreparedEvent[] | undefined;

  constructor(
    private readonly compiled: SetRule,
    private readonly settings: ThreatMatchSettings,
    private readonly ruleId: string,
    private readonly store: EventStore
  ) {}

  async find({ matched }: ExecutionEvents, window: { readonly fromMs: number; readonly toMs: number }): Promise<readonly Finding[]> {
    if (matched.length === 0) return [];
    const indicators = (this.indicators ??= await this.readIndicators());
    const all = [...matched, ...indicators];
    // The rule asks of an indicator in which index it lies; events were chosen by theirs already.
    const sources = all.map(({ stored }): EventSource => ({ ...stored.source, _index: stored.index }));
    return this.compiled.evaluate(sources, window).flatMap(({ documents: [place], indicators: places }) => {
      const event = place === undefined ? undefined : matched[place];
      const found = places.flatMap((indicator) => all[indicator] ?? []);
      return event === undefined ? [] : [this.finding(event, found)];
    });
  }

  private finding(event: PreparedEvent, indicators: readonly PreparedEvent[]): Finding {
    const { stored } = event;
    const alertId = alertIdOf(stored, this.ruleId);
    return {
      alertId,
      event,
      content: () => ({
        id: alertId,
        source: withEnrichments(
          stored.source,
          indicators.flatMap((indicator) => this.enrichments(event, indicator)).slice(0, MOST_ENRICHMENTS)
        ),
        ancestors: [stored],
        extra: {},
      }),
    };
  }

  /** One for each field of the event whose value the indicator has. */
  private enrichments({ document }: PreparedEvent, { stored, document: indicator }: PreparedEvent): readonly EventSource[] {
    const entries = this.settings.mapping.flatMap((group) => group.entries).filter(({ negate }) => !negate);
    const [feed] = indicator.values('threat.feed.name');
    return entries.flatMap(({ field, value }) => {
      const held = new Set(indicator.values(value).map(String));
      const atomic = document.values(field).find((found) => held.has(String(found)));
      if (atomic === undefined) return [];
      const matched = { atomic, field, id: stored.id, index: stored.index ?? '', type: 'indicator_match_rule' };
      return [{ indicator: indicatorOf(stored.source), feed: feed === undefined ? {} : { name: feed }, matched }];
    });
  }

  /** It has a value to be compared; whether the rule's query for indicators takes it, the rule says. */
  private isIndicator({ document }: PreparedEvent): boolean {
    return this.settings.mapping.some(({ entries }) => entries.every(({ value, negate }) => negate || document.values(value).length > 0));
  }

  private async readIndicators(): Promise<readonly PreparedEvent[]> {
    const isWanted = indexTest(this.settings.index);
    const found: PreparedEvent[] = [];
    const ever = { fromMs: -Infinity, toMs: Infinity, timestampField: '@timestamp' };
    for await (const block of eventBlocks(this.store, ever)) {
      for (const event of block) {
        if (found.length === MOST_INDICATORS) return found;
        if (isWanted(event) && this.isIndicator(event)) found.push(event);
      }
    }
    return found;
  }
}

function indicatorOf(source: EventSource): EventSource {
  const document = prepareDocument(source);
  const names = document.fieldNames().filter((name) => name.startsWith(`${INDICATOR}.`));
  return Object.fromEntries(names.map((name) => [name.slice(INDICATOR.length + 1), single(document.values(name))]));
}

function single(values: readonly unknown[]): unknown {
  return values.length === 1 ? values[0] : values;
}

function withEnrichments(source: EventSource, enrichments: readonly EventSource[]): EventSource {
  const threat = source['threat'];
  const own = typeof threat === 'object' && threat !== null && !Array.isArray(threat) ? threat : {};
  const before = 'enrichments' in own ? [own.enrichments].flat() : [];
  return { ...source, threat: { ...own, enrichments: [...before, ...enrichments] } };
}
