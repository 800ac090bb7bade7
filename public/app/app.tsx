/** Everything around the pages: language, theme, server data, host, address. */
import React, { type ReactElement } from 'react';
import { HostProvider } from '../shared/host_context';
import { ServerDataProvider } from '../shared/query_client';
import type { MountOptions } from './application';
import { ErrorBoundary } from './error_boundary';
import { Pages } from './pages';

/** A switch of the language starts the pages anew, so that no old text stays. */
export function App({ host, Surroundings }: Pick<MountOptions, 'host' | 'Surroundings'>): ReactElement {
  return (
    <Surroundings key={host.locale} colorMode={host.colorMode}>
      <HostProvider host={host}>
        <ServerDataProvider>
          <ErrorBoundary>
            <Pages />
          </ErrorBoundary>
        </ServerDataProvider>
      </HostProvider>
    </Surroundings>
  );
}
