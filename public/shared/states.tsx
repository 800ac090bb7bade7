/** The four pictures of a page that has no data to show: loading, empty, failed, forbidden. */
import React, { type ReactElement, type ReactNode } from 'react';
import { EuiButton, EuiEmptyPrompt, EuiLoadingSpinner } from '@elastic/eui';
import { FormattedMessage } from '@kbn/i18n-react';
import { errorText } from './failure_text';
import { HttpError } from './host';
import { useHost } from './host_context';

export { errorText } from './failure_text';

/** `title` says what is being loaded; it is read aloud as well. */
export function Loading({ title }: { readonly title?: string }): ReactElement {
  return (
    <EuiEmptyPrompt
      icon={<EuiLoadingSpinner size="xl" />}
      titleSize="xs"
      title={<h2 role="status">{title ?? <FormattedMessage id="investigationGuides.states.loading" defaultMessage="Loading" />}</h2>}
    />
  );
}

interface EmptyProps {
  readonly title: string;
  readonly body?: ReactNode;
  readonly actions?: ReactNode;
  readonly iconType?: string;
}

export function Empty({ title, body, actions, iconType = 'search' }: EmptyProps): ReactElement {
  return <EuiEmptyPrompt iconType={iconType} titleSize="xs" title={<h2>{title}</h2>} body={body} actions={actions} />;
}

interface FailedProps {
  /** What was being done, for example `Alerts could not be loaded`. */
  readonly title: string;
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  readonly actions?: ReactNode;
}

/** A 403 becomes `Forbidden`, a space without alerts says so; everything else says what went wrong and offers to try again. */
export function Failed({ title, error, onRetry, actions }: FailedProps): ReactElement {
  if (error instanceof HttpError && error.statusCode === 403) return <Forbidden message={errorText(error)} actions={actions} />;
  // A space in which nobody has opened the Security app yet: nothing is broken.
  const isNew = error instanceof HttpError && error.code === 'alerts_index_missing';
  return (
    <EuiEmptyPrompt
      iconType={isNew ? 'documents' : 'warning'}
      color={isNew ? 'transparent' : 'danger'}
      titleSize="xs"
      title={
        <h2 role="alert">
          {isNew ? <FormattedMessage id="investigationGuides.states.noAlertsYet" defaultMessage="This space has no alerts yet" /> : title}
        </h2>
      }
      body={<p>{errorText(error)}</p>}
      actions={[
        ...(onRetry === undefined
          ? []
          : [
              <EuiButton key="retry" color={isNew ? 'primary' : 'danger'} iconType="refresh" onClick={onRetry} data-test-subj="retry">
                <FormattedMessage id="investigationGuides.states.retry" defaultMessage="Try again" />
              </EuiButton>,
            ]),
        ...(isNew ? [<OpenSecurityAlerts key="security" />] : []),
        ...(actions === undefined ? [] : [<React.Fragment key="more">{actions}</React.Fragment>]),
      ]}
    />
  );
}

/** Opening that page once makes the index; nothing where there is no such app. */
function OpenSecurityAlerts(): ReactElement | null {
  const { securityLinks } = useHost();
  if (securityLinks === undefined) return null;
  return (
    <EuiButton href={securityLinks.alerts} iconType="link" data-test-subj="open-security-alerts">
      <FormattedMessage id="investigationGuides.states.openSecurityAlerts" defaultMessage="Open Security > Alerts" />
    </EuiButton>
  );
}

interface ForbiddenProps {
  /** Which right is missing, and whom to ask. */
  readonly message: string;
  readonly actions?: ReactNode;
}

export function Forbidden({ message, actions }: ForbiddenProps): ReactElement {
  return (
    <EuiEmptyPrompt
      iconType="lock"
      titleSize="xs"
      title={
        <h2 role="alert">
          <FormattedMessage id="investigationGuides.states.forbiddenTitle" defaultMessage="You may not see this" />
        </h2>
      }
      body={<p>{message}</p>}
      actions={actions}
      data-test-subj="forbidden"
    />
  );
}
