/** Says whose guide is shown when it is not that of the alert's rule, and leads back. */
import React from 'react';
import { EuiButton, EuiCallOut, EuiSpacer } from '@elastic/eui';
import { i18n } from '@kbn/i18n';

interface OtherGuideLineProps {
  readonly ruleName: string;
  readonly onBack: () => void;
}

export function OtherGuideLine({ ruleName, onBack }: OtherGuideLineProps): React.ReactElement {
  return (
    <>
      <EuiCallOut
        size="s"
        iconType="documentation"
        data-test-subj="other-guide"
        title={i18n.translate('investigationGuides.finder.shown', {
          defaultMessage: 'Guide of another rule, with the data of this alert: {rule}',
          values: { rule: ruleName },
        })}
      >
        <EuiButton size="s" onClick={onBack}>
          {i18n.translate('investigationGuides.finder.back', { defaultMessage: 'Back to the alert’s own guide' })}
        </EuiButton>
      </EuiCallOut>
      <EuiSpacer size="s" />
    </>
  );
}
