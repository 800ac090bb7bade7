/** What Kibana's server finds when it requires the plugin's folder. */
import type { PluginInitializerContext } from '@kbn/core/server';
import { InvestigationGuidesServer } from './plugin';

export function plugin({ logger }: PluginInitializerContext): InvestigationGuidesServer {
  return new InvestigationGuidesServer(logger.get());
}
