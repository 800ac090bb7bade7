/** The frame of every page: full width, the same margins; a word of thousands of letters breaks rather than widen it. */
import React, { type ReactElement, type ReactNode } from 'react';
import { useEuiTheme } from '@elastic/eui';

export function Page({ children }: { readonly children: ReactNode }): ReactElement {
  const { euiTheme } = useEuiTheme();
  return (
    <main
      style={{
        width: '100%',
        padding: `${euiTheme.size.l} ${euiTheme.size.l} ${euiTheme.size.xxl}`,
        color: euiTheme.colors.text,
        overflowWrap: 'anywhere',
      }}
    >
      {children}
    </main>
  );
}
