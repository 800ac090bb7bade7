/** Whom a query asks, in words. */
import { i18n } from '@kbn/i18n';
import { platformName } from '../../../../common/osquery/checks/host_platform';
import { nameHidden } from '../../../shared/visible_text';
import { agentName, someAgents, type NameOf } from './agents/agent_words';
import type { RunTarget } from './run_target';

/** More than these are counted. */
const MOST_NAMED = 3;

/** As a choice. */
export function targetLabel(target: RunTarget, nameOf: NameOf): string {
  switch (target.kind) {
    case 'alert_agent':
      return target.isOther === true
        ? i18n.translate('investigationGuides.osquery.target.oneAgent', {
            defaultMessage: 'Agent {agent}',
            values: { agent: agentName(target.agentId, nameOf) },
          })
        : alertAgentLabel(nameOf(target.agentId));
    case 'platform':
      return i18n.translate('investigationGuides.osquery.target.platform', {
        defaultMessage: 'Every host with {platform}',
        values: { platform: platformName(target.platform) },
      });
    case 'agents':
      return target.agentIds.length <= MOST_NAMED
        ? someAgents(target.agentIds, nameOf)
        : i18n.translate('investigationGuides.osquery.target.agents', {
            defaultMessage: '{count, plural, one {# chosen agent} other {# chosen agents}}',
            values: { count: target.agentIds.length },
          });
  }
}

const alertAgentLabel = (name: string | undefined): string =>
  name === undefined
    ? i18n.translate('investigationGuides.osquery.target.alertAgent', { defaultMessage: 'The alert’s host' })
    : i18n.translate('investigationGuides.osquery.target.alertAgentNamed', {
        defaultMessage: 'The alert’s host ({name})',
        values: { name: nameHidden(name) },
      });

/** As a sentence beside the button. */
export function targetText(target: RunTarget, nameOf: NameOf): string {
  switch (target.kind) {
    case 'alert_agent':
      return i18n.translate('investigationGuides.osquery.target.asksAgent', {
        defaultMessage: 'Asks agent {agent}',
        values: { agent: agentName(target.agentId, nameOf) },
      });
    case 'platform':
      return i18n.translate('investigationGuides.osquery.target.asksPlatform', {
        defaultMessage: 'Asks every agent with {platform} that is online and has Osquery',
        values: { platform: platformName(target.platform) },
      });
    case 'agents':
      return i18n.translate('investigationGuides.osquery.target.asksAgents', {
        defaultMessage: 'Asks {count, plural, one {# chosen agent} other {# chosen agents}}: {names}',
        values: { count: target.agentIds.length, names: someAgents(target.agentIds, nameOf) },
      });
  }
}
