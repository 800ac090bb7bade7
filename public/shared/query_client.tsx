/** The cache of server answers. Requests that cannot get better by repeating (4xx) are not repeated. */
import React, { useState, type ReactElement, type ReactNode } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { HttpError } from './host';

export function ServerDataProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [client] = useState(createQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

/** `networkMode: 'always'`: the standalone server is on this machine and answers with no network as well. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnWindowFocus: false,
        staleTime: 0,
        retry: shouldRetry,
        retryDelay: (count) => 400 * 2 ** count,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

function shouldRetry(failures: number, error: unknown): boolean {
  const canPass = !(error instanceof HttpError) || error.statusCode === 0 || error.statusCode === 502 || error.statusCode === 503;
  return canPass && failures < 2;
}
