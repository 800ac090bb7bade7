/** The product's name, in the page's language. */
import { i18n } from '@kbn/i18n';

export function productName(): string {
  return i18n.translate('investigationGuides.app.title', { defaultMessage: 'Investigation Guides' });
}
