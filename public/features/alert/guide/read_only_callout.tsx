/** Said once, above the guide, to who may read it and not work through it: what is missing, whom to ask, and what can be done all the same. */
import React from 'react';
import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { usePermission } from '../../../shared/permission';

export function ReadOnlyCallout(): React.ReactElement | null {
  const work = usePermission('work');
  const liveQueries = usePermission('liveQueries');
  if (work.isAllowed) return null;
  return (
    <>
      <EuiCallOut
        size="s"
        iconType="lock"
        data-test-subj="read-only"
        title={i18n.translate('investigationGuides.alert.readOnly.title', {
          defaultMessage: 'You may read this guide, not work through it: ticks, notes and verdicts are for others to make',
        })}
      >
        <p>
          {work.reason}
          {liveQueries.isAllowed && (
            <>
              {' '}
              {i18n.translate('investigationGuides.alert.readOnly.queries', {
                defaultMessage: 'Queries can be run; their rows are shown here and not kept with the alert.',
              })}
            </>
          )}
        </p>
      </EuiCallOut>
      <EuiSpacer size="s" />
    </>
  );
}
