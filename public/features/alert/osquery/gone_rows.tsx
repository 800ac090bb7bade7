/** Rows that an earlier run had and this one has not. */
import React from 'react';
import { EuiAccordion, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ResultRow, ResultTable } from '../../../../common/osquery/results';
import { ResultGrid } from './result_grid';

interface GoneRowsProps {
  readonly id: string;
  readonly since: string;
  readonly columns: ResultTable['columns'];
  readonly rows: readonly ResultRow[];
}

export function GoneRows({ id, since, columns, rows }: GoneRowsProps): React.ReactElement {
  const label = i18n.translate('investigationGuides.osquery.changes.gone', {
    defaultMessage: '{count, plural, one {# row} other {# rows}} gone since the run of {since}',
    values: { count: rows.length, since },
  });
  return (
    <div data-test-subj="gone-rows">
      <EuiSpacer size="s" />
      <EuiAccordion id={`gone-${id}`} buttonContent={<EuiText size="xs">{label}</EuiText>}>
        <ResultGrid
          label={label}
          columns={columns}
          rows={rows.map((row) => ({ row, depth: 0 }))}
          marks={undefined}
          withAgent={new Set(rows.map(({ agentId }) => agentId)).size > 1}
          pins={undefined}
          isRaw={false}
          isTree
          sort={undefined}
          onSort={() => undefined}
        />
      </EuiAccordion>
    </div>
  );
}
