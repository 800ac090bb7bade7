/** What every searcher of guides promises: events and alerts apart, newest first, within the time, and never one that does not match. */
import { describe, expect, it } from 'vitest';
import { searchFilter, type FilledProvider } from '../../common/guides';
import type { MatchPart, MatchRequest, MatchSearcher, StoredAlert, StoredEvent } from '../../server/app/ports';
import { sampleAlert } from '../fakes/sample_alert';
import { sampleEvent } from '../fakes/sample_event';
import { withStore, type Opened } from './opened';

const LOGS = 'logs-endpoint.events.process-default';
const T = Date.UTC(2026, 2, 1, 10);
const MINUTE = 60_000;

/** Documents are what the stand-in for Elasticsearch maps as keywords, numbers and a date. */
const event = (id: string, minutes: number, more: Readonly<Record<string, unknown>> = {}, index = LOGS): StoredEvent => {
  const plain = sampleEvent({ id, at: T + minutes * MINUTE, index });
  return { ...plain, source: { ...plain.source, ...more } };
};
const events: readonly StoredEvent[] = [
  event('root', 0),
  event('anna', 1, { user: { name: 'anna' } }),
  event('odd', 2, { user: { name: `o'brien "x" \\ * ? : AND {{user.name}}` } }),
  event('two', 3, { user: { name: ['anna', 'root'] }, process: { name: 'nmap', pid: 4242 } }),
  event('other_index', 4, {}, 'metrics-system'),
  event('excluded_index', 5, {}, 'logs-elastic-cloud-logs-7'),
];
const alerts: readonly StoredAlert[] = [
  sampleAlert({ id: 'a1', at: new Date(T + 10 * MINUTE).toISOString(), user: 'root' }),
  sampleAlert({ id: 'a2', at: new Date(T + 11 * MINUTE).toISOString(), user: 'anna' }),
];

const is = (field: string, ...values: readonly (string | number)[]): FilledProvider => ({ field, excluded: false, kind: 'values', values });
const isNot = (field: string, ...values: readonly string[]): FilledProvider => ({ field, excluded: true, kind: 'values', values });
const exists = (field: string): FilledProvider => ({ field, excluded: false, kind: 'exists' });

const asked = (alternatives: readonly (readonly FilledProvider[])[], rest: Partial<MatchRequest> = {}): MatchRequest => ({
  filter: searchFilter(alternatives),
  fromMs: undefined,
  toMs: undefined,
  patterns: ['logs-*', '-*elastic-cloud-logs-*'],
  limit: 10,
  mostCounted: 1_000,
  ...rest,
});

/** The adapter is opened holding the given events, each in its index, and alerts. */
export function describeMatchSearcher(
  name: string,
  open: (events: readonly StoredEvent[], alerts: readonly StoredAlert[]) => Promise<Opened<MatchSearcher>>
): void {
  const filled = (run: (searcher: MatchSearcher) => Promise<void>) => withStore(() => open(events, alerts), run);
  const ids = (part: MatchPart): readonly string[] | string => (part.ok ? part.documents.map(({ id }) => id) : part.reason);

  describe(`${name} searches for guides`, () => {
    const rows: [string, readonly (readonly FilledProvider[])[], readonly string[], readonly string[]][] = [
      ['a value, in lists too', [[is('user.name', 'anna')]], ['two', 'anna'], ['a2']],
      ['one of several values', [[is('user.name', 'anna', 'nobody')]], ['two', 'anna'], ['a2']],
      ['all conditions of an alternative', [[is('user.name', 'root'), is('process.name', 'nmap')]], ['two'], []],
      ['any of the alternatives', [[is('process.name', 'nmap')], [is('user.name', 'anna')]], ['two', 'anna'], ['a2']],
      ['what is excluded', [[isNot('user.name', 'root', 'anna')]], ['odd'], []],
      ['a field that is there', [[exists('process.pid')]], ['two'], []],
      ['a number, written as text or not', [[is('process.pid', '4242')], [is('process.pid', 4242)]], ['two'], []],
      ['a range of numbers', [[{ field: 'process.pid', excluded: false, kind: 'range', bounds: { gte: 4000, lt: '4243' } }]], ['two'], []],
      [
        'a range of times',
        [
          [
            { field: '@timestamp', excluded: false, kind: 'range', bounds: { gt: new Date(T + MINUTE).toISOString() } },
            is('user.name', 'root'),
          ],
        ],
        ['two'],
        ['a1'],
      ],
      ['a value full of operators is a value', [[is('user.name', `o'brien "x" \\ * ? : AND {{user.name}}`)]], ['odd'], []],
      ['a wildcard in a value is no wildcard', [[is('user.name', 'ann*')]], [], []],
    ];
    it.each(rows)('%s', (_what, alternatives, foundEvents, foundAlerts) =>
      filled(async (searcher) => {
        const answer = await searcher.search(asked(alternatives));
        expect([ids(answer.events), ids(answer.alerts)]).toEqual([foundEvents, foundAlerts]);
        expect(answer.events).toMatchObject({ ok: true, total: foundEvents.length, isLeast: false });
      })()
    );

    it(
      'time is limited on both sides, both included',
      filled(async (searcher) => {
        const range = { fromMs: T + MINUTE, toMs: T + 10 * MINUTE };
        const answer = await searcher.search(asked([[exists('user.name')]], range));
        expect([ids(answer.events), ids(answer.alerts)]).toEqual([['two', 'odd', 'anna'], ['a1']]);
        const early = await searcher.search(asked([[exists('user.name')]], { toMs: T }));
        expect(ids(early.events)).toEqual(['root']);
      })
    );

    it(
      'documents are limited and counted on, up to where counting ends',
      filled(async (searcher) => {
        const few = await searcher.search(asked([[exists('user.name')]], { limit: 1 }));
        expect(few.events).toMatchObject({ ok: true, total: 4, isLeast: false, documents: [{ id: 'two' }] });
        const counted = await searcher.search(asked([[exists('user.name')]], { limit: 1, mostCounted: 2 }));
        expect(counted.events).toMatchObject({ ok: true, total: 2, isLeast: true, documents: [{ id: 'two' }] });
      })
    );

    it(
      'a document comes back as it was stored, with its place',
      filled(async (searcher) => {
        const answer = await searcher.search(asked([[is('process.name', 'nmap')]]));
        expect(answer.events.ok && answer.events.documents).toEqual([{ id: 'two', index: LOGS, source: events[3]?.source }]);
      })
    );

    it(
      'without patterns no event is searched that a pattern would have to name, and alerts are all the same',
      filled(async (searcher) => {
        const answer = await searcher.search(asked([[is('user.name', 'root')]], { patterns: ['no-such-*'] }));
        expect([ids(answer.events), ids(answer.alerts)]).toEqual([[], ['a1']]);
      })
    );
  });
}
