/** Everything around the pages: language, theme, server data, host, address. */
import React, { type ComponentType, type ReactElement, type ReactNode } from 'react';
import { EuiProvider } from '@elastic/eui';
import { HostProvider } from '../shared/host_context';
import { ServerDataProvider } from '../shared/query_client';
import { ErrorBoundary } from './error_boundary';
import type { Host } from './host';
import { Pages } from './pages';

interface AppProps {
  readonly host: Host;
  readonly I18nContext: ComponentType<{ children: ReactNode }>;
}

/** Global styles are the page's, not ours. A switch of the language starts the pages anew, so that no old text stays. */
export function App({ host, I18nContext }: AppProps): ReactElement {
  return (
    <I18nContext key={host.locale}>
      <EuiProvider colorMode={host.colorMode} globalStyles={false} utilityClasses={false}>
        <HostProvider host={host}>
          <ServerDataProvider>
            <ErrorBoundary>
              <Pages />
            </ErrorBoundary>
          </ServerDataProvider>
        </HostProvider>
      </EuiProvider>
    </I18nContext>
  );
}
