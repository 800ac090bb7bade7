/** Draws the application on an element with what React the page has: `createRoot` where there is one, else React 17's way. */
import React, { type ReactElement } from 'react';
import * as ReactDom from 'react-dom';
import type { MountOptions, Mounted } from './application';
import { App } from './app';

export function mount({ host, element, I18nContext }: MountOptions): Mounted {
  const root = rootOf(element);
  const draw = (current: MountOptions['host']) => root.render(<App host={current} I18nContext={I18nContext} />);
  draw(host);
  return { update: draw, unmount: () => root.unmount() };
}

interface Root {
  render(content: ReactElement): void;
  unmount(): void;
}

/** React 18's typings keep `createRoot` in `react-dom/client`; Kibana shares only `react-dom`, which has it as well. */
function rootOf(element: HTMLElement): Root {
  const createRoot: unknown = Reflect.get(ReactDom, 'createRoot');
  if (isCreateRoot(createRoot)) return createRoot(element);
  return {
    render: (content) => void ReactDom.render(content, element),
    unmount: () => void ReactDom.unmountComponentAtNode(element),
  };
}

const isCreateRoot = (value: unknown): value is (element: HTMLElement) => Root => typeof value === 'function';
