/** Asks before a query is sent that osquery would refuse by all that is known here: the host may know more. */
import React from 'react';
import { EuiConfirmModal, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { QueryFinding } from '../../../../common/osquery/checks/finding';
import { checkText } from '../../../shared/guide';
import { VisibleText } from '../../../shared/visible_text';

interface RunAnywayProps {
  readonly errors: readonly QueryFinding[];
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

export function RunAnyway({ errors, onCancel, onConfirm }: RunAnywayProps): React.ReactElement {
  const titleId = 'run-anyway-title';
  return (
    <EuiConfirmModal
      aria-labelledby={titleId}
      titleProps={{ id: titleId }}
      title={i18n.translate('investigationGuides.osquery.runAnyway.title', { defaultMessage: 'osquery is likely to refuse this query' })}
      cancelButtonText={i18n.translate('investigationGuides.osquery.runAnyway.cancel', { defaultMessage: 'Do not run' })}
      confirmButtonText={runAnywayText()}
      buttonColor="warning"
      defaultFocusedButton="cancel"
      onCancel={onCancel}
      onConfirm={onConfirm}
      data-test-subj="run-anyway"
    >
      <EuiText size="s">
        {[...new Set(errors.map(checkText))].map((text) => (
          <p key={text}>
            <VisibleText text={text} limit={400} />
          </p>
        ))}
        <p>
          {i18n.translate('investigationGuides.osquery.runAnyway.why', {
            defaultMessage:
              'The host may have a newer osquery, or an extension with tables of its own. If it refuses the query, its answer is an error.',
          })}
        </p>
      </EuiText>
    </EuiConfirmModal>
  );
}

export const runAnywayText = (): string =>
  i18n.translate('investigationGuides.osquery.runAnyway.confirm', { defaultMessage: 'Run anyway' });
