/** Draws the application on an element. */
import React from 'react';
import { reactRoot } from '../shared/react_root';
import type { MountOptions, Mounted } from './application';
import { App } from './app';

export function mount({ host, element, Surroundings }: MountOptions): Mounted {
  const root = reactRoot(element);
  const draw = (current: MountOptions['host']) => root.render(<App host={current} Surroundings={Surroundings} />);
  draw(host);
  return { update: draw, unmount: () => root.unmount() };
}
