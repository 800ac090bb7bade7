/** Wires the application into Kibana: navigation, search, and the Security app's alerts. Everything else is loaded when it is opened. */
import { i18n } from '@kbn/i18n';
import type { AppRegistration, CoreSetup, CoreStart, PluginInitializerContext } from '@kbn/core/public';
import type { StartPlugins } from './kibana/abilities';
import { loadApplication } from './kibana/load_application';
import { guideLink } from './kibana/security_app/guide_link';

export const APP_ID = 'investigationGuides';

/** Kibana's own controls at the right begin at 1000 (spaces) and end with the user's menu at 4000. */
const BEFORE_THE_USER = 500;

export interface InvestigationGuidesPlugin {
  setup(core: CoreSetup<StartPlugins>): Record<string, never>;
  start(core: CoreStart): Record<string, never>;
  stop(): void;
}

/** Kibana calls it once. */
export function plugin(context: PluginInitializerContext): InvestigationGuidesPlugin {
  return {
    setup(core) {
      core.application.register({
        ...description(),
        async mount(params) {
          const [[coreStart, plugins], application] = await Promise.all([core.getStartServices(), loadApplication()]);
          return application.mount({ core: coreStart, plugins, params, kibanaVersion: context.env.packageInfo.version });
        },
      });
      return {};
    },
    start({ application, chrome }) {
      const isAllowed = application.capabilities[APP_ID]?.['show'] !== false;
      if (isAllowed) chrome.navControls.registerRight({ order: BEFORE_THE_USER, mount: guideLink(application, APP_ID, window) });
      return {};
    },
    stop: () => undefined,
  };
}

/** How navigation and search show it. The parts are found by the search alone: beside the whole they would crowd the navigation. */
function description(): Omit<AppRegistration, 'mount'> {
  return {
    id: APP_ID,
    title: i18n.translate('investigationGuides.app.title', { defaultMessage: 'Investigation Guides' }),
    category: {
      id: 'securitySolution',
      label: i18n.translate('investigationGuides.app.category', { defaultMessage: 'Security' }),
      order: 4000,
      euiIconType: 'logoSecurity',
    },
    euiIconType: 'logoSecurity',
    keywords: words(
      i18n.translate('investigationGuides.app.keywords', {
        defaultMessage: 'triage, playbook, runbook, false positive, exception, osquery, alert',
      })
    ),
    deepLinks: [
      {
        id: 'alerts',
        title: i18n.translate('investigationGuides.page.alerts', { defaultMessage: 'Alerts' }),
        path: '/alerts',
        keywords: words(i18n.translate('investigationGuides.app.alertsKeywords', { defaultMessage: 'triage, queue' })),
      },
      {
        id: 'rules',
        title: i18n.translate('investigationGuides.page.rules', { defaultMessage: 'Rules' }),
        path: '/rules',
        keywords: words(i18n.translate('investigationGuides.app.rulesKeywords', { defaultMessage: 'detection rules, guides' })),
      },
      {
        id: 'evaluate',
        title: i18n.translate('investigationGuides.page.evaluate', { defaultMessage: 'Evaluate' }),
        path: '/evaluate',
        keywords: words(
          i18n.translate('investigationGuides.app.evaluateKeywords', {
            defaultMessage: 'test a rule, why a rule matches, EQL, KQL, query',
          })
        ),
      },
    ],
  };
}

/** One message holds them, so that each language has its own number of words. */
const words = (list: string): string[] => list.split(/\s*[,，、]\s*/);
