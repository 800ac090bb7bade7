/** Wires the server half into Kibana: a feature to grant, a type to store, routes to serve. */
import type { CoreSetup, Logger } from '@kbn/core/server';
import type { FeaturesPluginSetup } from '@kbn/features-plugin/server';
import type { ListsSetup } from '@kbn/lists-plugin/server';
import { withBodyLimit } from './app/binding';
import { routes } from './app/routes';
import type { Settings } from './app/settings';
import { SqliteSyntax } from './app/sqlite_syntax';
import { absenceWarnings } from './kibana/absent_plugins';
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
  private atSetup: SetupPlugins = {};
  private readonly sqlite = new SqliteSyntax((problem) => this.log.warn(problem));

  constructor(
    private readonly log: Logger,
    private readonly settings: Settings
  ) {}

  setup(core: CoreSetup<StartPlugins>, plugins: SetupPlugins): Record<string, never> {
    const { features, lists } = plugins;
    this.atSetup = plugins;
    if (features !== undefined) registerFeature(features, [INVESTIGATION_TYPE]);
    core.savedObjects.registerType(investigationType);
    registerRoutes(core.http.createRouter(), withBodyLimit(routes, this.settings.maxRequestBodyBytes), async (context, request) => {
      const [, started] = await core.getStartServices();
      return portsOfRequest({ ...started, lists }, { settings: this.settings, sqlSyntax: this.sqlite.syntax }, context, request);
    });
    return {};
  }

  /** Says once what will not work; each answer that misses something says it too. */
  start(_core: unknown, plugins: StartPlugins): Record<string, never> {
    for (const warning of absenceWarnings({ ...plugins, ...this.atSetup })) this.log.warn(warning);
    return {};
  }
}
