/** Wires the application into Kibana's navigation; everything else is loaded when it is opened. */
import { i18n } from '@kbn/i18n';
import type { CoreSetup } from './kibana/core';
import { loadApplication } from './kibana/load_application';

export const APP_ID = 'investigationGuides';

export interface InvestigationGuidesPlugin {
  setup(core: CoreSetup): Record<string, never>;
  start(): Record<string, never>;
  stop(): void;
}

/** Kibana calls it once, with a context that this plugin does not need. */
export function plugin(): InvestigationGuidesPlugin {
  return {
    setup(core) {
      core.application.register({
        id: APP_ID,
        title: i18n.translate('investigationGuides.app.title', { defaultMessage: 'Investigation Guides' }),
        category: {
          id: 'securitySolution',
          label: i18n.translate('investigationGuides.app.category', { defaultMessage: 'Security' }),
          order: 4000,
        },
        euiIconType: 'logoSecurity',
        async mount(params) {
          const [[coreStart], application] = await Promise.all([core.getStartServices(), loadApplication()]);
          return application.mount(coreStart, params);
        },
      });
      return {};
    },
    start: () => ({}),
    stop: () => undefined,
  };
}
