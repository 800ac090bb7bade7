/** The four pictures of a page that has no data to show: loading, empty, failed, forbidden. */
import React, { type ReactElement, type ReactNode } from 'react';
import { EuiButton, EuiEmptyPrompt, EuiLoadingSpinner } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import { HttpError } from './host';

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

/** A 403 becomes `Forbidden`; everything else says what went wrong and offers to try again. */
export function Failed({ title, error, onRetry, actions }: FailedProps): ReactElement {
  if (error instanceof HttpError && error.statusCode === 403) return <Forbidden message={error.message} />;
  return (
    <EuiEmptyPrompt
      iconType="warning"
      color="danger"
      titleSize="xs"
      title={<h2 role="alert">{title}</h2>}
      body={<p>{errorText(error)}</p>}
      actions={[
        ...(onRetry === undefined
          ? []
          : [
              <EuiButton key="retry" color="danger" iconType="refresh" onClick={onRetry} data-test-subj="retry">
                <FormattedMessage id="investigationGuides.states.retry" defaultMessage="Try again" />
              </EuiButton>,
            ]),
        ...(actions === undefined ? [] : [<React.Fragment key="more">{actions}</React.Fragment>]),
      ]}
    />
  );
}

export function Forbidden({ message }: { readonly message?: string }): ReactElement {
  return (
    <EuiEmptyPrompt
      iconType="lock"
      titleSize="xs"
      title={
        <h2 role="alert">
          <FormattedMessage id="investigationGuides.states.forbiddenTitle" defaultMessage="You may not see this" />
        </h2>
      }
      body={
        <>
          <p>
            <FormattedMessage
              id="investigationGuides.states.forbiddenBody"
              defaultMessage="Your account lacks the privilege for it. An administrator can grant it in the role's Investigation Guides feature."
            />
          </p>
          {message === undefined || message === '' ? null : <p>{message}</p>}
        </>
      }
    />
  );
}

/** What to tell a person about a failure: no answer at all is said in words, everything else in the server's own. */
export function errorText(error: unknown): string {
  if (error instanceof HttpError && error.statusCode === 0) {
    return i18n.translate('investigationGuides.states.noAnswer', {
      defaultMessage: 'The server did not answer. Check that it is running and that the connection holds.',
    });
  }
  if (error instanceof Error && error.message !== '') return error.message;
  return i18n.translate('investigationGuides.states.unknownError', { defaultMessage: 'An unknown error happened.' });
}
