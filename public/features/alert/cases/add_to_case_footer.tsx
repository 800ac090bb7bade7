/** The end of the panel: add, or do what is left of it; or leave. */
import React from 'react';
import { EuiButton, EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiFlyoutFooter } from '@elastic/eui';
import { i18n } from '@kbn/i18n';

interface FooterProps {
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly isRetry: boolean;
  readonly onCancel: () => void;
  readonly onAdd: () => void;
}

export function AddToCaseFooter({ isReady, isBusy, isRetry, onCancel, onAdd }: FooterProps): React.ReactElement {
  return (
    <EuiFlyoutFooter>
      <EuiFlexGroup justifyContent="spaceBetween" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty onClick={onCancel} flush="left">
            {isRetry
              ? i18n.translate('investigationGuides.cases.close', { defaultMessage: 'Leave it so' })
              : i18n.translate('investigationGuides.cases.cancel', { defaultMessage: 'Cancel' })}
          </EuiButtonEmpty>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButton fill isDisabled={!isReady && !isRetry} isLoading={isBusy} onClick={onAdd} data-test-subj="apply-case">
            {isRetry
              ? i18n.translate('investigationGuides.cases.retry', { defaultMessage: 'Do what is left' })
              : i18n.translate('investigationGuides.cases.apply', { defaultMessage: 'Add alert' })}
          </EuiButton>
        </EuiFlexItem>
      </EuiFlexGroup>
    </EuiFlyoutFooter>
  );
}
