/** What this analyst may do here: asked before something is offered, and, where it is not, why not and whom to ask. */
import React, { type ReactElement } from 'react';
import { EuiIcon, EuiText, EuiToolTip } from '@elastic/eui';
import type { Abilities } from './host';
import { useHost } from './host_context';
import { missingRightText, turnedOffText } from './rights';

export interface Permission {
  readonly isAllowed: boolean;
  /** Undefined when it is allowed. */
  readonly reason: string | undefined;
}

/** As far as the host knows before it is tried; a refused request says the same in the same words. */
export function usePermission(to: keyof Abilities): Permission {
  const ability = useHost().abilities[to];
  switch (ability) {
    case 'allowed':
      return { isAllowed: true, reason: undefined };
    case 'forbidden':
      return { isAllowed: false, reason: missingRightText(to) };
    case 'absent':
      return { isAllowed: false, reason: turnedOffText(to) };
  }
}

interface WhyNotProps {
  readonly reason: string | undefined;
  readonly 'data-test-subj'?: string;
}

/** One quiet line; nothing when nothing is missing. */
export function WhyNot({ reason, 'data-test-subj': testSubject = 'why-not' }: WhyNotProps): ReactElement | null {
  if (reason === undefined) return null;
  return (
    <EuiText size="xs" color="subdued" data-test-subj={testSubject}>
      <EuiIcon type="lock" size="s" aria-hidden={true} /> {reason}
    </EuiText>
  );
}

/** A button that cannot be used says why when it is pointed at. */
export function WithReason({ reason, children }: { readonly reason: string | undefined; readonly children: ReactElement }): ReactElement {
  return reason === undefined ? children : <EuiToolTip content={reason}>{children}</EuiToolTip>;
}
