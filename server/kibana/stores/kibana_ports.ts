/** The ports of one request in Kibana: every client is bound to the analyst, so nobody reads here what Kibana would not show them. */
import type { ExceptionReader, Ports, RuleStore } from '../../app/ports';
import { EsAlertReader } from './es_alert_reader';
import type { EsClient } from './es_client';
import { KibanaRuleStore, ruleReadings } from './kibana_rule_store';
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
  /** `lists.getExceptionListClient(savedObjectsClient, username)`; undefined where the lists plugin is absent. */
  readonly lists: ExceptionListClientPort | undefined;
  readonly space: string;
  readonly userName: string;
  readonly clock: () => Date;
}

/** Outlives requests; it shows nothing that a request's own client did not answer. */
const readings = ruleReadings();

export function kibanaPorts({ es, savedObjects, rules, lists, space, userName, clock }: KibanaClients): Ports {
  return {
    alerts: new EsAlertReader(es, space),
    rules: rules === undefined ? noRules : new KibanaRuleStore(rules, readings),
    exceptions: rules === undefined || lists === undefined ? noExceptions : new ListsExceptionReader(rules, lists),
    investigations: new SavedObjectInvestigationStore(savedObjects, space),
    executions: undefined,
    events: undefined,
    clock,
    userName,
  };
}

/** Without the plugins that keep them there are no rules and no exceptions; alerts still carry their rule and guide. */
const noRules: RuleStore = { list: async () => [], get: async () => undefined, problems: async () => [] };
const noExceptions: ExceptionReader = { ofRule: async () => [] };
