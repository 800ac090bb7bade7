/** The pictures of a live query: waiting, rows, no rows, failed, expired, no longer kept. */
import React from 'react';
import { EuiCallOut, EuiLoadingSpinner, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { errorText } from '../../../shared/states';
import { VisibleText } from '../../../shared/visible_text';
import { ResultRows } from './result_rows';
import { runErrorBody, runErrorTitle } from './run_words';
import type { RunState } from './use_live_query';

interface RunOutcomeProps {
  readonly state: RunState;
  readonly label: string;
  readonly recordError: unknown;
  /** The rows answer an earlier form of the query. */
  readonly isOldQuery: boolean;
  /** Advice to run the query again is only for who can. */
  readonly canRunAgain: boolean;
}

export function RunOutcome(props: RunOutcomeProps): React.ReactElement | null {
  const { state, label, recordError, isOldQuery, canRunAgain } = props;
  if (state.kind === 'idle') return null;
  return (
    <div aria-live="polite" data-test-subj={`run-${state.kind}`}>
      <EuiSpacer size="s" />
      {isOldQuery && state.kind === 'finished' && (
        <Remark
          text={i18n.translate('investigationGuides.alert.run.oldQuery', {
            defaultMessage: 'The query has changed since this run: these rows answer its earlier form.',
          })}
        />
      )}
      <Picture state={state} label={label} canRunAgain={canRunAgain} />
      {recordError !== undefined && (
        <Remark
          text={i18n.translate('investigationGuides.alert.run.notRecorded', {
            defaultMessage: 'The run could not be stored with the alert, so its rows will not be here after a reload: {message}',
            values: { message: errorText(recordError) },
          })}
        />
      )}
    </div>
  );
}

function Picture({ state, label, canRunAgain }: Pick<RunOutcomeProps, 'state' | 'label' | 'canRunAgain'>): React.ReactElement | null {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'launching':
      return <Busy text={i18n.translate('investigationGuides.alert.run.launching', { defaultMessage: 'Sending the query…' })} />;
    case 'waiting':
      return (
        <>
          <Busy text={i18n.translate('investigationGuides.alert.run.waiting', { defaultMessage: 'Waiting for the host to answer…' })} />
          {state.table !== undefined && <ResultRows table={state.table} label={label} />}
        </>
      );
    case 'finished':
      return state.table.rows.length === 0 ? <NoRows /> : <Rows table={state.table} label={label} />;
    case 'failed':
      return (
        <EuiCallOut size="s" color="danger" iconType="error" title={runErrorTitle(state.error)}>
          <p>
            <VisibleText text={runErrorBody(state.error)} />
          </p>
        </EuiCallOut>
      );
    case 'expired':
      return (
        <EuiCallOut
          size="s"
          color="warning"
          iconType="clock"
          title={i18n.translate('investigationGuides.alert.run.expired', { defaultMessage: 'The host did not answer in time' })}
        >
          <p>
            {i18n.translate('investigationGuides.alert.run.expiredBody', {
              defaultMessage: 'It may be offline. Run the query again when the host is back.',
            })}
          </p>
        </EuiCallOut>
      );
    case 'gone':
      return (
        <EuiCallOut
          size="s"
          iconType="trash"
          title={i18n.translate('investigationGuides.alert.run.gone', { defaultMessage: 'The rows of this run are no longer kept' })}
        >
          {canRunAgain && (
            <p>
              {i18n.translate('investigationGuides.alert.run.goneBody', {
                defaultMessage: 'Run the query again to see what the host has now.',
              })}
            </p>
          )}
        </EuiCallOut>
      );
  }
}

function Rows({ table, label }: { readonly table: Parameters<typeof ResultRows>[0]['table']; readonly label: string }): React.ReactElement {
  return (
    <>
      <EuiText size="xs">
        <strong data-test-subj="row-count">
          {i18n.translate('investigationGuides.alert.rows.count', {
            defaultMessage: '{count, plural, one {# row} other {# rows}}',
            values: { count: table.total },
          })}
        </strong>
      </EuiText>
      <ResultRows table={table} label={label} />
    </>
  );
}

function NoRows(): React.ReactElement {
  return (
    <EuiCallOut
      size="s"
      color="success"
      iconType="check"
      title={i18n.translate('investigationGuides.alert.rows.none', {
        defaultMessage: 'No rows: the host answered and has nothing of this kind',
      })}
    />
  );
}

function Busy({ text }: { readonly text: string }): React.ReactElement {
  return (
    <EuiText size="s" color="subdued" role="status">
      <EuiLoadingSpinner size="s" /> {text}
    </EuiText>
  );
}

function Remark({ text }: { readonly text: string }): React.ReactElement {
  return (
    <>
      <EuiCallOut size="s" color="warning" iconType="warning" title={text} />
      <EuiSpacer size="s" />
    </>
  );
}
