/** A search of a guide, or one in place of a command of it, run for an alert: how many events and alerts match, and the newest of them. */
import { MOST_COUNTED, MOST_FOUND_ROWS, type FoundPart, type FoundRow, type GuideSearchResponse } from '../../common/api';
import { prepareDocument } from '../../common/engine';
import { allSearches, searchFilter } from '../../common/guides';
import { ruleText, type Rule } from '../../common/rules';
import { ruleOfAlert } from './alert_rule';
import { eventTimeMs } from './event_time';
import { columnsOf, textsOf } from './found_columns';
import { findAlert, findRule } from './found';
import { findCommandSearch, type CommandSearch } from './guide_commands';
import type { FoundDocument, MatchPart, Ports, StoredAlert } from './ports';
import { UseCaseError } from './route';
import { guideOf, resolveSearch } from './rule_guide';
import { sourceReferences } from './source_references';

/** Where Kibana's Security app looks for events unless its administrator says otherwise (`securitySolution:defaultIndex`). */
const STANDARD_PATTERNS = [
  'apm-*-transaction*',
  'auditbeat-*',
  'endgame-*',
  'filebeat-*',
  'logs-*',
  'packetbeat-*',
  'traces-apm*',
  'winlogbeat-*',
  '-*elastic-cloud-logs-*',
];

/** The directive is read from the guide that the alert carries: a request names it and brings no conditions of its own. */
export async function searchForStep(
  ports: Ports,
  alertId: string,
  searchId: string,
  otherRule: string | undefined
): Promise<GuideSearchResponse> {
  const alert = await findAlert(ports, alertId);
  const rule = otherRule === undefined ? (await ruleOfAlert(ports, alert.source))?.rule : await findRule(ports, otherRule);
  const found = rule === undefined ? undefined : findSearch(rule, searchId, alert);
  if (rule === undefined || found === undefined) {
    throw new UseCaseError(404, 'search_not_found', 'The guide has no such search. It may have changed; open the alert again.', {
      id: searchId,
    });
  }
  const { directive, resolution } = found;
  if (resolution.status !== 'resolved') {
    const why = resolution.problems.map(({ message }) => message).join(' ');
    throw new UseCaseError(422, 'search_not_resolved', `The search cannot be asked for this alert. ${why}`, { status: resolution.status });
  }
  const { alternatives, from, to, kql } = resolution;
  const indices = await patternsFor(ports, rule);
  const { events, alerts } = await ports.matches.search({
    filter: searchFilter(alternatives),
    fromMs: from === undefined ? undefined : Date.parse(from),
    toMs: to === undefined ? undefined : Date.parse(to),
    patterns: indices,
    limit: MOST_FOUND_ROWS,
    mostCounted: MOST_COUNTED,
  });
  const rows = newest(events, alerts);
  const columns = columnsOf(
    rows.map(({ document }) => document.source),
    alternatives.flat().map(({ field }) => field)
  );
  return {
    events: partOf(events),
    alerts: partOf(alerts),
    columns,
    rows: rows.map(({ kind, document }) => rowOf(kind, document, columns, alert)),
    from,
    to,
    kql,
    indices,
    asked: alternatives.length,
    alternatives: directive.providers.length,
  };
}

/** Ids are alike in every language of a guide, and a search that stands in place of a command is named after the command's place. */
function findSearch(rule: Rule, searchId: string, { source }: StoredAlert): CommandSearch | undefined {
  const guide = guideOf(ruleText(rule, 'en'));
  const directive = allSearches(guide).find(({ id }) => id === searchId);
  if (directive !== undefined) return { directive, resolution: resolveSearch(directive, source) };
  return findCommandSearch(guide, source, searchId);
}

/** A guide asks beyond the events of its rule: where the Security app looks, and where the rule does. What is taken away comes last. */
async function patternsFor(ports: Ports, { index }: Rule): Promise<readonly string[]> {
  const own = index.flatMap((pattern) => pattern.split(',')).map((pattern) => pattern.trim());
  const all = [...((await ports.matches.eventPatterns()) ?? STANDARD_PATTERNS), ...own].filter((pattern) => pattern !== '');
  const isTakenAway = (pattern: string): boolean => pattern.startsWith('-');
  return [...new Set([...all.filter((pattern) => !isTakenAway(pattern)), ...all.filter(isTakenAway)])];
}

interface Found {
  readonly kind: FoundRow['kind'];
  readonly document: FoundDocument;
}

function newest(events: MatchPart, alerts: MatchPart): readonly Found[] {
  const of = (part: MatchPart, kind: Found['kind']): readonly Found[] =>
    part.ok ? part.documents.map((document) => ({ kind, document })) : [];
  const timeOf = ({ document }: Found): number => eventTimeMs(document.source) ?? -Infinity;
  return [...of(events, 'event'), ...of(alerts, 'alert')].sort((a, b) => timeOf(b) - timeOf(a) || 0).slice(0, MOST_FOUND_ROWS);
}

function partOf(part: MatchPart): FoundPart {
  if (part.ok) return { searched: true, total: part.total, is_least: part.isLeast };
  return { searched: false, why: part.reason, ...(part.message === undefined ? {} : { message: part.message }) };
}

function rowOf(kind: FoundRow['kind'], { id, index, source }: FoundDocument, columns: readonly string[], alert: StoredAlert): FoundRow {
  const document = prepareDocument(source);
  const origins = sourceReferences(alert.source).events;
  const timeMs = eventTimeMs(source);
  return {
    kind,
    id,
    index,
    timestamp: timeMs === undefined ? undefined : new Date(timeMs).toISOString(),
    is_origin: kind === 'alert' ? id === alert.id : origins.some((origin) => origin.id === id && origin.index === index),
    values: Object.fromEntries(
      columns.flatMap((column) => {
        const texts = textsOf(document.values(column));
        return texts.length === 0 ? [] : [[column, texts] as const];
      })
    ),
  };
}
