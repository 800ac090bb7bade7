/**
 * What Kibana gives its plugins as `@kbn/i18n`, as far as this product uses it: one current language for the whole page.
 * Messages are in ICU format, so that plurals and values read the same here as in Kibana.
 */
import { createIntl, createIntlCache, type IntlShape } from 'react-intl';

export interface Translation {
  readonly locale: string;
  readonly messages: Readonly<Record<string, string>>;
}

interface TranslateOptions {
  readonly defaultMessage: string;
  readonly description?: string;
  readonly values?: Readonly<Record<string, string | number | boolean>>;
}

let current: IntlShape = intlOf({ locale: 'en', messages: {} });

export const i18n = {
  /** The text in the current language; a message without a translation is the `defaultMessage`. */
  translate(id: string, { defaultMessage, values }: TranslateOptions): string {
    return current.formatMessage({ id, defaultMessage }, values === undefined ? undefined : { ...values });
  },
  getLocale(): string {
    return current.locale;
  },
  /** Switches the language. What is on the page already has to be rendered again. */
  init(translation: Translation): void {
    current = intlOf(translation);
  },
};

/** The current language as react-intl wants it. */
export function currentIntl(): IntlShape {
  return current;
}

function intlOf({ locale, messages }: Translation): IntlShape {
  return createIntl(
    {
      locale,
      defaultLocale: 'en',
      messages: { ...messages },
      // A missing translation is no error of the page: the English text stands in. A broken message is one.
      onError: (error) => {
        // eslint-disable-next-line no-console -- a translator looks for it in the browser's console
        if (error.code !== 'MISSING_TRANSLATION') console.error(error);
      },
    },
    createIntlCache()
  );
}
