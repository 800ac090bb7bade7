/** The rows of a live query inside its step: sortable, in pages, scrolling sideways within themselves. */
import React, { useMemo } from 'react';
import { EuiCallOut, EuiInMemoryTable, EuiSpacer, type EuiBasicTableColumn } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { VisibleText } from '../../../shared/visible_text';
import { sortKey, type ResultRow, type ResultTable } from './result_table';

const PAGE_SIZES = [5, 10, 25, 100];

export function ResultRows({ table, label }: { readonly table: ResultTable; readonly label: string }): React.ReactElement {
  const columns = useMemo(() => columnsOf(table), [table]);
  const items = useMemo(() => [...table.rows], [table]);
  return (
    <>
      <div style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={label} data-test-subj="result-rows">
        <EuiInMemoryTable<ResultRow>
          tableCaption={label}
          itemId="id"
          items={items}
          columns={columns}
          compressed
          tableLayout="auto"
          sorting
          pagination={items.length > 10 ? { initialPageSize: 10, pageSizeOptions: PAGE_SIZES } : false}
        />
      </div>
      {table.total > table.rows.length && (
        <>
          <EuiSpacer size="xs" />
          <EuiCallOut
            size="s"
            iconType="list"
            title={i18n.translate('investigationGuides.alert.rows.cut', {
              defaultMessage: 'The first {shown} of {total} rows are shown.',
              values: { shown: table.rows.length, total: table.total },
            })}
          />
        </>
      )}
      {table.isTruncated && (
        <>
          <EuiSpacer size="xs" />
          <EuiCallOut
            size="s"
            color="warning"
            iconType="warning"
            data-test-subj="rows-truncated"
            title={i18n.translate('investigationGuides.alert.rows.truncated', {
              defaultMessage: 'The host has more rows: the answer was cut at {total}. Narrow the query to see the rest.',
              values: { total: table.total },
            })}
          />
        </>
      )}
    </>
  );
}

function columnsOf(table: ResultTable): EuiBasicTableColumn<ResultRow>[] {
  return table.columns.map(({ name, isNumeric }, index) => ({
    // Columns are found by place: a column of a query can be called anything, `a.b` and `datetime(x)` as well.
    field: `cells[${index}]`,
    name,
    sortable: (row: ResultRow) => sortKey(row, index, isNumeric),
    render: (_value: unknown, row: ResultRow) => <Cell text={row.cells[index] ?? ''} />,
  }));
}

function Cell({ text }: { readonly text: string }): React.ReactElement {
  return (
    <div style={{ width: 'max-content', maxWidth: 320 }}>
      <VisibleText text={text} limit={160} />
    </div>
  );
}
