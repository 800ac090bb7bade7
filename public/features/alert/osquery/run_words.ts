/** How a live query ended, in the reader's language: what happened, in whose words, and what can be done next. */
import { i18n } from '@kbn/i18n';
import { HttpError } from '../../../shared/host';
import { Refusal } from '../../../shared/refusal';
import { errorText } from '../../../shared/states';
import { formatTime } from '../../../shared/time';
import { OsqueryError } from './live_query';
import type { RunState } from './run_book';

export interface Picture {
  readonly color: 'danger' | 'warning' | 'success' | undefined;
  readonly icon: string;
  readonly title: string;
  /** By osquery or the server. */
  readonly said?: string;
  readonly advice?: string | undefined;
}

type Ended = Extract<RunState, { kind: 'waiting' | 'finished' | 'unreadable' | 'failed' | 'denied' | 'no_agent' | 'expired' | 'gone' }>;

/** Of `waiting`, the picture of a host that is silent; of `finished`, that of an empty answer. */
export function pictureOf(state: Ended, canRunAgain: boolean): Picture {
  switch (state.kind) {
    case 'waiting':
      return {
        color: 'warning',
        icon: 'warning',
        title: i18n.translate('investigationGuides.osquery.run.silent', { defaultMessage: 'The host is silent: it is probably offline' }),
        advice: `${silentAdvice()} ${expirationText(state.expiration)}`,
      };
    case 'finished':
      return {
        color: 'success',
        icon: 'check',
        title: i18n.translate('investigationGuides.alert.rows.none', {
          defaultMessage: 'No rows: the host answered and has nothing of this kind',
        }),
      };
    case 'unreadable':
      return {
        color: 'warning',
        icon: 'lock',
        title: i18n.translate('investigationGuides.osquery.run.unreadable', {
          defaultMessage: 'The query was answered with {count, plural, one {# row} other {# rows}}, and you are shown none',
          values: { count: state.rows },
        }),
        advice: i18n.translate('investigationGuides.osquery.run.unreadableAdvice', {
          defaultMessage:
            'Rows are read with your own rights: you need the index privilege “read” on {index}; ask an administrator of Elasticsearch. If you have it, the rows are still being stored: reload the page.',
          values: { index: ROWS_INDEX },
        }),
      };
    case 'failed':
      return state.error instanceof OsqueryError ? osqueryPicture(state.error) : requestPicture(state.error);
    case 'denied':
      return { color: 'danger', icon: 'lock', title: deniedTitle(state.error), said: errorText(state.error) };
    case 'no_agent':
      return {
        color: 'warning',
        icon: 'warning',
        title: i18n.translate('investigationGuides.osquery.run.noAgent', { defaultMessage: 'No agent is there to be asked' }),
        advice: i18n.translate('investigationGuides.osquery.run.noAgentAdvice', {
          defaultMessage:
            'What was chosen is not enrolled any more, is offline, or has no Osquery in its policy. Look in Fleet, or ask other agents (“Run on”, above the guide).',
        }),
      };
    case 'expired':
      return {
        color: 'warning',
        icon: 'clock',
        title: i18n.translate('investigationGuides.alert.run.expired', { defaultMessage: 'The host did not answer in time' }),
        advice: i18n.translate('investigationGuides.alert.run.expiredBody', {
          defaultMessage: 'It may be offline. Run the query again when the host is back.',
        }),
      };
    case 'gone':
      return {
        color: undefined,
        icon: 'trash',
        title: i18n.translate('investigationGuides.alert.run.gone', { defaultMessage: 'The rows of this run are no longer kept' }),
        advice: canRunAgain
          ? i18n.translate('investigationGuides.alert.run.goneBody', {
              defaultMessage: 'Run the query again to see what the host has now.',
            })
          : undefined,
      };
  }
}

const ROWS_INDEX = 'logs-osquery_manager.result*';

function osqueryPicture(error: OsqueryError): Picture {
  const advice = error.message === '' ? undefined : osqueryAdvice(error.message);
  return {
    color: 'danger',
    icon: 'error',
    title: i18n.translate('investigationGuides.alert.run.osqueryError', { defaultMessage: 'osquery refused the query' }),
    said:
      error.message === ''
        ? i18n.translate('investigationGuides.alert.run.noErrorText', {
            defaultMessage: 'The host reported a failure without saying why. Its Elastic Agent log has more.',
          })
        : error.message,
    advice,
  };
}

/** For the refusals that analysts meet; for others osquery's words have to do. */
function osqueryAdvice(message: string): string | undefined {
  if (/no such table/i.test(message)) {
    return i18n.translate('investigationGuides.osquery.run.noTable', {
      defaultMessage: 'The host’s osquery does not have this table: it is of another operating system, or of another version.',
    });
  }
  if (/no such column/i.test(message)) {
    return i18n.translate('investigationGuides.osquery.run.noColumn', {
      defaultMessage: 'The host’s osquery does not have this column: correct the guide, or the host has another version.',
    });
  }
  if (/memory|did not finish|timed? ?out|larger than/i.test(message)) {
    return i18n.translate('investigationGuides.osquery.run.tooMuch', {
      defaultMessage: 'The query asked for more than the host could give. Narrow it, and run it again.',
    });
  }
  return undefined;
}

function requestPicture(error: unknown): Picture {
  // Kibana reads the alert before it runs a query for it, and fails over one that it may not read for this analyst.
  const isAlertUnread = error instanceof HttpError && error.statusCode === 500 && /^an internal server error/i.test(error.message);
  return {
    ...(isAlertUnread ? { advice: alertUnreadAdvice() } : {}),
    color: 'danger',
    icon: 'error',
    title: i18n.translate('investigationGuides.alert.run.failed', { defaultMessage: 'The query could not be run' }),
    said: errorText(error),
  };
}

const alertUnreadAdvice = (): string =>
  i18n.translate('investigationGuides.osquery.run.alertUnread', {
    defaultMessage:
      'Kibana reads the alert before it runs a query for it, and fails in these words when you may not: “Read” on Security is missing, or the alert was deleted.',
  });

function deniedTitle(error: unknown): string {
  return error instanceof Refusal && error.right === 'readLiveQueries'
    ? i18n.translate('investigationGuides.alert.run.rowsForbidden', { defaultMessage: 'You may not see the rows of live queries' })
    : i18n.translate('investigationGuides.alert.run.forbidden', { defaultMessage: 'You may not run live queries' });
}

const silentAdvice = (): string =>
  i18n.translate('investigationGuides.osquery.run.silentAdvice', {
    defaultMessage:
      'It was asked more than half a minute ago. The page goes on looking for its answer, and finds it after a reload as well.',
  });

/** '' while nobody has said. */
export function expirationText(expiration: string | undefined): string {
  return expiration === undefined
    ? ''
    : i18n.translate('investigationGuides.osquery.run.until', {
        defaultMessage: 'An answer is taken until {when}.',
        values: { when: formatTime(expiration) },
      });
}
