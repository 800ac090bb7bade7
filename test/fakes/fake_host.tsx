/** A host for component tests: answers requests from a table of routes and keeps what the application said. */
import React, { type ReactElement, type ReactNode } from 'react';
import { EuiProvider } from '@elastic/eui';
import { configure } from '@testing-library/react';
import { I18nProvider } from '@kbn/i18n-react';
import { createMemoryHistory } from 'history';
import { Router } from 'react-router-dom';
import { HttpError, type Host, type HttpRequest } from '../../public/shared/host';
import { HostProvider } from '../../public/shared/host_context';
import { ServerDataProvider } from '../../public/shared/query_client';

// A page of EUI takes its time in jsdom; the default of one second fails on a busy machine.
configure({ asyncUtilTimeout: 15_000 });

export type Answer = (request: HttpRequest) => unknown;

export interface FakeHost extends Host {
  readonly requests: HttpRequest[];
  readonly said: {
    crumbs: readonly { readonly text: string }[];
    title: string;
    readonly successes: string[];
    readonly dangers: string[];
    readonly remembered: { readonly id: string; readonly label: string; readonly href: string }[];
  };
}

/** `answers` by `GET /path`; one that throws is a failed request, one that is missing answers 404. */
export function fakeHost(answers: Readonly<Record<string, Answer>>, address = '/', rest: Partial<Host> = {}): FakeHost {
  const requests: HttpRequest[] = [];
  const said: FakeHost['said'] = { crumbs: [], title: '', successes: [], dangers: [], remembered: [] };
  return {
    requests,
    said,
    http: {
      async request<T>(request: HttpRequest): Promise<T> {
        requests.push(request);
        const answer = answers[`${request.method} ${request.path}`];
        if (answer === undefined) throw new HttpError(404, 'not_found', `nothing answers ${request.method} ${request.path}`);
        // The wire knows no types: what a test answers stands for what the server would.
        return (await answer(request)) as T;
      },
    },
    history: createMemoryHistory({ initialEntries: [address] }),
    basePath: '/app/investigationGuides',
    locale: 'en',
    setLocale: undefined,
    colorMode: 'light',
    setColorMode: undefined,
    canRunDetection: false,
    abilities: {
      work: 'allowed',
      exceptions: 'allowed',
      alerts: 'allowed',
      liveQueries: 'allowed',
      savedQueries: 'allowed',
      saveQueries: 'allowed',
      cases: 'allowed',
    },
    keepsClosingReason: true,
    securityLinks: undefined,
    remember: (page) => void said.remembered.push(page),
    notices: { success: (title) => said.successes.push(title), danger: (title) => said.dangers.push(title) },
    setBreadcrumbs: (crumbs) => {
      said.crumbs = crumbs;
    },
    setTitle: (title) => {
      said.title = title;
    },
    ...rest,
  };
}

/** Everything around a page that the application gives it. */
export function InApplication({ host, children }: { readonly host: Host; readonly children: ReactNode }): ReactElement {
  return (
    <I18nProvider>
      <EuiProvider colorMode={host.colorMode} globalStyles={false} utilityClasses={false}>
        <HostProvider host={host}>
          <ServerDataProvider>
            <Router history={host.history}>{children}</Router>
          </ServerDataProvider>
        </HostProvider>
      </EuiProvider>
    </I18nProvider>
  );
}
