/** The queue's alerts from the server. While the next page is loading the last one stays on the screen. */
import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { AlertsResponse } from '../../../common/api';
import { useApi } from '../../shared/api';
import { useHost } from '../../shared/host_context';
import { queryOf, type QueueState } from './queue_state';

interface Alerts {
  /** Undefined until the first answer. */
  readonly data: AlertsResponse | undefined;
  /** The last request's failure; `data` is older then. */
  readonly error: unknown;
  readonly isFetching: boolean;
  /** Epoch ms of the last answer, 0 before. */
  readonly updatedAt: number;
  readonly refetch: () => void;
}

export function useAlerts(state: QueueState): Alerts {
  const api = useApi();
  const { locale } = useHost();
  const query = { ...queryOf(state), locale };
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery({
    queryKey: ['alerts', query],
    queryFn: ({ signal }) => api.alerts(query, signal),
  });
  const [last, setLast] = useState<{ data: AlertsResponse; at: number }>();
  useEffect(() => {
    if (data !== undefined) setLast({ data, at: dataUpdatedAt });
  }, [data, dataUpdatedAt]);
  return {
    data: data ?? last?.data,
    error: error ?? undefined,
    isFetching,
    updatedAt: data === undefined ? (last?.at ?? 0) : dataUpdatedAt,
    refetch: () => void refetch(),
  };
}
