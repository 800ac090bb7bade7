/** Applies a verdict; whatever became of it, everything that may have changed is loaded again. */
import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../shared/api';
import { applyVerdict, type ApplyPlan, type ApplyReport } from './apply';

export interface Applying {
  /** What was applied, and what became of it; undefined before. */
  readonly done: { readonly plan: ApplyPlan; readonly report: ApplyReport } | undefined;
  readonly isApplying: boolean;
  /** A second time does only what the first one left. */
  readonly apply: (plan: ApplyPlan) => void;
}

export function useApply(): Applying {
  const api = useApi();
  const client = useQueryClient();
  const [done, setDone] = useState<Applying['done']>(undefined);
  const { mutate, isIdle, isSuccess, isError } = useMutation({
    mutationFn: (plan: ApplyPlan) => applyVerdict(api, plan, done?.report),
    onSuccess: async (report, plan) => {
      setDone({ plan, report });
      await Promise.all([
        client.invalidateQueries({ queryKey: ['alert', plan.alertId, 'summary'] }),
        client.invalidateQueries({ queryKey: ['investigation', plan.alertId] }),
        client.invalidateQueries({ queryKey: ['alerts'] }),
        ...(plan.exception === undefined ? [] : [['rules'], ['rule']].map((queryKey) => client.invalidateQueries({ queryKey }))),
      ]);
    },
  });
  return { done, isApplying: !isIdle && !isSuccess && !isError, apply: (plan) => mutate(plan) };
}
