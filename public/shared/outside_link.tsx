/** A link that leaves the application. What is no http(s) address is shown as text: rules come from anywhere. */
import React, { type ReactElement, type ReactNode } from 'react';
import { EuiLink } from '@elastic/eui';

export function OutsideLink({ url, children }: { readonly url: string; readonly children: ReactNode }): ReactElement {
  if (!isWebAddress(url)) return <span>{children}</span>;
  return (
    <EuiLink href={url} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </EuiLink>
  );
}

export const isWebAddress = (url: string): boolean => /^https?:\/\/[^\s]+$/i.test(url);
