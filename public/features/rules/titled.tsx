/** A part of the rule's page: a heading and what it is about; `TitledPanel` frames it. */
import React, { type ReactElement, type ReactNode } from 'react';
import { EuiPanel, EuiSpacer, EuiTitle } from '@elastic/eui';

interface TitledProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function TitledPanel({ title, children }: TitledProps): ReactElement {
  return (
    <Titled title={title}>
      <EuiPanel hasBorder hasShadow={false} paddingSize="m">
        {children}
      </EuiPanel>
    </Titled>
  );
}

export function Titled({ title, children }: TitledProps): ReactElement {
  return (
    <section aria-label={title}>
      <EuiTitle size="xs">
        <h2>{title}</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      {children}
    </section>
  );
}
