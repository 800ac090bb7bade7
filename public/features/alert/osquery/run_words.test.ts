/** What a run’s end says to the analyst where Kibana itself says nothing, or says it in words of its own. */
import { describe, expect, it } from 'vitest';
import { HttpError } from '../../../shared/host';
import { asRefusal } from '../../../shared/refusal';
import { endedBy, OsqueryError, type LiveQueryState } from './live_query';
import { pictureOf } from './run_words';

type Ended = Parameters<typeof pictureOf>[0];
const launch = { method: 'POST', path: '/api/osquery/live_queries' } as const;
const look = { method: 'GET', path: '/api/osquery/live_queries/a' } as const;
const refused = (request: typeof launch | typeof look): LiveQueryState =>
  endedBy(asRefusal(new HttpError(403, undefined, 'Forbidden'), request));

function said(state: LiveQueryState): string {
  if (state.kind === 'waiting') throw new Error('it has not ended');
  const ended: Ended = state;
  const { title, said: words = '', advice = '' } = pictureOf(ended, true);
  return [title, words, advice].join(' | ');
}

describe('the picture of a run', () => {
  it.each<[string, LiveQueryState, RegExp]>([
    [
      'rows that are kept from the analyst',
      { kind: 'unreadable', rows: 3 },
      /3 rows, and you are shown none.*“read” on logs-osquery_manager\.result\*/,
    ],
    ['a refused launch', refused(launch), /You may not run live queries.*“Live queries: All” on Osquery/],
    ['refused rows', refused(look), /You may not see the rows of live queries.*“Live queries: Read” on Osquery/],
    [
      'an alert that Kibana may not read for the analyst',
      endedBy(new HttpError(500, undefined, 'An internal server error occurred. Check Kibana server logs for details.')),
      /could not be run.*“Read” on Security is missing/,
    ],
    [
      'another failure of the server',
      endedBy(new HttpError(500, undefined, 'Error occurred while processing X')),
      /could not be run \| Error occurred while processing X \| $/,
    ],
    [
      'an error of osquery',
      { kind: 'failed', error: new OsqueryError('no such table: t') },
      /osquery refused the query \| no such table: t \| .*does not have this table/,
    ],
    ['an error that nobody told', { kind: 'failed', error: new OsqueryError('') }, /without saying why/],
    ['no agent', endedBy(new HttpError(400, undefined, 'No agents found for selection')), /No agent is there to be asked.*Look in Fleet/],
  ])('%s', (_name, state, expected) => {
    expect(said(state)).toMatch(expected);
  });
});
