/** The rules from the server, in the page's language. */
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api';
import { useHost } from '../../shared/host_context';

export function useRules() {
  const api = useApi();
  const { locale } = useHost();
  return useQuery({ queryKey: ['rules', locale], queryFn: ({ signal }) => api.rules(locale, signal) });
}
