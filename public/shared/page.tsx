/** The frame of every page: full width, the same margins. */
import React, { type ReactElement, type ReactNode } from 'react';
import { useEuiTheme } from '@elastic/eui';

export function Page({ children }: { readonly children: ReactNode }): ReactElement {
  const { euiTheme } = useEuiTheme();
  return (
    <main style={{ width: '100%', padding: `${euiTheme.size.l} ${euiTheme.size.l} ${euiTheme.size.xxl}`, color: euiTheme.colors.text }}>
      {children}
    </main>
  );
}
