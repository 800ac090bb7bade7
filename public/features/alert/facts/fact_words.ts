/** Names of the groups of facts in the reader's language. Field names stay as they are: they are what one searches for. */
import { i18n } from '@kbn/i18n';
import type { FactGroupName } from './alert_facts';

export function factGroupLabel(name: FactGroupName): string {
  const labels: Record<FactGroupName, () => string> = {
    process: () => i18n.translate('investigationGuides.alert.facts.process', { defaultMessage: 'Process and event' }),
    parent: () => i18n.translate('investigationGuides.alert.facts.parent', { defaultMessage: 'Parent process' }),
    who: () => i18n.translate('investigationGuides.alert.facts.who', { defaultMessage: 'User and host' }),
    network: () => i18n.translate('investigationGuides.alert.facts.network', { defaultMessage: 'Network' }),
    origin: () => i18n.translate('investigationGuides.alert.facts.origin', { defaultMessage: 'Origin and ids' }),
  };
  return labels[name]();
}
