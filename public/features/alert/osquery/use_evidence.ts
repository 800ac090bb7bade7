/** Rows that are kept with the alert: which of a result are, and how one becomes one. */
import { useMemo } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { i18n } from '@kbn/i18n';
import { MOST_PINNED_CHARACTERS, rowLength, type InvestigationResponse, type PinnedRow } from '../../../../common/api';
import { useApi, type PinBody } from '../../../shared/api';
import { useHost } from '../../../shared/host_context';
import { errorText } from '../../../shared/states';
import { investigationKey, useInvestigation } from '../use_alert';

export interface Evidence {
  readonly rows: readonly PinnedRow[];
  /** The kept row that this is, undefined when it is not kept. */
  readonly find: (row: Pick<PinBody, 'query_id' | 'agent_id' | 'row'>) => PinnedRow | undefined;
  readonly pin: (body: PinBody) => void;
  readonly unpin: (id: string) => void;
}

export function useEvidence(alertId: string): Evidence {
  const api = useApi();
  const client = useQueryClient();
  const { notices } = useHost();
  const rows = useInvestigation(alertId).data?.evidence ?? NONE;
  const byKey = useMemo(() => new Map(rows.map((pinned) => [keyOf(pinned), pinned])), [rows]);
  const onSuccess = (newer: InvestigationResponse): void => void client.setQueryData(investigationKey(alertId), newer);
  const onError = (error: unknown): void => notices.danger(failedText(), errorText(error));
  const pin = useMutation({ mutationFn: (body: PinBody) => api.pinRow(alertId, body), onSuccess, onError });
  const unpin = useMutation({ mutationFn: (id: string) => api.unpinRow(alertId, id), onSuccess, onError });
  return {
    rows,
    find: (row) => byKey.get(keyOf(row)),
    pin: (body) => (rowLength(body.row) > MOST_PINNED_CHARACTERS ? notices.danger(failedText(), tooLongText()) : pin.mutate(body)),
    unpin: (id) => unpin.mutate(id),
  };
}

const NONE: readonly PinnedRow[] = [];

function keyOf({ query_id, agent_id, row }: Pick<PinBody, 'query_id' | 'agent_id' | 'row'>): string {
  return JSON.stringify([query_id, agent_id ?? '', Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

const failedText = (): string =>
  i18n.translate('investigationGuides.osquery.evidence.failed', { defaultMessage: 'The evidence could not be changed' });

const tooLongText = (): string =>
  i18n.translate('investigationGuides.osquery.evidence.tooLong', {
    defaultMessage: 'The row is longer than {most} characters. Copy it into the note of the step, or narrow the query.',
    values: { most: MOST_PINNED_CHARACTERS },
  });
