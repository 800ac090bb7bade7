/** Server calls of an alert's cases. */
import { useEffect, useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseAnswer } from '../../../../common/api';
import { useApi } from '../../../shared/api';
import { attachToCase, type AttachPlan, type AttachReport } from './attach_to_case';
import { caseSearch } from './case_search';

const TYPING_PAUSE_MS = 300;
const MOST_SHOWN = 20;

export function useCasesOfAlert(alertId: string, isAsked: boolean) {
  const api = useApi();
  return useQuery({ queryKey: ['cases', 'of', alertId], queryFn: ({ signal }) => api.casesOfAlert(alertId, signal), enabled: isAsked });
}

export interface UnfinishedCases {
  readonly cases: readonly CaseAnswer[];
  /** How many were found, shown or not. */
  readonly total: number;
}

/** The newest cases that are not closed and have the words. Kibana keeps those in progress under a status of their own. */
export function useUnfinishedCases(typed: string) {
  const api = useApi();
  const search = useSettled(caseSearch(typed));
  return useQuery({
    queryKey: ['cases', 'unfinished', search],
    queryFn: async ({ signal }): Promise<UnfinishedCases> => {
      const of = (status: 'open' | 'in-progress') =>
        api.findCases(
          {
            status,
            sortField: 'createdAt',
            sortOrder: 'desc',
            perPage: MOST_SHOWN,
            defaultSearchOperator: 'AND',
            ...(search === undefined ? {} : { search }),
          },
          signal
        );
      const [open, inProgress] = await Promise.all([of('open'), of('in-progress')]);
      const cases = [...open.cases, ...inProgress.cases].sort((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at));
      return { cases: cases.slice(0, MOST_SHOWN), total: open.total + inProgress.total };
    },
    keepPreviousData: true,
  });
}

/** Whatever became of it, everything that may have changed is loaded again: a case that syncs changes the alert's status. */
export function useAttach(alertId: string) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ plan, earlier }: { readonly plan: AttachPlan; readonly earlier: AttachReport | undefined }) =>
      attachToCase(api, plan, earlier),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['cases'] }),
        client.invalidateQueries({ queryKey: ['alert', alertId, 'summary'] }),
        client.invalidateQueries({ queryKey: ['alerts'] }),
      ]);
    },
  });
}

function useSettled(value: string | undefined): string | undefined {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
