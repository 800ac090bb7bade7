/** The pictures of a live query: waiting, silent host, rows, no rows, failed, denied, no such agent, expired, no longer kept. Each says what to do next. */
import React from 'react';
import { EuiCallOut, EuiLoadingSpinner, EuiSpacer, EuiText } from '@elastic/eui';
import { i18n } from '@kbn/i18n';
import { errorText } from '../../../shared/states';
import { VisibleText } from '../../../shared/visible_text';
import { AgentNameView } from './agents/agent_name';
import { SilentAgents } from './agents/silent_agents';
import type { AgentError } from './agent_errors';
import type { HostCounts } from './live_query';
import { ResultRows, type ResultRowsProps } from './result_rows';
import type { RunState } from './run_book';
import { expirationText, pictureOf, type Picture } from './run_words';

interface RunOutcomeProps extends Omit<ResultRowsProps, 'table' | 'wasWide'> {
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
            <Busy text={`${waitingText(state.counts, state.isQuiet === true)} ${expirationText(state.expiration)}`} />
          )}
          <SilentAgents counts={state.counts} table={state.table} isOver={false} />
          {state.table !== undefined && <ResultRows {...rows} table={state.table} wasWide={(state.counts?.asked ?? 0) > 1} />}
        </>
      );
    case 'finished':
      return (
        <>
          <HostsLine counts={state.counts} />
          <SilentAgents counts={state.counts} table={state.table} isOver />
          <AgentErrors errors={state.errors ?? []} />
          {state.table.rows.length === 0 ? (
            <PictureView picture={pictureOf(state, canRunAgain)} />
          ) : (
            <ResultRows {...rows} table={state.table} wasWide={state.counts.asked > 1} />
          )}
        </>
      );
    case 'expired':
      return (
        <>
          <PictureView picture={pictureOf(state, canRunAgain)} />
          <SilentAgents counts={state.counts} table={undefined} isOver />
        </>
      );
    case 'unreadable':
    case 'failed':
    case 'denied':
    case 'no_agent':
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

/** Of agents that failed where others answered: which, and what they said. */
function AgentErrors({ errors }: { readonly errors: readonly AgentError[] }): React.ReactElement | null {
  if (errors.length === 0) return null;
  return (
    <>
      <EuiText size="xs" color="danger" data-test-subj="agent-errors">
        {errors.slice(0, MOST_ERRORS).map(({ agentId, message }) => (
          <div key={agentId}>
            <AgentNameView id={agentId} />: <VisibleText text={message} limit={400} />
          </div>
        ))}
        {errors.length > MOST_ERRORS && (
          <div>
            {i18n.translate('investigationGuides.osquery.run.moreErrors', {
              defaultMessage: 'and {count} more',
              values: { count: errors.length - MOST_ERRORS },
            })}
          </div>
        )}
      </EuiText>
      <EuiSpacer size="xs" />
    </>
  );
}

const MOST_ERRORS = 5;

function waitingText(counts: HostCounts | undefined, isQuiet: boolean): string {
  if (counts === undefined || counts.asked <= 1) {
    return i18n.translate('investigationGuides.alert.run.waiting', { defaultMessage: 'Waiting for the host to answer…' });
  }
  if (isQuiet) {
    return i18n.translate('investigationGuides.osquery.run.waitingQuiet', {
      defaultMessage: '{responded} of {asked} agents have answered; the others are probably offline, and are still listened to.',
      values: { responded: counts.responded, asked: counts.asked },
    });
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
