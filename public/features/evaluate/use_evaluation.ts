/** Server calls of the evaluation page: one hook each. */
import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api';
import { useHost } from '../../shared/host_context';
import type { Asked } from './question';

/** Undefined while there is nothing to ask. What was answered last stays until the next answer is there, so that nothing flickers. */
export function useEvaluation(asked: Asked | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['evaluation', asked],
    queryFn: async ({ signal }) => {
      if (asked === undefined) throw new Error('unreachable: asked without a request');
      // With the request that it answers: the places of a mistake are places in that text, not in what is written meanwhile.
      return { ...asked, answer: await api.evaluate(asked.request, signal) };
    },
    enabled: asked !== undefined,
    keepPreviousData: true,
    retry: false,
    cacheTime: 60_000,
  });
}

export function useRuleChoices() {
  const api = useApi();
  const { locale } = useHost();
  return useQuery({ queryKey: ['rules', locale], queryFn: ({ signal }) => api.rules(locale, signal) });
}

/** The alert whose document the page begins with. */
export function useAlertDocument(alertId: string | undefined) {
  const api = useApi();
  const { locale } = useHost();
  return useQuery({
    queryKey: ['alert', alertId ?? '', 'summary', locale],
    queryFn: ({ signal }) => api.alert(alertId ?? '', locale, signal),
    enabled: alertId !== undefined,
  });
}

/** The value, once it has stood still for a moment: a request for each letter would be many for nothing. */
export function useSettled<T>(value: T, delayMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}
