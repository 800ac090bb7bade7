/** Hands the host down to every page, so that no component takes it as a prop. */
import React, { createContext, useContext, type ReactElement, type ReactNode } from 'react';
import type { Host } from './host';

const HostContext = createContext<Host | undefined>(undefined);

export function HostProvider({ host, children }: { readonly host: Host; readonly children: ReactNode }): ReactElement {
  return <HostContext.Provider value={host}>{children}</HostContext.Provider>;
}

/** The page's host. Outside a `HostProvider` it throws: a component without a host is a bug. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === undefined) throw new Error('useHost is called outside of HostProvider');
  return host;
}
