/**
 * `@kbn/i18n` with the message formatter of Kibana 8.12. It knows no markup in messages, and writes the current language in lower
 * case; a message that it cannot format throws there too.
 */
import IntlMessageFormat from 'intl-messageformat';

type Values = Readonly<Record<string, string | number | boolean>>;

let current: { readonly locale: string; readonly messages: Readonly<Record<string, string>> } = { locale: 'en', messages: {} };

export const i18n = {
  translate(id: string, { defaultMessage, values = {} }: { readonly defaultMessage: string; readonly values?: Values }): string {
    const message = current.messages[id];
    return message === undefined ? format(defaultMessage, 'en', values) : format(message, current.locale, values);
  },
  getLocale(): string {
    return current.locale;
  },
  init({ locale, messages }: typeof current): void {
    current = { locale: locale.toLowerCase(), messages };
  },
};

export function currentMessages(): Readonly<Record<string, string>> {
  return current.messages;
}

function format(message: string, locale: string, values: Values): string {
  return new IntlMessageFormat(message, locale).format(values);
}
