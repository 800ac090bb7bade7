/** A part of the rule's page: a heading and what it is about; `TitledPanel` frames it. */
import React, { type ReactElement, type ReactNode } from 'react';
import { EuiPanel, EuiSpacer, EuiTitle } from '@elastic/eui';
import { useMarkProps } from '../../shared/guide';

interface TitledProps {
  readonly title: string;
  /** For what is led to from elsewhere on the page. */
  readonly elementId?: string;
  readonly isMarked?: boolean;
  readonly children: ReactNode;
}

export function TitledPanel({ children, ...titled }: TitledProps): ReactElement {
  return (
    <Titled {...titled}>
      <EuiPanel hasBorder hasShadow={false} paddingSize="m">
        {children}
      </EuiPanel>
    </Titled>
  );
}

export function Titled({ title, elementId, isMarked = false, children }: TitledProps): ReactElement {
  const mark = useMarkProps(elementId ?? '', isMarked);
  return (
    <section aria-label={title} {...(elementId === undefined ? {} : mark)}>
      <EuiTitle size="xs">
        <h2>{title}</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      {children}
    </section>
  );
}
