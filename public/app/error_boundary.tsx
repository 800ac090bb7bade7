/** When a page breaks: what happened, and a way back, instead of an empty screen. */
import React, { Component, type ReactElement, type ReactNode } from 'react';
import { EuiButton, EuiCodeBlock } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { FormattedMessage } from '@kbn/i18n-react';
import { useHost } from '../shared/host_context';
import { ALERTS_PAGE } from '../shared/links';
import { Failed } from '../shared/states';

interface State {
  readonly error: Error | undefined;
  /** Failures since the last reset. The second one is of the message itself, which must not fail for ever. */
  readonly failures: number;
}

const whole: State = { error: undefined, failures: 0 };

interface Props {
  readonly children: ReactNode;
  /** Another value (another page) clears the error. */
  readonly resetKey?: string;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = whole;

  static getDerivedStateFromError(error: unknown): Pick<State, 'error'> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(): void {
    this.setState(({ failures }) => ({ failures: failures + 1 }));
  }

  override componentDidUpdate(previous: Props): void {
    if (previous.resetKey !== this.props.resetKey && this.state.error !== undefined) this.setState(whole);
  }

  override render(): ReactNode {
    const { error, failures } = this.state;
    if (error === undefined) return this.props.children;
    if (failures > 1) return <p role="alert">{error.message}</p>;
    return <BrokenPage error={error} onReset={() => this.setState(whole)} />;
  }
}

function BrokenPage({ error, onReset }: { readonly error: Error; readonly onReset: () => void }): ReactElement {
  const { history } = useHost();
  const back = () => {
    history.push(ALERTS_PAGE);
    onReset();
  };
  return (
    <>
      <Failed
        title={i18n.translate('investigationGuides.app.broken', { defaultMessage: 'This page broke' })}
        error={error}
        onRetry={onReset}
        actions={
          <EuiButton onClick={back} data-test-subj="backToAlerts">
            <FormattedMessage id="investigationGuides.app.backToAlerts" defaultMessage="Back to the alerts" />
          </EuiButton>
        }
      />
      {error.stack === undefined ? null : (
        <EuiCodeBlock language="text" fontSize="s" paddingSize="m" isCopyable overflowHeight={240}>
          {error.stack}
        </EuiCodeBlock>
      )}
    </>
  );
}
