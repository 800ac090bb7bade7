/** One rule with its guide from the server, in the page's language. */
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api';
import { useHost } from '../../shared/host_context';

export function useRule(ruleId: string) {
  const api = useApi();
  const { locale } = useHost();
  return useQuery({ queryKey: ['rule', ruleId, locale], queryFn: ({ signal }) => api.rule(ruleId, locale, signal) });
}
