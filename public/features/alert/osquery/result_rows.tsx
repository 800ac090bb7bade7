/** The rows of a live query inside their step: searched, sorted, in pages, typed; those that stand out marked, those that matter pinned. */
import React, { useMemo, useState } from 'react';
import { EuiSpacer } from '@elastic/eui';
import { isProcessTable, rowMarks, type MarkContext, type ResultTable, type RowChanges } from '../../../../common/osquery/results';
import { useAgentBook } from './agents/use_agents';
import { GoneRows } from './gone_rows';
import { ResultGrid } from './result_grid';
import { ResultLimits } from './result_limits';
import { ResultToolbar } from './result_toolbar';
import { shownRows, type RowsView } from './shown_rows';
import type { RowPins } from './row_pins';

export interface ResultRowsProps {
  readonly id: string;
  readonly table: ResultTable;
  /** Several agents were asked: each row says whose it is, though only one of them may have any. */
  readonly wasWide?: boolean;
  readonly label: string;
  readonly context: MarkContext;
  /** Since an earlier run; undefined where there is none to compare with. */
  readonly changes: { readonly since: string; readonly earlier: ResultTable; readonly rows: RowChanges } | undefined;
  /** Undefined for who may not work in this space. */
  readonly pins: RowPins | undefined;
}

const EVERYTHING: RowsView = { search: '', agentId: undefined, onlyIds: undefined, sort: undefined, isTree: false };

export function ResultRows({ id, table, wasWide = false, label, context, changes, pins }: ResultRowsProps): React.ReactElement {
  const [view, setView] = useState<Omit<RowsView, 'onlyIds'>>(EVERYTHING);
  const [isOnlyMarked, setIsOnlyMarked] = useState(false);
  const [isRaw, setIsRaw] = useState(false);
  const marks = useMemo(() => rowMarks(table, context), [table, context]);
  const added = changes?.rows.added;
  // Whose process a row is explains it and makes it no more notable.
  const notable = useMemo(() => {
    const standOut = [...marks].filter(([, found]) => found.some(({ kind }) => kind !== 'process'));
    return new Set([...standOut.map(([rowId]) => rowId), ...(added ?? [])]);
  }, [marks, added]);
  const hasMarks = marks.size > 0 || notable.size > 0;
  const book = useAgentBook();
  const agents = useMemo(() => [...new Set(table.rows.flatMap(({ agentId }) => agentId ?? []))], [table]);
  const onlyIds = isOnlyMarked && notable.size > 0 ? notable : undefined;
  const rows = useMemo(() => shownRows(table, { ...view, onlyIds }, (id) => book.nameOf(id)), [table, view, onlyIds, book]);
  const change = (part: Partial<RowsView>): void => setView((before) => ({ ...before, ...part }));
  return (
    <>
      <ResultToolbar
        id={id}
        table={table}
        rows={rows}
        agents={agents}
        markedCount={notable.size}
        {...{ view, isOnlyMarked, isRaw }}
        canBeTree={isProcessTable(table)}
        onView={change}
        onOnlyMarked={setIsOnlyMarked}
        onRaw={setIsRaw}
      />
      <EuiSpacer size="xs" />
      <ResultGrid
        label={label}
        columns={table.columns}
        rows={rows}
        marks={hasMarks ? { byRow: marks, added: added ?? NO_IDS } : undefined}
        withAgent={agents.length > 1 || (wasWide && agents.length > 0)}
        pins={pins}
        isRaw={isRaw}
        isTree={view.isTree}
        sort={view.sort}
        onSort={(sort) => change({ sort })}
      />
      <ResultLimits table={table} />
      {changes !== undefined && changes.rows.gone.length > 0 && (
        <GoneRows id={id} since={changes.since} columns={changes.earlier.columns} rows={changes.rows.gone} />
      )}
    </>
  );
}

const NO_IDS: ReadonlySet<string> = new Set();
