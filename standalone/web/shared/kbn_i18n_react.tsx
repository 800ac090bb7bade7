/** What Kibana gives its plugins as `@kbn/i18n-react`, as far as this product uses it. */
import React, { type ReactElement, type ReactNode } from 'react';
import { RawIntlProvider } from 'react-intl';
import { currentIntl } from './kbn_i18n';

export { FormattedMessage } from 'react-intl';

/** Gives the language that is current when it renders. */
export function I18nProvider({ children }: { readonly children?: ReactNode }): ReactElement {
  return <RawIntlProvider value={currentIntl()}>{children}</RawIntlProvider>;
}
