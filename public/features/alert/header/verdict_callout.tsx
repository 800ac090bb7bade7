/** The verdict on the alert, when there is one: what, by whom, when, and why. */
import React from 'react';
import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { InvestigationResponse } from '../../../../common/api';
import { formatTime } from '../../../shared/time';
import { VisibleText } from '../../../shared/visible_text';

type Verdict = NonNullable<InvestigationResponse['verdict']>;

const colors: Readonly<Record<Verdict['verdict'], 'danger' | 'success' | 'primary'>> = {
  true_positive: 'danger',
  false_positive: 'success',
  undecided: 'primary',
};

export function VerdictCallout({ verdict }: { readonly verdict: Verdict }): React.ReactElement {
  return (
    <>
      <EuiSpacer size="s" />
      <EuiCallOut size="s" color={colors[verdict.verdict]} iconType="flag" title={title(verdict)} data-test-subj="verdict">
        {verdict.comment !== '' && (
          <p>
            <VisibleText text={verdict.comment} />
          </p>
        )}
        {verdict.exception_item_id !== undefined && (
          <p>
            {i18n.translate('investigationGuides.alert.verdict.exception', {
              defaultMessage: 'Exception {id} keeps the rule quiet about events like this one.',
              values: { id: verdict.exception_item_id },
            })}
          </p>
        )}
      </EuiCallOut>
    </>
  );
}

function title({ verdict, by, at }: Verdict): string {
  const values = { who: by, when: formatTime(at) };
  switch (verdict) {
    case 'false_positive':
      return i18n.translate('investigationGuides.alert.verdict.falsePositive', {
        defaultMessage: 'False positive, says {who} ({when})',
        values,
      });
    case 'true_positive':
      return i18n.translate('investigationGuides.alert.verdict.truePositive', {
        defaultMessage: 'True positive, says {who} ({when})',
        values,
      });
    case 'undecided':
      return i18n.translate('investigationGuides.alert.verdict.undecided', {
        defaultMessage: 'Not decided yet, says {who} ({when})',
        values,
      });
  }
}
