/** Server calls of the false positive panel. */
import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { ExceptionEntry } from '../../../../common/exceptions/exception';
import { useApi } from '../../../shared/api';

const TYPING_PAUSE_MS = 400;

/** Not asked where no exception can be written. */
export function useSuggestions(alertId: string, isWanted: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ['alert', alertId, 'exception_suggestions'],
    queryFn: ({ signal }) => api.exceptionSuggestions(alertId, signal),
    enabled: isWanted,
  });
}

/** The effect of the entries as they are; `isCurrent` is false while it still belongs to an earlier form of them. */
export function usePreview(ruleId: string | undefined, entries: readonly ExceptionEntry[] | undefined) {
  const api = useApi();
  const wanted = entries === undefined ? undefined : JSON.stringify(entries);
  const [settled, setSettled] = useState({ key: wanted, entries });
  useEffect(() => {
    // What was proposed is looked at right away; only typing is waited for.
    const timer = setTimeout(() => setSettled({ key: wanted, entries }), settled.key === undefined ? 0 : TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
    // The key stands for the content of the entries.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);
  const call = useQuery({
    queryKey: ['exception_preview', ruleId, settled.key],
    queryFn: ({ signal }) => api.exceptionPreview({ rule_id: ruleId ?? '', entries: [...(settled.entries ?? [])] }, signal),
    enabled: ruleId !== undefined && settled.entries !== undefined,
  });
  return { call, isCurrent: settled.key === wanted && wanted !== undefined };
}
