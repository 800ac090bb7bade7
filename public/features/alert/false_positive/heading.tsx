/** The heading of a part of the panel. */
import React from 'react';
import { EuiSpacer, EuiTitle } from '@elastic/eui';

export function Heading({ text }: { readonly text: string }): React.ReactElement {
  return (
    <>
      <EuiSpacer size="l" />
      <EuiTitle size="xxs">
        <h3>{text}</h3>
      </EuiTitle>
      <EuiSpacer size="s" />
    </>
  );
}
