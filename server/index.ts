/** What Kibana's server finds when it requires the plugin's folder. */
import type { PluginInitializerContext } from '@kbn/core/server';
import { settingsOf, type KibanaSettings } from './kibana/config';
import { InvestigationGuidesServer } from './plugin';

export { config } from './kibana/config';

export function plugin({ logger, config: given }: PluginInitializerContext<KibanaSettings>): InvestigationGuidesServer {
  return new InvestigationGuidesServer(logger.get(), settingsOf(given.get()));
}
