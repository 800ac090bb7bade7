/** Agents in words: how one stands, since when it is away, and several of them by name. */
import { i18n } from '@kbn/i18n';
import { nameHidden } from '../../../../shared/visible_text';
import { formatTime } from '../../../../shared/time';
import { isAway, isGone, type Agent } from './agent';

export type NameOf = (id: string) => string | undefined;

/** By its host, or by its id where nobody said what the host is called. */
export const agentName = (id: string, nameOf: NameOf): string => nameHidden(nameOf(id) ?? id);

/** As with one; those that are called alike are told apart by how their ids begin. */
export function agentNames(ids: readonly string[], nameOf: NameOf): readonly string[] {
  const names = ids.map((id) => agentName(id, nameOf));
  return names.map((name, at) => {
    const id = ids[at] ?? '';
    return names.indexOf(name) === names.lastIndexOf(name) || nameOf(id) === undefined ? name : `${name} (${nameHidden(id.slice(0, 8))}…)`;
  });
}

const MOST_NAMED = 5;

/** `web-3, db-1 and 4 more` */
export function someAgents(ids: readonly string[], nameOf: NameOf, most = MOST_NAMED): string {
  const names = agentNames(ids, nameOf);
  const shown = (names.length <= most + 1 ? names : names.slice(0, most)).join(', ');
  const more = names.length <= most + 1 ? 0 : names.length - most;
  return more === 0
    ? shown
    : i18n.translate('investigationGuides.osquery.agents.more', {
        defaultMessage: '{names} and {count} more',
        values: { names: shown, count: more },
      });
}

/** As Fleet calls it; what a later version calls it stands as it is. */
export function statusText(status: string | undefined): string {
  switch (status) {
    case undefined:
      return i18n.translate('investigationGuides.osquery.agents.unknown', { defaultMessage: 'Unknown' });
    case 'online':
      return i18n.translate('investigationGuides.osquery.agents.online', { defaultMessage: 'Online' });
    case 'offline':
      return i18n.translate('investigationGuides.osquery.agents.offline', { defaultMessage: 'Offline' });
    case 'error':
      return i18n.translate('investigationGuides.osquery.agents.error', { defaultMessage: 'In error' });
    case 'degraded':
      return i18n.translate('investigationGuides.osquery.agents.degraded', { defaultMessage: 'Degraded' });
    case 'updating':
      return i18n.translate('investigationGuides.osquery.agents.updating', { defaultMessage: 'Updating' });
    case 'enrolling':
      return i18n.translate('investigationGuides.osquery.agents.enrolling', { defaultMessage: 'Enrolling' });
    case 'unenrolling':
      return i18n.translate('investigationGuides.osquery.agents.unenrolling', { defaultMessage: 'Unenrolling' });
    case 'inactive':
      return i18n.translate('investigationGuides.osquery.agents.inactive', { defaultMessage: 'Inactive' });
    case 'unenrolled':
      return i18n.translate('investigationGuides.osquery.agents.unenrolled', { defaultMessage: 'Unenrolled' });
    default:
      return nameHidden(status);
  }
}

export type StatusColor = 'success' | 'warning' | 'danger' | 'subdued';

export function statusColor({ status }: Pick<Agent, 'status'>): StatusColor {
  if (status === 'online') return 'success';
  if (status === 'error') return 'danger';
  return status === undefined || isAway({ status }) || isGone({ status }) ? 'subdued' : 'warning';
}

/** An agent that is to be asked, with what the list of agents says of it; `missing` when it does not have it. */
export interface AskedAgent {
  readonly id: string;
  readonly agent: Agent | 'missing' | undefined;
}

/** What to know of agents before they are asked; nothing where they can be expected to answer. */
export function beforeAsking(asked: readonly AskedAgent[], nameOf: NameOf): readonly string[] {
  const known = asked.flatMap(({ agent }) => (agent === undefined || agent === 'missing' ? [] : [agent]));
  const away = known.filter((agent) => isAway(agent) && agent.hasOsquery !== false);
  const without = known.filter((agent) => !isGone(agent) && agent.hasOsquery === false);
  const gone = asked.filter(({ agent }) => agent === 'missing' || (agent !== undefined && isGone(agent)));
  const named = (agents: readonly { readonly id: string }[]): string => someAgents(idsOf(agents), nameOf);
  return [
    ...(away.length === 0 ? [] : [awayText(away, named(away))]),
    ...(without.length === 0 ? [] : [withoutOsqueryText(named(without))]),
    ...(gone.length === 0
      ? []
      : [
          i18n.translate('investigationGuides.osquery.agents.gone', {
            defaultMessage: 'Not among the agents that can be asked: {names}. No longer enrolled, or without Osquery.',
            values: { names: named(gone) },
          }),
        ]),
  ];
}

const idsOf = (agents: readonly { readonly id: string }[]): readonly string[] => agents.map(({ id }) => id);

function awayText([first, ...others]: readonly Agent[], names: string): string {
  const since = others.length === 0 ? first?.lastCheckin : undefined;
  return since === undefined
    ? i18n.translate('investigationGuides.osquery.agents.away', {
        defaultMessage: 'Offline: {names}. The query waits until they are back, at most until it expires.',
        values: { names },
      })
    : i18n.translate('investigationGuides.osquery.agents.awaySince', {
        defaultMessage: '{name} is offline since {when}: the query waits until it is back, at most until it expires.',
        values: { name: names, when: formatTime(since) },
      });
}

const withoutOsqueryText = (names: string): string =>
  i18n.translate('investigationGuides.osquery.agents.withoutOsquery', {
    defaultMessage: 'Without Osquery in their policy: {names}. They do not answer.',
    values: { names },
  });
