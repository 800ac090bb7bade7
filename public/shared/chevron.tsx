/** Small arrows for controls that open something: EUI renamed its own between the versions that this product runs on. */
import React, { type ReactElement, type SVGProps } from 'react';

export function ChevronDown(props: SVGProps<SVGSVGElement>): ReactElement {
  return <Arrow path="M3.5 6l4.5 4.5L12.5 6" {...props} />;
}

export function ChevronRight(props: SVGProps<SVGSVGElement>): ReactElement {
  return <Arrow path="M6 3.5L10.5 8 6 12.5" {...props} />;
}

interface ArrowProps extends SVGProps<SVGSVGElement> {
  readonly path: string;
}

function Arrow({ path, ...props }: ArrowProps): ReactElement {
  return (
    <svg width={16} height={16} viewBox="0 0 16 16" {...props}>
      <path d={path} style={{ fill: 'none', stroke: 'currentColor', strokeWidth: 1.4, strokeLinecap: 'round', strokeLinejoin: 'round' }} />
    </svg>
  );
}
