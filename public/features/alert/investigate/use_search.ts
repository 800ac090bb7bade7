/** Runs a search of the guide when the analyst asks for it; what was found stays as long as the page. */
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../shared/api';

export interface SearchOfGuide {
  readonly alertId: string;
  readonly searchId: string;
  /** Whose guide it is, when it is not that of the alert's rule. */
  readonly ruleId: string | undefined;
}

/** `isAsked`: nothing is searched before; a guide may have a dozen searches, and each costs the cluster something. */
export function useSearch({ alertId, searchId, ruleId }: SearchOfGuide, isAsked: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ['alert', alertId, 'search', ruleId ?? 'own', searchId],
    queryFn: ({ signal }) => api.guideSearch(alertId, searchId, ruleId, signal),
    enabled: isAsked,
    staleTime: Infinity,
  });
}
