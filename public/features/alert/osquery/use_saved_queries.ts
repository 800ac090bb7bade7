/** The saved queries of Osquery, all of them, asked for only where they matter. */
import { useQuery } from '@tanstack/react-query';
import type { SavedQuery } from '../../../../common/api';
import { useApi, type Api } from '../../../shared/api';

export const SAVED_QUERIES_KEY = ['osquery', 'saved_queries'] as const;
const PAGE_SIZE = 500;
const MOST_PAGES = 20;

export function useSavedQueries(isWanted: boolean) {
  const api = useApi();
  return useQuery({ queryKey: SAVED_QUERIES_KEY, queryFn: ({ signal }) => allSaved(api, signal), enabled: isWanted, staleTime: 60_000 });
}

async function allSaved(api: Pick<Api, 'savedQueries'>, signal: AbortSignal | undefined): Promise<readonly SavedQuery[]> {
  const found: SavedQuery[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data, total } = await api.savedQueries(page, PAGE_SIZE, signal);
    found.push(...data);
    if (data.length === 0 || found.length >= total) break;
  }
  return found;
}
