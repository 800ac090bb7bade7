/** A place of a guide that a page leads to, for example from a finding: it is scrolled to, takes the focus, and is marked. */
import React, { useContext } from 'react';
import { useEuiTheme } from '@elastic/eui';

export interface GuideTarget {
  readonly kind: 'section' | 'step' | 'query' | 'search';
  /** As in the guide's model. */
  readonly id: string;
}

const GuideMark = React.createContext<GuideTarget | undefined>(undefined);

/** Around a guide: what of it is marked. */
export const GuideMarkProvider = GuideMark.Provider;

export function guideElementId({ kind, id }: GuideTarget): string {
  return `guide-${kind}-${id}`;
}

export function useGuideMark(kind: GuideTarget['kind'], id: string): MarkProps {
  const marked = useContext(GuideMark);
  return useMarkProps(guideElementId({ kind, id }), marked?.kind === kind && marked.id === id);
}

interface MarkProps {
  readonly id: string;
  readonly tabIndex: -1;
  readonly 'aria-current': 'location' | undefined;
  readonly style: React.CSSProperties;
}

/** The properties of an element that can be led to. */
export function useMarkProps(id: string, isMarked: boolean): MarkProps {
  const { euiTheme } = useEuiTheme();
  const style: React.CSSProperties = isMarked
    ? { borderRadius: euiTheme.border.radius.medium, outline: `2px solid ${euiTheme.colors.primary}`, outlineOffset: 4, scrollMargin: 96 }
    : { scrollMargin: 96 };
  return { id, tabIndex: -1, 'aria-current': isMarked ? 'location' : undefined, style };
}

/** `elementId` is that of an element with the properties above. */
export function goToElement(elementId: string): void {
  const element = document.getElementById(elementId);
  element?.scrollIntoView({ behavior: 'smooth', block: 'center' });
  element?.focus({ preventScroll: true });
}
