/**
 * The rights that the pages need, each under the name by which Kibana's roles screen grants it. This is the one place that knows
 * which request needs which: what a page says before something is tried and after it was refused comes from here.
 */
import { i18n } from '@kbn/i18n';
import type { Abilities, HttpRequest } from './host';

/** Reading is not among the abilities: without it nobody is on the page. */
export type Right = keyof Abilities | 'read' | 'readLiveQueries' | 'readSavedQueries' | 'readAgents';

/** Routes by how their path goes on, the more exact first. A right of reading and writing alike stands in both places. */
const routes: readonly { readonly path: RegExp; readonly reading: Right; readonly writing: Right }[] = [
  { path: /^\/api\/osquery\/saved_queries/, reading: 'readSavedQueries', writing: 'saveQueries' },
  { path: /^\/internal\/osquery\/fleet_wrapper\//, reading: 'readAgents', writing: 'readAgents' },
  { path: /^\/api\/osquery\//, reading: 'readLiveQueries', writing: 'liveQueries' },
  { path: /^\/api\/cases(\/|$)/, reading: 'cases', writing: 'cases' },
  { path: /^\/api\/detection_engine\/signals\//, reading: 'alerts', writing: 'alerts' },
  { path: /^\/api\/(detection_engine\/rules\/[^/]+\/exceptions|exception_lists)(\/|$)/, reading: 'exceptions', writing: 'exceptions' },
  { path: /\/alerts\/[^/]+\/investigation(\/|$)/, reading: 'read', writing: 'work' },
];

/** Our routes that only read may be posts: a query that is too long for an address. */
export function rightOfRequest({ method, path }: Pick<HttpRequest, 'method' | 'path'>): Right {
  const route = routes.find((known) => known.path.test(path));
  if (route === undefined) return 'read';
  return method === 'GET' ? route.reading : route.writing;
}

/** `All on Investigation Guides`: what an administrator looks for. */
export function rightName(right: Right): string {
  const names: Record<Right, () => string> = {
    read: () => i18n.translate('investigationGuides.right.read', { defaultMessage: '“Read” on Investigation Guides' }),
    work: () => i18n.translate('investigationGuides.right.work', { defaultMessage: '“All” on Investigation Guides' }),
    exceptions: () =>
      i18n.translate('investigationGuides.right.exceptions', {
        defaultMessage: '“All” with “Add exceptions to rules from a guide” on Investigation Guides, and “All” on Security',
      }),
    alerts: () =>
      i18n.translate('investigationGuides.right.alerts', {
        defaultMessage: '“All” on Security, and “write” and “maintenance” on the index of the alerts',
      }),
    liveQueries: () => i18n.translate('investigationGuides.right.liveQueries', { defaultMessage: '“Live queries: All” on Osquery' }),
    savedQueries: () => i18n.translate('investigationGuides.right.savedQueries', { defaultMessage: '“Run Saved queries” on Osquery' }),
    saveQueries: () => i18n.translate('investigationGuides.right.saveQueries', { defaultMessage: '“Saved queries: All” on Osquery' }),
    readSavedQueries: () =>
      i18n.translate('investigationGuides.right.readSavedQueries', { defaultMessage: '“Saved queries: Read” on Osquery' }),
    readLiveQueries: () =>
      i18n.translate('investigationGuides.right.readLiveQueries', { defaultMessage: '“Live queries: Read” on Osquery' }),
    readAgents: () => i18n.translate('investigationGuides.right.readAgents', { defaultMessage: '“Read” on Osquery' }),
    cases: () => i18n.translate('investigationGuides.right.cases', { defaultMessage: '“All” on Cases (of Security)' }),
  };
  return names[right]();
}

/** What is missing, and who can help. */
export function missingRightText(right: Right): string {
  return i18n.translate('investigationGuides.right.missing', {
    defaultMessage: 'This needs the privilege {right} in this space. Ask an administrator of Kibana.',
    values: { right: rightName(right) },
  });
}

/** The plugin of Kibana that does it is not there. */
export function turnedOffText(right: Right): string {
  const texts: Record<Right, () => string> = {
    read: ourPluginOff,
    work: ourPluginOff,
    exceptions: securityOff,
    alerts: securityOff,
    liveQueries: osqueryOff,
    readLiveQueries: osqueryOff,
    savedQueries: osqueryOff,
    saveQueries: osqueryOff,
    readSavedQueries: osqueryOff,
    readAgents: osqueryOff,
    cases: () =>
      i18n.translate('investigationGuides.right.casesOff', {
        defaultMessage: 'Cases are turned off in this Kibana. An administrator can turn them on.',
      }),
  };
  return texts[right]();
}

const osqueryOff = (): string =>
  i18n.translate('investigationGuides.right.osqueryOff', {
    defaultMessage: 'Osquery is turned off in this Kibana. An administrator can turn it on.',
  });

const securityOff = (): string =>
  i18n.translate('investigationGuides.right.securityOff', {
    defaultMessage: 'The Security app is turned off in this Kibana. An administrator can turn it on.',
  });

const ourPluginOff = (): string =>
  i18n.translate('investigationGuides.right.guidesOff', {
    defaultMessage: 'Investigation Guides is turned off in this Kibana. An administrator can turn it on.',
  });
