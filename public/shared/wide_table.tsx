/** A table that keeps its columns readable: on a narrow page it scrolls sideways instead of squeezing them. */
import React, { type ReactElement, type ReactNode } from 'react';
import { EuiBasicTable } from '@elastic/eui';

const LEAST_WIDTH_PX = 1120;

export function WideTable({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div style={{ overflowX: 'auto' }}>
      <div style={{ minWidth: LEAST_WIDTH_PX }}>{children}</div>
    </div>
  );
}

/** For EUI's table inside: its lines never become cards. The property has another name in older EUIs, which have a default for that one. */
export const neverCards: { readonly responsive?: false; readonly responsiveBreakpoint?: false } =
  'responsive' in (Reflect.get(EuiBasicTable, 'defaultProps') ?? {}) ? { responsive: false } : { responsiveBreakpoint: false };
