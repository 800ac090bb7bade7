/** Wires the server half into Kibana: a feature to grant, a type to store, routes to serve. */
import type { CoreSetup, Logger } from '@kbn/core/server';
import type { FeaturesPluginSetup } from '@kbn/features-plugin/server';
import type { ListsSetup } from '@kbn/lists-plugin/server';
import { routes } from './app/routes';
import { registerFeature } from './kibana/feature';
import { portsOfRequest, type PortPlugins } from './kibana/request_ports';
import { registerRoutes } from './kibana/routes';
import { INVESTIGATION_TYPE, investigationType } from './kibana/stores/investigation_type';

export interface SetupPlugins {
  readonly features?: FeaturesPluginSetup | undefined;
  readonly lists?: ListsSetup | undefined;
}
export type StartPlugins = Omit<PortPlugins, 'lists'>;

export class InvestigationGuidesServer {
  constructor(private readonly log: Logger) {}

  setup(core: CoreSetup<StartPlugins>, { features, lists }: SetupPlugins): Record<string, never> {
    if (features === undefined) this.log.warn('the plugin "features" is absent: only superusers can be let into Investigation Guides');
    else registerFeature(features, [INVESTIGATION_TYPE]);
    core.savedObjects.registerType(investigationType);
    registerRoutes(core.http.createRouter(), routes, async (context, request) => {
      const [, started] = await core.getStartServices();
      return portsOfRequest({ ...started, lists }, context, request);
    });
    return {};
  }

  /** Kibana calls it without asking whether it is there. */
  start(): Record<string, never> {
    return {};
  }
}
