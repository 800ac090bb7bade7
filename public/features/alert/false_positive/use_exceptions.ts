/** Server calls of the false positive panel. */
import { useEffect, useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ExceptionEntry } from '../../../../common/exceptions/exception';
import { useApi } from '../../../shared/api';
import { applyFalsePositive, type ApplyPlan, type ApplyReport } from './apply';

const TYPING_PAUSE_MS = 400;

export function useSuggestions(alertId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['alert', alertId, 'exception_suggestions'],
    queryFn: ({ signal }) => api.exceptionSuggestions(alertId, signal),
  });
}

/** The effect of the entries as they are; `isCurrent` is false while it still belongs to an earlier form of them. */
export function usePreview(ruleId: string, entries: readonly ExceptionEntry[] | undefined) {
  const api = useApi();
  const wanted = entries === undefined ? undefined : JSON.stringify(entries);
  const [settled, setSettled] = useState({ key: wanted, entries });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ key: wanted, entries }), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
    // The key stands for the content of the entries.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);
  const call = useQuery({
    queryKey: ['exception_preview', ruleId, settled.key],
    queryFn: ({ signal }) => api.exceptionPreview({ rule_id: ruleId, entries: [...(settled.entries ?? [])] }, signal),
    enabled: settled.entries !== undefined,
  });
  return { call, isCurrent: settled.key === wanted && wanted !== undefined };
}

/** Applies the plan; whatever became of it, everything that may have changed is loaded again. */
export function useApply() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ plan, earlier }: { readonly plan: ApplyPlan; readonly earlier: ApplyReport | undefined }) =>
      applyFalsePositive(api, plan, earlier),
    onSuccess: async (_report, { plan }) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['alert', plan.alertId, 'summary'] }),
        client.invalidateQueries({ queryKey: ['investigation', plan.alertId] }),
        client.invalidateQueries({ queryKey: ['alerts'] }),
        client.invalidateQueries({ queryKey: ['rules'] }),
        client.invalidateQueries({ queryKey: ['rule'] }),
      ]);
    },
  });
}
