/** Whom a query asks, in words. */
import { i18n } from '@kbn/i18n';
import { platformName } from '../../../../common/osquery/checks/host_platform';
import type { RunTarget } from './run_target';

/** As a choice. */
export function targetLabel(target: RunTarget): string {
  switch (target.kind) {
    case 'alert_agent':
      return target.isOther === true
        ? i18n.translate('investigationGuides.osquery.target.oneAgent', {
            defaultMessage: 'Agent {agent}',
            values: { agent: target.agentId },
          })
        : i18n.translate('investigationGuides.osquery.target.alertAgent', { defaultMessage: 'The alert’s host' });
    case 'platform':
      return i18n.translate('investigationGuides.osquery.target.platform', {
        defaultMessage: 'Every host with {platform}',
        values: { platform: platformName(target.platform) },
      });
    case 'agents':
      return i18n.translate('investigationGuides.osquery.target.agents', {
        defaultMessage: '{count, plural, one {# chosen agent} other {# chosen agents}}',
        values: { count: target.agentIds.length },
      });
  }
}

/** As a sentence beside the button. */
export function targetText(target: RunTarget): string {
  switch (target.kind) {
    case 'alert_agent':
      return i18n.translate('investigationGuides.osquery.target.asksAgent', {
        defaultMessage: 'Asks agent {agent}',
        values: { agent: target.agentId },
      });
    case 'platform':
      return i18n.translate('investigationGuides.osquery.target.asksPlatform', {
        defaultMessage: 'Asks every agent with {platform} that is online and has Osquery',
        values: { platform: platformName(target.platform) },
      });
    case 'agents':
      return i18n.translate('investigationGuides.osquery.target.asksAgents', {
        defaultMessage: 'Asks {count, plural, one {# chosen agent} other {# chosen agents}}',
        values: { count: target.agentIds.length },
      });
  }
}
