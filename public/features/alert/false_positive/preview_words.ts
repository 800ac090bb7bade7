/** Which alerts were counted, what is dangerous about an exception, and the words that confirm that it is wanted all the same. */
import { i18n } from '@kbn/i18n';
import type { ExceptionPreviewResponse, ExceptionPreviewWindow } from '../../../../common/api';
import { formatTime } from '../../../shared/time';

export interface Danger {
  readonly code: string;
  readonly text: string;
  /** To be confirmed in words, not only read. */
  readonly isSerious: boolean;
}

const DAY_MS = 86_400_000;

/** In days, as design and settings speak of it, with both ends: the window of a rule that is silent does not end now. */
export function windowText({ from, to }: ExceptionPreviewWindow): string {
  const days = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS));
  return i18n.translate('investigationGuides.alert.preview.window', {
    defaultMessage: 'Counted over {days, plural, one {# day} other {# days}}: {from} to {to}',
    values: { days, from: formatTime(from), to: formatTime(to) },
  });
}

export function cutText({ counted, wanted_from }: NonNullable<ExceptionPreviewWindow['cut']>): string {
  return i18n.translate('investigationGuides.alert.preview.cut', {
    defaultMessage: 'Only the newest {counted} alerts were counted, not all since {from}. The true numbers may be higher.',
    values: { counted: String(counted), from: formatTime(wanted_from) },
  });
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
