/** A command that an analyst runs by hand, with a button to copy it. */
import React from 'react';
import { EuiButtonIcon, EuiCode, EuiCopy } from '@elastic/eui';
import { i18n } from '@kbn/i18n';

export function CopyableCommand({ command }: { readonly command: string }): React.ReactElement {
  return (
    <span>
      <EuiCode>{command}</EuiCode>
      <CopyIcon text={command} label={i18n.translate('investigationGuides.guide.command.copy', { defaultMessage: 'Copy command' })} />
    </span>
  );
}

export function CopyIcon({ text, label }: { readonly text: string; readonly label: string }): React.ReactElement {
  return (
    <EuiCopy textToCopy={text} beforeMessage={label}>
      {(copy) => <EuiButtonIcon iconType="copy" size="xs" color="text" aria-label={label} onClick={copy} />}
    </EuiCopy>
  );
}
