/** Draws on an element with what React the page has: `createRoot` where there is one, else React 17's way. */
import type { ReactElement } from 'react';
import * as ReactDom from 'react-dom';

export interface ReactRoot {
  render(content: ReactElement): void;
  unmount(): void;
}

/** React 18's typings keep `createRoot` in `react-dom/client`; Kibana shares only `react-dom`, which has it as well. */
export function reactRoot(element: HTMLElement): ReactRoot {
  const createRoot: unknown = Reflect.get(ReactDom, 'createRoot');
  if (isCreateRoot(createRoot)) return createRoot(element);
  return {
    render: (content) => void ReactDom.render(content, element),
    unmount: () => void ReactDom.unmountComponentAtNode(element),
  };
}

const isCreateRoot = (value: unknown): value is (element: HTMLElement) => ReactRoot => typeof value === 'function';
