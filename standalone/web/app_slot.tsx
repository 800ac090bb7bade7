/** Where the application is: mounted on an element of its own, as Kibana mounts it. */
import React, { useEffect, useRef, useState, type ReactElement } from 'react';
import { EuiButton, EuiEmptyPrompt } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import type { History } from 'history';
import type { RegisteredApp } from './core';

interface AppSlotProps {
  readonly app: RegisteredApp;
  readonly history: History;
  readonly appBasePath: string;
}

export function AppSlot({ app, history, appBasePath }: AppSlotProps): ReactElement {
  const slot = useRef<HTMLDivElement>(null);
  const [failure, setFailure] = useState<string>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const element = document.createElement('div');
    slot.current?.append(element);
    const mounting = app.mount({ element, history, appBasePath });
    mounting.catch((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)));
    return () => {
      // React refuses to unmount one root while another one renders, so this waits for the end of the current task.
      void mounting.then((unmount) => setTimeout(unmount)).catch(() => undefined);
      element.remove();
    };
  }, [app, history, appBasePath, attempt]);

  const retry = () => {
    setFailure(undefined);
    setAttempt(attempt + 1);
  };
  return (
    <>
      <div ref={slot} data-test-subj="application" />
      {failure === undefined ? null : <NotMounted reason={failure} onRetry={retry} />}
    </>
  );
}

function NotMounted({ reason, onRetry }: { readonly reason: string; readonly onRetry: () => void }): ReactElement {
  return (
    <EuiEmptyPrompt
      color="danger"
      iconType="warning"
      title={
        <h2 role="alert">
          {i18n.translate('investigationGuides.page.notMounted', { defaultMessage: 'The application could not be loaded' })}
        </h2>
      }
      body={<p>{reason}</p>}
      actions={
        <EuiButton color="danger" iconType="refresh" onClick={onRetry}>
          {i18n.translate('investigationGuides.page.retry', { defaultMessage: 'Try again' })}
        </EuiButton>
      }
    />
  );
}
