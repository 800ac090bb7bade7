/** Says so when there is more than is shown. */
import React from 'react';
import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { ResultTable } from '../../../../common/osquery/results';

export function ResultLimits({ table }: { readonly table: ResultTable }): React.ReactElement {
  return (
    <>
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
