/** The server's messages about an execution in the reader's language: by their code, else in the words that came. */
import { i18n } from '@kbn/i18n';

export function executionMessage({ code, message }: { readonly code: string; readonly message: string }): string {
  switch (code) {
    case 'max_signals_reached':
      return i18n.translate('investigationGuides.rules.message.maxSignals', {
        defaultMessage: 'More events matched than the rule may make alerts of in one execution; the rest was cut.',
      });
    case 'rule_type_not_supported':
      return i18n.translate('investigationGuides.rules.message.type', {
        defaultMessage: 'Rules of this type are not evaluated here; the guide can be used all the same.',
      });
    case 'language_not_supported':
      return i18n.translate('investigationGuides.rules.message.language', {
        defaultMessage: 'Rules in this query language are not evaluated here; the guide can be used all the same.',
      });
    case 'query_invalid':
      return i18n.translate('investigationGuides.rules.message.query', {
        defaultMessage: 'The query of the rule has a mistake: {message}',
        values: { message },
      });
    default:
      return message;
  }
}
