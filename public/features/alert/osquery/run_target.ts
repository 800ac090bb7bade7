/** Whom a query is asked: the alert's host, every host like it, or hosts that the analyst names. */
import { hostPlatform, type OsqueryPlatform } from '../../../../common/osquery';

export type RunTarget =
  /** `isOther`: standalone, an agent that stands in for the one that reported the alert. */
  | { readonly kind: 'alert_agent'; readonly agentId: string; readonly isOther?: boolean }
  | { readonly kind: 'platform'; readonly platform: OsqueryPlatform; readonly names: readonly string[] }
  | { readonly kind: 'agents'; readonly agentIds: readonly string[] };

/** How it stands in the request. */
export function targetRequest(target: RunTarget): { readonly agent_ids?: readonly string[]; readonly agent_platforms?: readonly string[] } {
  switch (target.kind) {
    case 'alert_agent':
      return { agent_ids: [target.agentId] };
    case 'agents':
      return { agent_ids: target.agentIds };
    case 'platform':
      return { agent_platforms: target.names };
  }
}

/** Agents that it names itself. Which ones an operating system has is Kibana's to find. */
export function targetAgents(target: RunTarget): readonly string[] {
  if (target.kind === 'alert_agent') return [target.agentId];
  return target.kind === 'agents' ? target.agentIds : [];
}

/** Several hosts at once: the analyst is asked before that. */
export const isWide = (target: RunTarget): boolean =>
  target.kind === 'platform' || (target.kind === 'agents' && target.agentIds.length > 1);

/** Of Linux, agents name the distribution. */
const NAMES: Readonly<Record<OsqueryPlatform, readonly string[]>> = {
  darwin: ['darwin', 'macos'],
  windows: ['windows'],
  linux: [
    ...[
      'linux',
      'ubuntu',
      'debian',
      'centos',
      'rhel',
      'redhat',
      'fedora',
      'amzn',
      'sles',
      'suse',
      'opensuse',
      'opensuse-leap',
      'opensuse-tumbleweed',
    ],
    ...['arch', 'alpine', 'ol', 'oracle', 'rocky', 'almalinux', 'gentoo', 'kali', 'raspbian', 'linuxmint'],
  ],
};

/** Agents of the alert's operating system; undefined where the alert does not say which that is. */
export function platformTarget(valuesOf: (field: string) => unknown): RunTarget | undefined {
  const platform = hostPlatform(valuesOf);
  if (platform === undefined) return undefined;
  return { kind: 'platform', platform, names: [...new Set([...NAMES[platform], ...ownName(valuesOf('host.os.platform'))])] };
}

/** Kibana writes the names into a search: what could be more than a name there is left out, for it comes from the alert. */
function ownName(value: unknown): readonly string[] {
  const given: unknown = Array.isArray(value) ? value[0] : value;
  return typeof given === 'string' && /^[a-z][a-z0-9_-]{1,40}$/.test(given) && !['or', 'and', 'not'].includes(given) ? [given] : [];
}

export const MOST_AGENTS = 100;

/** Ids as they are typed or pasted: apart by spaces, commas or lines. */
export function readAgentIds(text: string): { readonly ids: readonly string[]; readonly wrong: readonly string[] } {
  const words = [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
  const isId = (word: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/.test(word);
  return { ids: words.filter(isId), wrong: words.filter((word) => !isId(word)) };
}
