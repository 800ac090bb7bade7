/** The ports of one request in Kibana: every client is bound to the analyst, so nobody reads here what Kibana would not show them. */
import type { Unavailable } from '../../../common/api';
import type { ExceptionReader, Ports, RuleStore } from '../../app/ports';
import { defaultSettings, type Settings } from '../../app/settings';
import { EsAlertReader } from './es_alert_reader';
import type { EsClient } from './es_client';
import { EsMatchSearcher } from './es_match_searcher';
import { EsSourceEventReader } from './es_source_event_reader';
import { KibanaRuleStore, ruleReadings } from './kibana_rule_store';
import { prebuiltRuleIds } from './prebuilt_rules';
import { ListsExceptionReader, type ExceptionListClientPort } from './lists_exception_reader';
import type { RulesClientPort } from './rules_client';
import { SavedObjectInvestigationStore } from './saved_object_investigation_store';
import type { SavedObjectsClientPort } from './saved_objects_client';

export interface KibanaClients {
  /** `core.elasticsearch.client.asCurrentUser` */
  readonly es: EsClient;
  /** `core.savedObjects.getClient({ includedHiddenTypes: [INVESTIGATION_TYPE] })` */
  readonly savedObjects: SavedObjectsClientPort;
  /** `alerting.getRulesClientWithRequest(request)`; undefined where alerting is absent. */
  readonly rules: RulesClientPort | undefined;
  /** Why alerting, which is there, makes no client. */
  readonly rulesProblem?: string;
  /** `lists.getExceptionListClient(savedObjectsClient, username)`; undefined where the lists plugin is absent. */
  readonly lists: ExceptionListClientPort | undefined;
  /** `core.uiSettings.client.get('securitySolution:defaultIndex')`: where the Security app looks for events. */
  readonly eventPatterns?: () => Promise<unknown>;
  readonly space: string;
  readonly userName: string;
  readonly clock: () => Date;
  readonly sqlSyntax: Ports['sqlSyntax'];
  readonly settings?: Settings;
}

/** Outlives requests; it shows nothing that a request's own client did not answer. */
const readings = ruleReadings();

export function kibanaPorts(clients: KibanaClients): Ports {
  const { es, savedObjects, rules, lists, space, userName, clock, settings = defaultSettings } = clients;
  return {
    alerts: new EsAlertReader(es, space),
    rules: rules === undefined ? noRules : new KibanaRuleStore(rules, readings, () => prebuiltRuleIds(savedObjects)),
    exceptions: rules === undefined || lists === undefined ? noExceptions : new ListsExceptionReader(rules, lists),
    investigations: new SavedObjectInvestigationStore(savedObjects, space),
    sourceEvents: new EsSourceEventReader(es),
    matches: new EsMatchSearcher(es, space, clients.eventPatterns),
    sqlSyntax: clients.sqlSyntax,
    executions: undefined,
    events: undefined,
    unavailable: unavailableWith(clients),
    settings,
    clock,
    userName,
  };
}

/** An exception is found by way of its rule, so it needs both plugins. */
function unavailableWith({ rules, rulesProblem, lists }: KibanaClients): Ports['unavailable'] {
  if (rules === undefined) {
    const why: Unavailable = { plugin: 'alerting', ...(rulesProblem === undefined ? {} : { message: rulesProblem }) };
    return { rules: why, exceptions: why };
  }
  return lists === undefined ? { exceptions: { plugin: 'lists' } } : {};
}

/** Nothing is found without the plugins that keep it, and `unavailable` says why; alerts still carry their rule and guide. */
const noRules: RuleStore = {
  list: async () => [],
  get: async () => undefined,
  problems: async () => [],
  known: async () => ({ ids: new Set(), total: 0 }),
};
const noExceptions: ExceptionReader = { ofRule: async () => [] };
