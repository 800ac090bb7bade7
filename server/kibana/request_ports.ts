/** The ports of one request from what Kibana gives it: everything is read and written with the rights of its user, in its space. */
import type { AlertingStart, RulesClient } from '@kbn/alerting-plugin/server';
import type { KibanaRequest, RequestContext, RequestCore } from '@kbn/core/server';
import type { ListsSetup } from '@kbn/lists-plugin/server';
import type { SecurityStart } from '@kbn/security-plugin/server';
import type { SpacesStart } from '@kbn/spaces-plugin/server';
import { NO_USER } from '../../common/api';
import type { Ports } from '../app/ports';
import type { Settings } from '../app/settings';
import { INVESTIGATION_TYPE } from './stores/investigation_type';
import { kibanaPorts } from './stores/kibana_ports';
import { statusOf } from './stores/store_errors';

/** Kibana's plugins behind the ports, each absent where it is turned off; `lists` shows its contract at setup, the others at start. */
export interface PortPlugins {
  readonly alerting?: AlertingStart | undefined;
  readonly lists?: ListsSetup | undefined;
  readonly security?: SecurityStart | undefined;
  readonly spaces?: SpacesStart | undefined;
}

/** An advanced setting of the Security app, a list of index patterns. */
const EVENT_PATTERNS_SETTING = 'securitySolution:defaultIndex';

/** The same for all requests. */
export interface SharedPorts {
  readonly settings: Settings;
  readonly sqlSyntax: Ports['sqlSyntax'];
}

export async function portsOfRequest(
  plugins: PortPlugins,
  shared: SharedPorts,
  context: RequestContext,
  request: KibanaRequest
): Promise<Ports> {
  const core = await context.core;
  const userName = userOf(plugins, core, request);
  return kibanaPorts({
    es: core.elasticsearch.client.asCurrentUser,
    savedObjects: core.savedObjects.getClient({ includedHiddenTypes: [INVESTIGATION_TYPE] }),
    ...(await rulesOf(plugins, request)),
    lists: plugins.lists?.getExceptionListClient(core.savedObjects.client, userName),
    eventPatterns: async () => core.uiSettings?.client.get(EVENT_PATTERNS_SETTING),
    space: plugins.spaces?.spacesService.getSpaceId(request) ?? 'default',
    userName,
    clock: () => new Date(),
    ...shared,
  });
}

/** Kibana without security has no users; whoever works there cannot be told apart. */
function userOf({ security }: PortPlugins, core: RequestCore, request: KibanaRequest): string {
  const user = core.security === undefined ? security?.authc.getCurrentUser(request) : core.security.authc.getCurrentUser();
  return user?.username ?? NO_USER;
}

interface RulesAccess {
  readonly rules: RulesClient | undefined;
  readonly rulesProblem?: string;
}

/**
 * Alerting makes no client where Kibana lacks an encryption key (`xpack.encryptedSavedObjects.encryptionKey`). Then only rules cannot be
 * read; alerts can. A refusal, which has a status, is something else and rises.
 */
async function rulesOf({ alerting }: PortPlugins, request: KibanaRequest): Promise<RulesAccess> {
  try {
    return { rules: await alerting?.getRulesClientWithRequest(request) };
  } catch (error) {
    if (!(error instanceof Error) || statusOf(error) !== undefined) throw error;
    return { rules: undefined, rulesProblem: error.message };
  }
}
