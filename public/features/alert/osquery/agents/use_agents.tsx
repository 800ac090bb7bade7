/** The agents that the page knows, for every part of it: one book as long as the guide is there, and the list that is searched. */
import React, { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { AGENT_HOST_KEYWORD, type AgentName } from '../../../../../common/api';
import { HttpError } from '../../../../shared/host';
import { useHost } from '../../../../shared/host_context';
import { useApi, type Api } from '../../../../shared/api';
import { readAgentPage, readOsqueryPolicies, type Agent, type AgentPage, type PolicyName } from './agent';
import { AgentBook } from './agent_book';
import { idKueries, searchKuery, type AgentSearch } from './agent_search';
import type { AskedAgent, NameOf } from './agent_words';

const POLICIES_KEY = ['osquery', 'policies'] as const;
const LIST_KEY = ['osquery', 'agents'] as const;
const FRESH_MS = 60_000;
export const AGENTS_PER_PAGE = 10;

/** Outside of a guide nobody is known, and nobody is asked. */
const NOBODY = new AgentBook({ isAsking: false, load: async () => [], isFinal: () => true });
const BookContext = createContext<AgentBook>(NOBODY);

export function AgentsProvider({ book, children }: { readonly book: AgentBook; readonly children: React.ReactNode }): React.ReactElement {
  return <BookContext.Provider value={book}>{children}</BookContext.Provider>;
}

/** `names`: of the alert and of recorded runs. */
export function useNewAgentBook(names: readonly AgentName[]): AgentBook {
  const { liveQueries, savedQueries } = useHost().abilities;
  // Who runs nothing is not refused a list on every page.
  const isAsking = liveQueries === 'allowed' || savedQueries === 'allowed';
  const api = useApi();
  const client = useQueryClient();
  const book = useMemo(
    () =>
      new AgentBook({
        isAsking,
        load: (ids) => agentsById(api, client, ids),
        isFinal: (error) => error instanceof HttpError && error.statusCode >= 400 && error.statusCode < 500,
      }),
    [api, client, isAsking]
  );
  useEffect(() => book.remember(names), [book, names]);
  return book;
}

export function useAgentBook(): AgentBook {
  return useContext(BookContext);
}

/** Names by id, for a part of the page that shows these agents; those that are not known are asked for. */
export function useAgentNames(ids: readonly string[]): NameOf {
  const book = useAgentBook();
  useWanted(book, ids);
  return (id) => book.nameOf(id);
}

/** How these agents stand. `isWatched`: asks again each minute for those that are not there, because they may come back. */
export function useAskedAgents(ids: readonly string[]): readonly AskedAgent[] {
  const book = useAgentBook();
  useWanted(book, ids);
  const key = ids.join('\n');
  useEffect(() => {
    const timer = setInterval(() => {
      const away = key.split('\n').filter((id) => {
        const agent = book.agentOf(id);
        return agent !== undefined && (agent === 'missing' || agent.status !== 'online');
      });
      if (document.visibilityState === 'visible') book.wantAnew(away);
    }, FRESH_MS);
    return () => clearInterval(timer);
  }, [book, key]);
  return ids.map((id) => ({ id, agent: book.agentOf(id) }));
}

function useWanted(book: AgentBook, ids: readonly string[]): void {
  const [, renderAgain] = useState(0);
  const key = ids.join('\n');
  useEffect(() => book.want(key === '' ? [] : key.split('\n')), [book, key]);
  useEffect(() => {
    // A name may have come between drawing and this.
    renderAgain((count) => count + 1);
    return book.subscribe(() => renderAgain((count) => count + 1));
  }, [book]);
}

/** One page of the list, from 0. What is shown is known from then on. */
export function useAgentPage(search: AgentSearch, page: number, policies: readonly PolicyName[]) {
  const api = useApi();
  const client = useQueryClient();
  const book = useAgentBook();
  const kuery = searchKuery(search, policies);
  const list = useQuery({
    queryKey: [...LIST_KEY, kuery, page],
    queryFn: async ({ signal }) => {
      const query = { ...sorted, kuery, page: page + 1, perPage: AGENTS_PER_PAGE };
      const [answer, withOsquery] = await Promise.all([api.osqueryAgents(query, signal), osqueryPolicies(api, client)]);
      return readAgentPage(answer, withOsquery);
    },
    // The page before stays until the next is there.
    keepPreviousData: true,
    staleTime: 0,
    cacheTime: FRESH_MS,
  });
  const { data } = list;
  useEffect(() => book.learn(data?.agents ?? []), [book, data]);
  return list;
}

const sorted = { sortField: AGENT_HOST_KEYWORD, sortOrder: 'asc' } as const;

async function agentsById(api: Api, client: QueryClient, ids: readonly string[]): Promise<readonly Agent[]> {
  const withOsquery = await osqueryPolicies(api, client);
  const pages = await Promise.all(
    idKueries(ids).map(async ({ ids: asked, kuery }): Promise<AgentPage> => {
      const query = { ...sorted, kuery, page: 1, perPage: asked.length, showInactive: true } as const;
      return readAgentPage(await api.osqueryAgents(query), withOsquery);
    })
  );
  return pages.flatMap(({ agents }) => agents);
}

/** Undefined where they cannot be read: then nobody can tell who has no Osquery. */
async function osqueryPolicies(api: Api, client: QueryClient): Promise<ReadonlySet<string> | undefined> {
  try {
    return await client.fetchQuery({
      queryKey: POLICIES_KEY,
      queryFn: async ({ signal }) => readOsqueryPolicies(await api.osqueryPolicies(signal)),
      staleTime: FRESH_MS,
      retry: false,
    });
  } catch (error) {
    // The list itself says what is missing; that of policies only adds to it.
    if (error instanceof Error) return undefined;
    throw error;
  }
}
