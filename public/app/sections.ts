/** The parts of the application that one can go to from anywhere; each host shows them in its header. */
import { i18n } from '@kbn/i18n';
import { ALERTS_PAGE, EVALUATE_PAGE, HELP_PAGE, RULES_PAGE } from '../shared/links';

export interface Section {
  readonly id: 'alerts' | 'rules' | 'evaluate' | 'help';
  readonly path: string;
  readonly title: string;
}

/** In the page's language, so ask again after it changed. */
export function sections(): readonly Section[] {
  return [
    { id: 'alerts', path: ALERTS_PAGE, title: i18n.translate('investigationGuides.page.alerts', { defaultMessage: 'Alerts' }) },
    { id: 'rules', path: RULES_PAGE, title: i18n.translate('investigationGuides.page.rules', { defaultMessage: 'Rules' }) },
    {
      id: 'evaluate',
      path: EVALUATE_PAGE,
      title: i18n.translate('investigationGuides.page.evaluate', { defaultMessage: 'Evaluate' }),
    },
    { id: 'help', path: HELP_PAGE, title: i18n.translate('investigationGuides.page.help', { defaultMessage: 'Help' }) },
  ];
}

export const isWithin = (section: Section, path: string): boolean => path === section.path || path.startsWith(`${section.path}/`);
