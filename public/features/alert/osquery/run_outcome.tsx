/** The pictures of a live query: waiting, silent host, rows, no rows, failed, denied, no such agent, expired, no longer kept. Each says what to do next. */
import React from 'react';
import { EuiCallOut, EuiLoadingSpinner, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { errorText } from '../../../shared/states';
import { VisibleText } from '../../../shared/visible_text';
import type { HostCounts } from './live_query';
import { ResultRows, type ResultRowsProps } from './result_rows';
import type { RunState } from './run_book';
import { expirationText, pictureOf, type Picture } from './run_words';

interface RunOutcomeProps extends Omit<ResultRowsProps, 'table'> {
  readonly state: RunState;
  readonly recordError: unknown;
  /** The rows answer an earlier form of the query. */
  readonly isOldQuery: boolean;
  /** Advice to run the query again is only for who can. */
  readonly canRunAgain: boolean;
}

export function RunOutcome(props: RunOutcomeProps): React.ReactElement | null {
  const { state, recordError, isOldQuery } = props;
  if (state.kind === 'idle') return null;
  return (
    <div aria-live="polite" data-test-subj={`run-${subject(state)}`}>
      <EuiSpacer size="s" />
      {isOldQuery && state.kind === 'finished' && (
        <Remark
          text={i18n.translate('investigationGuides.alert.run.oldQuery', {
            defaultMessage: 'The query has changed since this run: these rows answer its earlier form.',
          })}
        />
      )}
      <Shown {...props} />
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

const subject = (state: RunState): string => (state.kind === 'waiting' && state.isSilent ? 'silent' : state.kind);

function Shown(props: RunOutcomeProps): React.ReactElement | null {
  const { state, canRunAgain, ...rows } = props;
  switch (state.kind) {
    case 'idle':
      return null;
    case 'queued':
      return <Busy text={i18n.translate('investigationGuides.osquery.run.queued', { defaultMessage: 'Waits for its turn' })} />;
    case 'launching':
      return <Busy text={i18n.translate('investigationGuides.alert.run.launching', { defaultMessage: 'Sending the query…' })} />;
    case 'waiting':
      return (
        <>
          {state.isSilent ? (
            <PictureView picture={pictureOf(state, canRunAgain)} />
          ) : (
            <Busy text={`${waitingText(state.counts)} ${expirationText(state.expiration)}`} />
          )}
          {state.table !== undefined && <ResultRows {...rows} table={state.table} />}
        </>
      );
    case 'finished':
      return (
        <>
          <HostsLine counts={state.counts} />
          {state.table.rows.length === 0 ? (
            <PictureView picture={pictureOf(state, canRunAgain)} />
          ) : (
            <ResultRows {...rows} table={state.table} />
          )}
        </>
      );
    case 'failed':
    case 'denied':
    case 'no_agent':
    case 'expired':
    case 'gone':
      return <PictureView picture={pictureOf(state, canRunAgain)} />;
  }
}

function PictureView({ picture }: { readonly picture: Picture }): React.ReactElement {
  const { color, icon, title, said, advice } = picture;
  return (
    <EuiCallOut size="s" {...(color === undefined ? {} : { color })} iconType={icon} title={title}>
      {said !== undefined && (
        <p>
          <VisibleText text={said} />
        </p>
      )}
      {advice !== undefined && <p>{advice}</p>}
    </EuiCallOut>
  );
}

/** Only where several hosts were asked, and not all gave rows. */
function HostsLine({ counts }: { readonly counts: HostCounts }): React.ReactElement | null {
  const { asked, responded, pending, failed } = counts;
  if (asked <= 1) return null;
  return (
    <EuiText size="xs" color="subdued" data-test-subj="host-counts">
      {i18n.translate('investigationGuides.osquery.run.hosts', {
        defaultMessage: '{asked} agents asked: {responded} answered, {failed} of them with an error, {pending} did not answer',
        values: { asked, responded, failed, pending },
      })}
      <EuiSpacer size="xs" />
    </EuiText>
  );
}

function waitingText(counts: HostCounts | undefined): string {
  if (counts === undefined || counts.asked <= 1) {
    return i18n.translate('investigationGuides.alert.run.waiting', { defaultMessage: 'Waiting for the host to answer…' });
  }
  return i18n.translate('investigationGuides.osquery.run.waitingMany', {
    defaultMessage: '{responded} of {asked} agents have answered…',
    values: { responded: counts.responded, asked: counts.asked },
  });
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
