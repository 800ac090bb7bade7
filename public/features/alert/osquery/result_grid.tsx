/** The table itself: a column each for pin, marks and host where they are wanted, then those of the query. */
import React, { useEffect, useState } from 'react';
import {
  EuiBasicTable,
  EuiButtonIcon,
  EuiToolTip,
  type Criteria,
  type CriteriaWithPagination,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { isNumeric, type ColumnKind, type ResultRow, type ResultTable, type RowMark } from '../../../../common/osquery/results';
import { nameHidden, VisibleText } from '../../../shared/visible_text';
import { neverCards } from '../../../shared/wide_table';
import { readableCell } from './cell_text';
import { AgentNameView } from './agents/agent_name';
import type { RowPins } from './row_pins';
import { RowMarksView } from './row_marks_view';
import { columnAt, fieldOf, type RowsView, type ShownRow } from './shown_rows';

export interface ResultGridProps {
  readonly label: string;
  readonly columns: ResultTable['columns'];
  readonly rows: readonly ShownRow[];
  readonly marks: { readonly byRow: ReadonlyMap<string, readonly RowMark[]>; readonly added: ReadonlySet<string> } | undefined;
  readonly withAgent: boolean;
  readonly pins: RowPins | undefined;
  readonly isRaw: boolean;
  readonly isTree: boolean;
  readonly sort: RowsView['sort'];
  readonly onSort: (sort: RowsView['sort']) => void;
}

const FIRST_SIZE = 10;
const PAGE_SIZES = [5, FIRST_SIZE, 25, 100];

export function ResultGrid(props: ResultGridProps): React.ReactElement {
  const { rows, label, sort } = props;
  const [page, setPage] = useState({ index: 0, size: FIRST_SIZE });
  const last = Math.max(0, Math.ceil(rows.length / page.size) - 1);
  const index = Math.min(page.index, last);
  // A search begins at its first page.
  useEffect(() => setPage((before) => ({ ...before, index: 0 })), [rows]);
  const onSort = (sorted: Criteria<ShownRow>['sort']): void => {
    const column = sorted === undefined ? undefined : columnAt(String(sorted.field));
    const isSame = column === sort?.column && sorted?.direction === sort?.direction;
    if (sorted !== undefined && column !== undefined && !isSame) props.onSort({ column, direction: sorted.direction });
  };
  const sorting = sort === undefined ? {} : { sort: { field: fieldOf(sort.column), direction: sort.direction } };
  const table = {
    tableCaption: label,
    itemId: ({ row }: ShownRow) => row.id,
    items: rows.slice(index * page.size, (index + 1) * page.size),
    columns: columnsOf(props),
    compressed: true,
    tableLayout: 'auto' as const,
    noItemsMessage: i18n.translate('investigationGuides.osquery.rows.noneFound', { defaultMessage: 'No row fits' }),
    ...neverCards,
    ...(props.isTree ? {} : { sorting }),
  };
  return (
    <div style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={label} data-test-subj="result-rows">
      {rows.length > page.size || page.size !== FIRST_SIZE ? (
        <EuiBasicTable<ShownRow>
          {...table}
          pagination={{ pageIndex: index, pageSize: page.size, totalItemCount: rows.length, pageSizeOptions: PAGE_SIZES }}
          onChange={({ page: asked, sort: sorted }: CriteriaWithPagination<ShownRow>) => {
            onSort(sorted);
            setPage({ index: asked.index, size: asked.size });
          }}
        />
      ) : (
        <EuiBasicTable<ShownRow> {...table} onChange={({ sort: sorted }: Criteria<ShownRow>) => onSort(sorted)} />
      )}
    </div>
  );
}

function columnsOf(props: ResultGridProps): EuiBasicTableColumn<ShownRow>[] {
  const { columns, marks, pins, withAgent, isRaw, isTree } = props;
  // What a tree is read by stands first.
  const treeColumn = isTree
    ? Math.max(
        0,
        columns.findIndex(({ name }) => name.toLowerCase() === 'name')
      )
    : -1;
  const places = columns.map((_, index) => index);
  const order = treeColumn < 0 ? places : [treeColumn, ...places.filter((index) => index !== treeColumn)];
  return [
    ...(pins === undefined ? [] : [pinColumn(pins)]),
    ...(marks === undefined ? [] : [marksColumn(marks, (column) => columns[column]?.name ?? '')]),
    ...(withAgent ? [agentColumn()] : []),
    ...order.map((index): EuiBasicTableColumn<ShownRow> => {
      const { name, kind } = columns[index] ?? { name: '', kind: 'text' as const };
      return {
        field: fieldOf(index),
        name: nameHidden(name),
        sortable: !isTree,
        align: isNumeric(kind) && kind !== 'seconds' && kind !== 'milliseconds' ? 'right' : 'left',
        render: (_value: unknown, { row, depth }: ShownRow) => (
          <Cell text={row.cells[index] ?? ''} kind={isRaw ? 'text' : kind} indent={index === treeColumn ? depth : 0} />
        ),
      };
    }),
  ];
}

function pinColumn(pins: RowPins): EuiBasicTableColumn<ShownRow> {
  return {
    name: '',
    width: '36px',
    render: ({ row }: ShownRow) => <Pin row={row} pins={pins} />,
  };
}

function Pin({ row, pins }: { readonly row: ResultRow; readonly pins: RowPins }): React.ReactElement {
  const isPinned = pins.isPinned(row);
  const label = isPinned
    ? i18n.translate('investigationGuides.osquery.evidence.unpin', { defaultMessage: 'Take away from the evidence' })
    : i18n.translate('investigationGuides.osquery.evidence.pin', { defaultMessage: 'Keep as evidence' });
  return (
    <EuiToolTip content={label}>
      <EuiButtonIcon
        iconType={isPinned ? 'pinFilled' : 'pin'}
        size="xs"
        color={isPinned ? 'primary' : 'text'}
        aria-label={label}
        aria-pressed={isPinned}
        onClick={() => pins.toggle(row)}
        data-test-subj={isPinned ? 'unpin-row' : 'pin-row'}
      />
    </EuiToolTip>
  );
}

function marksColumn(marks: NonNullable<ResultGridProps['marks']>, columnName: (column: number) => string): EuiBasicTableColumn<ShownRow> {
  return {
    name: i18n.translate('investigationGuides.osquery.rows.marks', { defaultMessage: 'Notable' }),
    render: ({ row }: ShownRow) => (
      <RowMarksView marks={marks.byRow.get(row.id) ?? []} isAdded={marks.added.has(row.id)} columnName={columnName} />
    ),
  };
}

function agentColumn(): EuiBasicTableColumn<ShownRow> {
  return {
    field: fieldOf(-1),
    name: i18n.translate('investigationGuides.osquery.rows.agent', { defaultMessage: 'Agent' }),
    sortable: true,
    render: (_value: unknown, { row }: ShownRow) => (row.agentId === undefined ? '' : <AgentNameView id={row.agentId} />),
  };
}

const INDENT_PX = 14;
const DEEPEST_INDENT = 20;

function Cell({ text, kind, indent }: { readonly text: string; readonly kind: ColumnKind; readonly indent: number }): React.ReactElement {
  const readable = readableCell(kind, text);
  const deep = Math.min(indent, DEEPEST_INDENT);
  return (
    <div style={{ width: 'max-content', maxWidth: 320, paddingLeft: deep * INDENT_PX }} title={readable === undefined ? undefined : text}>
      {indent > 0 && <span aria-hidden={true}>└ </span>}
      {readable ?? <VisibleText text={text} limit={160} />}
    </div>
  );
}
