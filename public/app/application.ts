/** What it takes to show the application, and what can be done with it then. */
import type { ComponentType, ReactNode } from 'react';
import type { Host } from './host';

export interface MountOptions {
  readonly host: Host;
  readonly element: HTMLElement;
  /** The page's language for our texts and EUI's own. */
  readonly I18nContext: ComponentType<{ children: ReactNode }>;
}

export interface Mounted {
  /** Other colours: the page keeps what it shows. Another language: the pages start anew. */
  update(host: Host): void;
  unmount(): void;
}
