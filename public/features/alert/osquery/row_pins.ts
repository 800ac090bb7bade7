/** Pinning rows of one result: which are kept, and the switch. */
import type { ResultRow, ResultTable } from '../../../../common/osquery/results';
import { rowValues } from '../../../../common/osquery/results';
import type { PinBody } from '../../../shared/api';
import type { Evidence } from './use_evidence';

export interface RowPins {
  readonly isPinned: (row: ResultRow) => boolean;
  readonly toggle: (row: ResultRow) => void;
}

/** `source` is what was asked: it is kept with the row. */
export function rowPins(evidence: Evidence, table: ResultTable, source: Omit<PinBody, 'row' | 'agent_id'>): RowPins {
  const bodyOf = (row: ResultRow): PinBody => ({
    ...source,
    row: rowValues(table, row),
    ...(row.agentId === undefined ? {} : { agent_id: row.agentId }),
  });
  return {
    isPinned: (row) => evidence.find(bodyOf(row)) !== undefined,
    toggle: (row) => {
      const body = bodyOf(row);
      const kept = evidence.find(body);
      if (kept === undefined) evidence.pin(body);
      else evidence.unpin(kept.id);
    },
  };
}
