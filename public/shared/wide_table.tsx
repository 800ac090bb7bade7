/** A table that keeps its columns readable: on a narrow page it scrolls sideways instead of squeezing them. */
import React, { type ReactElement, type ReactNode } from 'react';

const LEAST_WIDTH_PX = 1120;

export function WideTable({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div style={{ overflowX: 'auto' }}>
      <div style={{ minWidth: LEAST_WIDTH_PX }}>{children}</div>
    </div>
  );
}
