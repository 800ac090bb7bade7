/** A link to the same thing in Kibana's Security app, in a tab of its own: the work here stays open. */
import React, { type ReactElement } from 'react';
import { EuiLink } from '@elastic/eui';
import { i18n } from '@kbn/i18n';

/** Nothing where there is no such app. */
export function SecurityAppLink({ href }: { readonly href: string | undefined }): ReactElement | null {
  if (href === undefined) return null;
  return (
    <EuiLink href={href} target="_blank" data-test-subj="open-in-security">
      {i18n.translate('investigationGuides.securityApp.open', { defaultMessage: 'Open in the Security app' })}
    </EuiLink>
  );
}
