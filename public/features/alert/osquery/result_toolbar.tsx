/** What can be done with the rows of a result: search them, narrow them, see raw values, see a tree, copy them. Short results have a short one. */
import React from 'react';
import { EuiButtonEmpty, EuiFieldSearch, EuiFlexGroup, EuiFlexItem, EuiSelect } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ResultTable } from '../../../../common/osquery/results';
import { readableCell } from './cell_text';
import { agentNames } from './agents/agent_words';
import { useAgentNames } from './agents/use_agents';
import { CopyMenu } from './copy_menu';
import type { RowsView, ShownRow } from './shown_rows';

interface ResultToolbarProps {
  readonly id: string;
  readonly table: ResultTable;
  readonly rows: readonly ShownRow[];
  readonly agents: readonly string[];
  readonly markedCount: number;
  readonly view: Omit<RowsView, 'onlyIds'>;
  readonly isOnlyMarked: boolean;
  readonly isRaw: boolean;
  readonly canBeTree: boolean;
  readonly onView: (change: Partial<RowsView>) => void;
  readonly onOnlyMarked: (isOn: boolean) => void;
  readonly onRaw: (isOn: boolean) => void;
}

export function ResultToolbar(props: ResultToolbarProps): React.ReactElement {
  const { id, table, rows, agents, markedCount, view, isOnlyMarked, isRaw, canBeTree } = props;
  const names = agentNames(agents, useAgentNames(agents));
  const hasReadable = table.columns.some(({ kind }, column) =>
    table.rows.some(({ cells }) => readableCell(kind, cells[column] ?? '') !== undefined)
  );
  return (
    <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap data-test-subj={`result-tools-${id}`}>
      <EuiFlexItem grow={false}>
        <strong data-test-subj="row-count">
          {i18n.translate('investigationGuides.alert.rows.count', {
            defaultMessage: '{count, plural, one {# row} other {# rows}}',
            values: { count: table.total },
          })}
        </strong>
      </EuiFlexItem>
      {table.rows.length > 5 && (
        <EuiFlexItem style={{ minWidth: 140, maxWidth: 280 }}>
          <EuiFieldSearch
            compressed
            isClearable
            value={view.search}
            placeholder={searchLabel()}
            aria-label={searchLabel()}
            onChange={(event) => props.onView({ search: event.target.value })}
            data-test-subj="search-rows"
          />
        </EuiFlexItem>
      )}
      {rows.length !== table.rows.length && (
        <EuiFlexItem grow={false} aria-live="polite" data-test-subj="rows-found">
          {i18n.translate('investigationGuides.osquery.rows.found', { defaultMessage: '{count} shown', values: { count: rows.length } })}
        </EuiFlexItem>
      )}
      {agents.length > 1 && (
        <EuiFlexItem grow={false}>
          <EuiSelect
            compressed
            aria-label={allAgents()}
            value={view.agentId ?? ''}
            options={[
              { value: '', text: allAgents() },
              ...agents.map((agent, at) => ({ value: agent, text: names[at] ?? agent, title: agent })),
            ]}
            onChange={(event) => props.onView({ agentId: event.target.value === '' ? undefined : event.target.value })}
            data-test-subj="rows-of-agent"
          />
        </EuiFlexItem>
      )}
      {markedCount > 0 && markedCount < table.rows.length && (
        <Toggle isOn={isOnlyMarked} onChange={props.onOnlyMarked} subject="only-marked" label={onlyMarked(markedCount)} />
      )}
      {canBeTree && <Toggle isOn={view.isTree} onChange={(isTree) => props.onView({ isTree })} subject="as-tree" label={asTree()} />}
      {hasReadable && <Toggle isOn={isRaw} onChange={props.onRaw} subject="raw-values" label={rawValues()} />}
      <EuiFlexItem grow={false}>
        <CopyMenu id={id} columns={table.columns} rows={rows.map(({ row }) => row)} withAgent={agents.length > 1} />
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

interface ToggleProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly label: string;
  readonly subject: string;
}

function Toggle({ isOn, onChange, label, subject }: ToggleProps): React.ReactElement {
  return (
    <EuiFlexItem grow={false}>
      <EuiButtonEmpty
        size="xs"
        flush="both"
        color={isOn ? 'primary' : 'text'}
        {...(isOn ? { iconType: 'check' } : {})}
        aria-pressed={isOn}
        onClick={() => onChange(!isOn)}
        data-test-subj={subject}
      >
        {label}
      </EuiButtonEmpty>
    </EuiFlexItem>
  );
}

const searchLabel = (): string => i18n.translate('investigationGuides.osquery.rows.search', { defaultMessage: 'Search the rows' });
const allAgents = (): string => i18n.translate('investigationGuides.osquery.rows.allAgents', { defaultMessage: 'All agents' });
const asTree = (): string => i18n.translate('investigationGuides.osquery.rows.tree', { defaultMessage: 'As a tree' });
const rawValues = (): string => i18n.translate('investigationGuides.osquery.rows.raw', { defaultMessage: 'Raw values' });
const onlyMarked = (count: number): string =>
  i18n.translate('investigationGuides.osquery.rows.onlyMarked', { defaultMessage: 'Notable only ({count})', values: { count } });
