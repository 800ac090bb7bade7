/** What it takes to show the application, and what can be done with it then. */
import type { ComponentType, ReactNode } from 'react';
import type { Host } from './host';

export interface SurroundingsProps {
  readonly colorMode: Host['colorMode'];
  readonly children: ReactNode;
}

export interface MountOptions {
  readonly host: Host;
  readonly element: HTMLElement;
  /** The page's language, for our texts and EUI's own, and its theme. Global styles are the page's, not ours. */
  readonly Surroundings: ComponentType<SurroundingsProps>;
}

export interface Mounted {
  /** Other colours: the page keeps what it shows. Another language: the pages start anew. */
  update(host: Host): void;
  unmount(): void;
}
