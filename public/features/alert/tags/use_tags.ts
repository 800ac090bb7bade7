/** Server calls of an alert's tags. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { i18n } from '@kbn/i18n';
import { useApi } from '../../../shared/api';
import { useHost } from '../../../shared/host_context';
import { errorText } from '../../../shared/states';
import { tagChange, tagProposals } from './tag_choices';

/** Tags to choose from: those of the newest alerts, the most used first, and Kibana's own. */
export function useTagProposals(isAsked: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: ['alerts', 'tags'],
    queryFn: async ({ signal }) => tagProposals((await api.alerts({ per_page: 100 }, signal)).alerts),
    enabled: isAsked,
  });
}

export function useSetTags(alertId: string, current: readonly string[]) {
  const api = useApi();
  const client = useQueryClient();
  const { notices } = useHost();
  return useMutation({
    mutationFn: async (wanted: readonly string[]) => {
      const { add, remove } = tagChange(current, wanted);
      if (add.length + remove.length > 0) {
        await api.setAlertTags({ ids: [alertId], tags: { tags_to_add: add, tags_to_remove: remove } });
      }
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['alert', alertId, 'summary'] });
      await client.invalidateQueries({ queryKey: ['alerts'] });
    },
    onError: (error) =>
      notices.danger(
        i18n.translate('investigationGuides.tags.failed', { defaultMessage: 'The tags could not be changed' }),
        errorText(error)
      ),
  });
}
