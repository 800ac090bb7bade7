/** Short messages at the edge of the page. */
import React, { type ReactElement } from 'react';
import { EuiGlobalToastList } from '@elastic/eui';
import type { Notice } from './core';
import { useValue } from './use_value';
import type { ValueStream } from './value_stream';

export function Notices({ notices }: { readonly notices: ValueStream<readonly Notice[]> }): ReactElement {
  const shown = useValue(notices);
  return (
    <EuiGlobalToastList
      toasts={shown.map(({ id, color, title, text }) => ({
        id,
        color,
        title,
        iconType: color === 'success' ? 'check' : 'warning',
        ...(text === undefined ? {} : { text: <p>{text}</p> }),
      }))}
      toastLifeTimeMs={6000}
      dismissToast={({ id }) => notices.next(notices.value.filter((notice) => notice.id !== id))}
    />
  );
}
