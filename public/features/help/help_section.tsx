/** One subject of the help page under its heading. */
import React, { type ReactElement, type ReactNode } from 'react';
import { EuiPanel, EuiSpacer, EuiTitle } from '@elastic/eui';

export function HelpSection({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <>
      <EuiPanel hasBorder hasShadow={false} paddingSize="l">
        <EuiTitle size="s">
          <h2>{title}</h2>
        </EuiTitle>
        <EuiSpacer size="s" />
        {children}
      </EuiPanel>
      <EuiSpacer size="m" />
    </>
  );
}
