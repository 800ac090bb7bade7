/** Runs every rule over the stored events; rules and alerts are read anew afterwards. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api';

export function useDetectionRun() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.runDetection(),
    onSuccess: () => {
      for (const subject of ['rules', 'rule', 'alerts']) void client.invalidateQueries({ queryKey: [subject] });
    },
  });
}
