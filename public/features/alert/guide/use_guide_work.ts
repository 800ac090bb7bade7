/** The investigation as the guide works with it: what is stored, what is being saved over it, and how to change it. */
import { useEffect, useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { InvestigationResponse } from '../../../../common/api';
import { useApi } from '../../../shared/api';
import type { GuideWork, ProgressByStep } from '../../../shared/guide';
import { usePermission } from '../../../shared/permission';
import { errorText } from '../../../shared/states';
import { investigationKey } from '../use_alert';
import { StepWriter, type StepWriterPorts, type StepWriterState } from './step_writer';

const NOTHING: StepWriterState = { pending: {}, saves: {} };

export function useGuideWork(investigation: InvestigationResponse, lent: Pick<GuideWork, 'renderRun' | 'renderSearch'>): GuideWork {
  const api = useApi();
  const client = useQueryClient();
  const { isAllowed } = usePermission('work');
  const [state, setState] = useState<StepWriterState>(NOTHING);
  const alertId = investigation.alert_id;
  const ports = useMemo<StepWriterPorts>(() => {
    const key = investigationKey(alertId);
    return {
      save: (stepId, body) => api.saveStep(alertId, stepId, body),
      load: () => api.investigation(alertId),
      current: () => client.getQueryData<InvestigationResponse>(key) ?? investigation,
      received: (newer) => client.setQueryData<InvestigationResponse>(key, newer),
      describe: errorText,
      changed: setState,
    };
    // The investigation at hand is only a fallback for an emptied cache.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [api, client, alertId]);
  const [writer] = useState(() => new StepWriter(ports));
  useEffect(() => writer.use(ports), [writer, ports]);

  const progress = useMemo(() => overlay(investigation, state), [investigation, state]);
  return {
    isReadOnly: !isAllowed,
    progress,
    saves: state.saves,
    onChange: (stepId, change) => writer.write(stepId, change),
    onRetry: (stepId) => writer.retry(stepId),
    onResolve: (stepId, choice) => writer.resolve(stepId, choice),
    ...lent,
  };
}

function overlay(investigation: InvestigationResponse, { pending }: StepWriterState): ProgressByStep {
  const shown: Record<string, ProgressByStep[string]> = { ...investigation.steps };
  for (const [stepId, change] of Object.entries(pending)) {
    shown[stepId] = { ...(shown[stepId] ?? { state: 'open', note: '' }), ...change };
  }
  return shown;
}
