/** What is dangerous about an exception, and the words that confirm that it is wanted all the same. */
import { i18n } from '@kbn/i18n';
import type { ExceptionPreviewResponse } from '../../../../common/api';

export interface Danger {
  readonly code: string;
  readonly text: string;
  /** To be confirmed in words, not only read. */
  readonly isSerious: boolean;
}

const SERIOUS: ReadonlySet<string> = new Set(['everything', 'many_hosts', 'true_positive_silenced']);

export function dangersOf(preview: ExceptionPreviewResponse): readonly Danger[] {
  const codes = [...new Set([...preview.warnings, ...(preview.true_positives > 0 ? ['true_positive_silenced'] : [])])];
  return codes.map((code) => ({ code, text: dangerText(code, preview), isSerious: SERIOUS.has(code) }));
}

export function needsConfirmation(preview: ExceptionPreviewResponse): boolean {
  return dangersOf(preview).some(({ isSerious }) => isSerious);
}

/** To be typed by hand: it names the effect, so that it cannot be typed without reading it. */
export function confirmationPhrase(preview: ExceptionPreviewResponse): string {
  return i18n.translate('investigationGuides.alert.danger.phrase', {
    defaultMessage: 'silence {count}',
    values: { count: String(preview.silenced) },
  });
}

export function isConfirmed(typed: string, preview: ExceptionPreviewResponse): boolean {
  const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
  return plain(typed) === plain(confirmationPhrase(preview));
}

function dangerText(code: string, preview: ExceptionPreviewResponse): string {
  switch (code) {
    case 'everything':
      return i18n.translate('investigationGuides.alert.danger.everything', {
        defaultMessage: 'It silences every stored alert of this rule. Disabling the rule would be more honest.',
      });
    case 'many_hosts':
      return i18n.translate('investigationGuides.alert.danger.manyHosts', {
        defaultMessage: 'It silences alerts on {count, plural, one {# host} other {# hosts}}.',
        values: { count: preview.hosts.length },
      });
    case 'many_users':
      return i18n.translate('investigationGuides.alert.danger.manyUsers', {
        defaultMessage: 'It silences alerts of {count, plural, one {# user} other {# users}}.',
        values: { count: preview.users.length },
      });
    case 'true_positive_silenced':
      return i18n.translate('investigationGuides.alert.danger.truePositives', {
        defaultMessage: 'It would have silenced {count, plural, one {# alert} other {# alerts}} that turned out to be a real attack.',
        values: { count: preview.true_positives },
      });
    case 'list_not_supported':
      return i18n.translate('investigationGuides.alert.danger.list', {
        defaultMessage: 'It uses a value list, whose effect cannot be worked out here: the numbers leave it out.',
      });
    default:
      return code;
  }
}
