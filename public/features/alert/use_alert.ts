/** Server calls of the alert page: one hook each. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { i18n } from '@kbn/i18n';
import type { RuleStanding, SignalsStatusRequest } from '../../../common/api';
import { useApi } from '../../shared/api';
import { useHost } from '../../shared/host_context';
import { errorText } from '../../shared/states';
import { statusLabel } from '../../shared/status_badge';

export function useAlert(alertId: string) {
  const api = useApi();
  const { locale } = useHost();
  return useQuery({ queryKey: ['alert', alertId, 'summary', locale], queryFn: ({ signal }) => api.alert(alertId, locale, signal) });
}

/** `ruleId`: of another rule, for the data of this alert. */
export function useAlertGuide(alertId: string, ruleId?: string) {
  const api = useApi();
  const { locale } = useHost();
  return useQuery({
    queryKey: ['alert', alertId, 'guide', locale, ruleId ?? 'own'],
    queryFn: ({ signal }) => api.alertGuide(alertId, { locale, ruleId }, signal),
  });
}

/** Guides of other rules that fit the alert's event. Every rule is asked, so only when the analyst wants to know. */
export function useFittingGuides(alertId: string) {
  const api = useApi();
  const { locale } = useHost();
  return useQuery({
    queryKey: ['alert', alertId, 'fitting_guides', locale],
    queryFn: ({ signal }) => api.fittingGuides(alertId, locale, signal),
  });
}

/** How the rule stands that made the alert; undefined until it is known. */
export function useRuleStanding(alertId: string): RuleStanding | undefined {
  return useAlertGuide(alertId).data?.rule.standing;
}

/** The events that the alert was made of: asked for when they are to be seen. They do not change. */
export function useSourceEvents(alertId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['alert', alertId, 'events'],
    queryFn: ({ signal }) => api.alertEvents(alertId, signal),
    staleTime: Infinity,
  });
}

/** The alert's own rule, always with its explanation. */
export function useRuleEvaluation(alertId: string, ruleId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['alert', alertId, 'evaluation', ruleId],
    queryFn: ({ signal }) => api.evaluate({ alert_id: alertId, rule_ids: [ruleId] }, signal),
  });
}

/** Every enabled rule: which others match the same event. */
export function useAllRulesEvaluation(alertId: string) {
  const api = useApi();
  return useQuery({
    queryKey: ['alert', alertId, 'evaluation'],
    queryFn: ({ signal }) => api.evaluate({ alert_id: alertId }, signal),
  });
}

export function useInvestigation(alertId: string) {
  const api = useApi();
  return useQuery({ queryKey: investigationKey(alertId), queryFn: ({ signal }) => api.investigation(alertId, signal) });
}

export const investigationKey = (alertId: string): readonly string[] => ['investigation', alertId];

/** Acknowledge, close, reopen. The notice says what happened; a failure says why and changes nothing. */
export function useSetStatus(alertId: string) {
  const api = useApi();
  const client = useQueryClient();
  const { notices } = useHost();
  return useMutation({
    mutationFn: (change: Omit<SignalsStatusRequest, 'signal_ids'>) => api.setAlertStatus({ signal_ids: [alertId], ...change }),
    onSuccess: async (_answer, { status }) => {
      notices.success(
        i18n.translate('investigationGuides.alert.status.changed', {
          defaultMessage: 'Status is now: {status}',
          values: { status: statusLabel(status) },
        })
      );
      await client.invalidateQueries({ queryKey: ['alert', alertId, 'summary'] });
      await client.invalidateQueries({ queryKey: ['alerts'] });
    },
    onError: (error) =>
      notices.danger(
        i18n.translate('investigationGuides.alert.status.failed', { defaultMessage: 'The status could not be changed' }),
        errorText(error)
      ),
  });
}
