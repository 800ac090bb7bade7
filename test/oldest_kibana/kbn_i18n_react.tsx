/** `@kbn/i18n-react` with the react-intl of Kibana 8.12: values are texts and elements; a function of chunks is unknown to it. */
import React, { type ReactElement, type ReactNode } from 'react';
import { addLocaleData, IntlProvider } from 'react-intl';
import zh from 'react-intl/locale-data/zh';
import { currentMessages, i18n } from './kbn_i18n';

export { FormattedMessage } from 'react-intl';

addLocaleData(zh);

export function I18nProvider({ children }: { readonly children?: ReactNode }): ReactElement {
  return (
    <IntlProvider locale={i18n.getLocale()} defaultLocale="en" messages={currentMessages()} textComponent={React.Fragment}>
      {children}
    </IntlProvider>
  );
}
