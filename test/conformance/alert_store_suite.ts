/** What every reader of alerts promises, and what a store of alerts promises beside it. Text sorts by code point; missing values come last in both orders; ties by id. */
import { describe, expect, it } from 'vitest';
import type { AlertSortField } from '../../common/api';
import type { AlertFilter, AlertPageRequest, AlertReader, AlertStore, StoredAlert } from '../../server/app/ports';
import { nestedAlert } from '../fakes/nested_alert';
import { sampleAlert, type SampleAlert } from '../fakes/sample_alert';
import { collect, withStore, type Opened } from './opened';

const first: AlertPageRequest = { filter: {}, sortField: 'time', sortOrder: 'asc', offset: 0, limit: 100 };

const queue: readonly SampleAlert[] = [
  {
    id: 'a1',
    at: '2026-03-01T10:00:00.000Z',
    severity: 'high',
    riskScore: 73,
    host: 'web-1',
    user: 'root',
    process: 'bash',
    commandLine: 'bash -i',
  },
  { id: 'a2', at: '2026-03-01T11:00:00.000Z', severity: 'low', riskScore: 21, host: 'db-1', user: 'Zoe', status: 'closed' },
  { id: 'a3', at: '2026-03-01T09:00:00.000Z', severity: 'critical', riskScore: 99, user: 'anna', rule: 'rule-b', commandLine: '100% done' },
  { id: 'a4', at: '2026-03-01T12:00:00.000Z', severity: 'medium', riskScore: 47, host: 'web-1', status: 'acknowledged', rule: 'rule-b' },
  { id: 'a5', at: '2026-03-01T10:00:00.000Z', severity: 'low', riskScore: 3, host: 'web-2', user: 'JÜRGEN', process: 'proxychains4' },
];

const hostile = { id: `'; DROP TABLE alerts; --`, host: 'a"b\u0001%_\\' };

/** Many alerts of one rule in no order of time, and one of another rule. */
function shuffledAlerts(count: number): readonly StoredAlert[] {
  const at = (n: number): string => new Date(Date.UTC(2026, 2, 1) + n * 1000).toISOString();
  const alerts = Array.from({ length: count }, (_, n) => sampleAlert({ id: `n${n}`, at: at((n * 7) % count) }));
  return [...alerts, sampleAlert({ id: 'other', rule: 'rule-b' })];
}

function happened(alert: StoredAlert, at: string): StoredAlert {
  return { ...alert, source: { ...alert.source, 'kibana.alert.original_time': at } };
}

function withFields(id: string, fields: StoredAlert['source']): StoredAlert {
  const alert = sampleAlert({ id });
  return { ...alert, source: { ...alert.source, ...fields } };
}

/** Every name dotted, as some shippers of logs write ECS. */
function flatAlert({ source, ...alert }: StoredAlert): StoredAlert {
  const flat = Object.entries(source).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).map(([below, inner]): [string, unknown] => [`${name}.${below}`, inner])
      : [[name, value] satisfies [string, unknown]]
  );
  return { ...alert, source: Object.fromEntries(flat) };
}

const idsOf = async (store: AlertReader, request: Partial<AlertPageRequest>): Promise<readonly string[]> =>
  (await store.page({ ...first, ...request })).alerts.map((alert) => alert.id);

/** The adapter is opened holding the given alerts, so that one that cannot write passes too. */
export function describeAlertReader(name: string, open: (alerts: readonly StoredAlert[]) => Promise<Opened<AlertReader>>): void {
  const holding = (alerts: readonly StoredAlert[], run: (store: AlertReader) => Promise<void>) => withStore(() => open(alerts), run);
  const filled = (run: (store: AlertReader) => Promise<void>) => holding(queue.map(sampleAlert), run);

  describe(`${name} finds alerts`, () => {
    it(
      'an alert comes back as it was stored',
      filled(async (store) => {
        expect(await store.get('a1')).toEqual(sampleAlert(queue[0] ?? { id: '' }));
        expect(await store.get('no-such-alert')).toBeUndefined();
      })
    );

    it(
      'an empty store answers empty pages',
      holding([], async (store) => {
        const facets = { status: [], severity: [], rule: [], host: [], user: [] };
        expect(await store.page(first)).toEqual({ total: 0, alerts: [], facets });
        expect((await store.countByRule()).size).toBe(0);
        expect(await collect(store.ofRule('rule-a'))).toEqual([]);
      })
    );

    const orders: readonly { readonly by: AlertSortField; readonly asc: readonly string[]; readonly desc: readonly string[] }[] = [
      { by: 'time', asc: ['a3', 'a1', 'a5', 'a2', 'a4'], desc: ['a4', 'a2', 'a1', 'a5', 'a3'] },
      { by: 'severity', asc: ['a2', 'a5', 'a4', 'a1', 'a3'], desc: ['a3', 'a1', 'a4', 'a2', 'a5'] },
      { by: 'risk_score', asc: ['a5', 'a2', 'a4', 'a1', 'a3'], desc: ['a3', 'a1', 'a4', 'a2', 'a5'] },
      { by: 'rule', asc: ['a1', 'a2', 'a5', 'a3', 'a4'], desc: ['a3', 'a4', 'a1', 'a2', 'a5'] },
      { by: 'host', asc: ['a2', 'a1', 'a4', 'a5', 'a3'], desc: ['a5', 'a1', 'a4', 'a2', 'a3'] },
      { by: 'user', asc: ['a5', 'a2', 'a3', 'a1', 'a4'], desc: ['a1', 'a3', 'a2', 'a5', 'a4'] },
      { by: 'command_line', asc: ['a3', 'a1', 'a2', 'a4', 'a5'], desc: ['a1', 'a3', 'a2', 'a4', 'a5'] },
      { by: 'status', asc: ['a2', 'a4', 'a1', 'a3', 'a5'], desc: ['a1', 'a3', 'a5', 'a4', 'a2'] },
    ];
    it.each(orders)('sorts by $by in both orders', ({ by, asc, desc }) =>
      filled(async (store) => {
        expect(await idsOf(store, { sortField: by, sortOrder: 'asc' })).toEqual(asc);
        expect(await idsOf(store, { sortField: by, sortOrder: 'desc' })).toEqual(desc);
      })()
    );

    const filters: readonly { readonly of: string; readonly filter: AlertFilter; readonly ids: readonly string[] }[] = [
      { of: 'status', filter: { status: 'open' }, ids: ['a3', 'a1', 'a5'] },
      { of: 'severity', filter: { severity: 'low' }, ids: ['a5', 'a2'] },
      { of: 'rule', filter: { ruleId: 'rule-b' }, ids: ['a3', 'a4'] },
      { of: 'host, exactly', filter: { host: 'web' }, ids: [] },
      { of: 'host', filter: { host: 'web-1' }, ids: ['a1', 'a4'] },
      { of: 'user, minding case', filter: { user: 'zoe' }, ids: [] },
      { of: 'a time', filter: { sinceMs: Date.parse('2026-03-01T12:00:00.000Z') }, ids: ['a4'] },
      { of: 'several at once', filter: { host: 'web-1', status: 'open' }, ids: ['a1'] },
      { of: 'text in the process', filter: { search: 'PROXYCHAINS' }, ids: ['a5'] },
      { of: 'text in the user, beyond ASCII', filter: { search: 'jürg' }, ids: ['a5'] },
      { of: 'text in the rule name', filter: { search: 'rule rule-b' }, ids: ['a3', 'a4'] },
      { of: 'text in the host', filter: { search: 'web' }, ids: ['a1', 'a5', 'a4'] },
      { of: 'text with a percent sign, literally', filter: { search: '0%' }, ids: ['a3'] },
      { of: 'text with an underscore, literally', filter: { search: 'web_1' }, ids: [] },
      { of: 'text with a quote', filter: { search: `' OR '1'='1` }, ids: [] },
    ];
    it.each(filters)('filters by $of', ({ filter, ids }) =>
      filled(async (store) => {
        const page = await store.page({ ...first, filter });
        expect([...page.alerts.map((alert) => alert.id)].sort()).toEqual([...ids].sort());
        expect(page.total).toBe(ids.length);
      })()
    );

    const spellings: readonly { readonly spelled: string; readonly respell: (alert: StoredAlert) => StoredAlert }[] = [
      { spelled: 'all nested', respell: nestedAlert },
      { spelled: 'all flat', respell: flatAlert },
    ];
    it.each(spellings)('alerts whose names are $spelled are found, sorted and counted like the others', ({ respell }) =>
      holding(
        queue.map(sampleAlert).map((alert, at) => (at % 2 === 0 ? respell(alert) : alert)),
        async (store) => {
          expect(await store.get('a1')).toEqual(respell(sampleAlert(queue[0] ?? { id: '' })));
          for (const { by, asc, desc } of orders) {
            expect(await idsOf(store, { sortField: by, sortOrder: 'asc' })).toEqual(asc);
            expect(await idsOf(store, { sortField: by, sortOrder: 'desc' })).toEqual(desc);
          }
          for (const { filter, ids } of filters) {
            expect([...(await idsOf(store, { filter }))].sort()).toEqual([...ids].sort());
          }
          expect((await store.countByRule()).get('rule-a')).toEqual({ open: 2, total: 3 });
          expect(await collect(store.ofRule('rule-b'))).toHaveLength(2);
        }
      )()
    );

    it(
      'the alerts of a user or a host since a time are those of its own time, whenever their events happened',
      holding(
        [
          sampleAlert({ id: 'before', at: '2026-03-01T09:59:59.999Z', user: 'anna', host: 'web-1' }),
          sampleAlert({ id: 'first', at: '2026-03-01T10:00:00.000Z', user: 'anna', host: 'web-2' }),
          happened(sampleAlert({ id: 'late', at: '2026-03-01T12:00:00.000Z', user: 'anna', host: 'web-1' }), '2026-02-01T00:00:00.000Z'),
          sampleAlert({ id: 'other', at: '2026-03-01T12:00:00.000Z', user: 'bob', host: 'web-3' }),
          sampleAlert({ id: 'nobody', at: '2026-03-01T12:00:00.000Z' }),
        ],
        async (store) => {
          const sinceMs = Date.parse('2026-03-01T10:00:00.000Z');
          expect(await idsOf(store, { filter: { user: 'anna', sinceMs } })).toEqual(['first', 'late']);
          expect(await idsOf(store, { filter: { host: 'web-1', sinceMs } })).toEqual(['late']);
          expect((await store.page({ ...first, filter: { user: 'anna', sinceMs }, limit: 1 })).total).toBe(2);
        }
      )
    );

    it(
      'an alert of several users or hosts is found, searched and counted as one of each of them',
      holding(
        [
          withFields('both', { user: { name: ['anna', 'bob', 'anna'] }, host: { name: ['web-1', 'web-2'] } }),
          withFields('dotted', { 'user.name': ['bob', 'anna'], 'host.name': 'web-2' }),
          withFields('listed', { user: [{ name: 'anna' }, { name: 'bob' }] }),
          sampleAlert({ id: 'one', user: 'anna', host: 'web-1' }),
        ],
        async (store) => {
          const found = async (filter: AlertFilter) => [...(await idsOf(store, { filter }))].sort();
          expect(await found({ user: 'anna' })).toEqual(['both', 'dotted', 'listed', 'one']);
          expect(await found({ user: 'bob' })).toEqual(['both', 'dotted', 'listed']);
          expect(await found({ host: 'web-2' })).toEqual(['both', 'dotted']);
          expect(await found({ host: 'web-2', user: 'bob' })).toEqual(['both', 'dotted']);
          expect(await found({ search: 'bob' })).toEqual(['both', 'dotted', 'listed']);
          const { facets, total } = await store.page({ ...first, filter: { host: 'web-2' }, limit: 1 });
          expect(total).toBe(2);
          expect(facets.user).toEqual([
            { value: 'anna', label: 'anna', count: 2 },
            { value: 'bob', label: 'bob', count: 2 },
          ]);
          expect(facets.host.map(({ value, count }) => [value, count])).toEqual([
            ['web-1', 2],
            ['web-2', 2],
          ]);
        }
      )
    );

    it(
      'a page is a slice of the whole order, and the total counts everything found',
      filled(async (store) => {
        expect(await idsOf(store, { offset: 1, limit: 2 })).toEqual(['a1', 'a5']);
        expect((await store.page({ ...first, offset: 4, limit: 2 })).total).toBe(5);
        expect(await idsOf(store, { offset: 50 })).toEqual([]);
      })
    );

    it(
      'each facet counts what the other filters leave, the most frequent first',
      filled(async (store) => {
        const { facets } = await store.page({ ...first, filter: { host: 'web-1' } });
        expect(facets.host).toEqual([
          { value: 'web-1', label: 'web-1', count: 2 },
          { value: 'db-1', label: 'db-1', count: 1 },
          { value: 'web-2', label: 'web-2', count: 1 },
        ]);
        expect(facets.status).toEqual([
          { value: 'acknowledged', label: 'acknowledged', count: 1 },
          { value: 'open', label: 'open', count: 1 },
        ]);
        expect(facets.rule).toEqual([
          { value: 'rule-a', label: 'Rule rule-a', count: 1 },
          { value: 'rule-b', label: 'Rule rule-b', count: 1 },
        ]);
        expect(facets.user).toEqual([{ value: 'root', label: 'root', count: 1 }]);
      })
    );

    it(
      'a facet has at most 50 values',
      holding(
        Array.from({ length: 60 }, (_, n) => sampleAlert({ id: `h${n}`, host: `host-${n}` })),
        async (store) => {
          expect((await store.page(first)).facets.host).toHaveLength(50);
        }
      )
    );

    it(
      'counts alerts by rule',
      filled(async (store) => {
        const counts = await store.countByRule();
        expect(counts.get('rule-a')).toEqual({ open: 2, total: 3 });
        expect(counts.get('rule-b')).toEqual({ open: 1, total: 2 });
      })
    );

    it(
      'walks over the alerts of a rule from the newest, all of them',
      holding(shuffledAlerts(1201), async (store) => {
        const found = await collect(store.ofRule('rule-a'));
        expect(found).toHaveLength(1201);
        const times = found.map((alert) => String(alert.source['@timestamp']));
        expect(times).toEqual([...times].sort().reverse());
      })
    );

    it(
      'ids and values with quotes, wildcards and control characters are only data',
      holding([sampleAlert(hostile)], async (store) => {
        const { id, host } = hostile;
        expect((await store.get(id))?.id).toBe(id);
        expect(await idsOf(store, { filter: { host } })).toEqual([id]);
      })
    );
  });
}

export function describeAlertStore(name: string, open: () => Promise<Opened<AlertStore>>): void {
  describeAlertReader(name, async (alerts) => {
    const opened = await open();
    await opened.store.create(alerts);
    return opened;
  });

  const filled = (run: (store: AlertStore) => Promise<void>) =>
    withStore(open, async (store) => {
      await store.create(queue.map(sampleAlert));
      await run(store);
    });

  describe(`${name} keeps alerts`, () => {
    it(
      'an alert whose id is there already is not stored again',
      withStore(open, async (store) => {
        expect(await store.create([sampleAlert({ id: 'x', host: 'one' })])).toEqual(['x']);
        expect(await store.create([sampleAlert({ id: 'x', host: 'two' }), sampleAlert({ id: 'y' }), sampleAlert({ id: 'y' })])).toEqual([
          'y',
        ]);
        expect((await store.get('x'))?.source).toMatchObject({ host: { name: 'one' } });
        expect((await store.page(first)).total).toBe(2);
      })
    );

    it(
      'a change of status answers what it changed, and the queue shows it',
      filled(async (store) => {
        const change = { status: 'closed', reason: 'false_positive', user: 'anna', at: '2026-03-02T00:00:00.000Z' } as const;
        expect([...(await store.setStatus(['a1', 'no-such-alert', 'a3', 'a1'], change))].sort()).toEqual(['a1', 'a3']);
        expect((await store.get('a1'))?.source).toMatchObject({
          'kibana.alert.workflow_status': 'closed',
          'kibana.alert.workflow_reason': 'false_positive',
          'kibana.alert.workflow_status_updated_at': '2026-03-02T00:00:00.000Z',
          host: { name: 'web-1' },
        });
        expect(await idsOf(store, { filter: { status: 'closed' } })).toEqual(['a3', 'a1', 'a2']);
        expect((await store.countByRule()).get('rule-a')).toEqual({ open: 1, total: 3 });
      })
    );

    it(
      'tags are added and removed, and what stays keeps its order',
      filled(async (store) => {
        const tags = async (id: string) => (await store.get(id))?.source['kibana.alert.workflow_tags'];
        expect([...(await store.setTags(['a1', 'no-such-alert', 'a3', 'a1'], { add: ['b', 'a', 'a'], remove: [] }))].sort()).toEqual([
          'a1',
          'a3',
        ]);
        expect(await tags('a1')).toEqual(['b', 'a']);
        await store.setTags(['a1'], { add: ['b', `c' "x`], remove: ['a', 'never there'] });
        expect(await tags('a1')).toEqual(['b', `c' "x`]);
        expect(await tags('a3')).toEqual(['b', 'a']);
        expect((await store.get('a1'))?.source).toMatchObject({ host: { name: 'web-1' } });
      })
    );

    it(
      'reopening removes the reason',
      filled(async (store) => {
        await store.setStatus(['a1'], { status: 'closed', reason: 'duplicate', user: 'anna', at: '2026-03-02T00:00:00.000Z' });
        await store.setStatus(['a1'], { status: 'open', reason: undefined, user: 'anna', at: '2026-03-02T00:01:00.000Z' });
        const source = (await store.get('a1'))?.source;
        expect(source).toMatchObject({ 'kibana.alert.workflow_status': 'open' });
        expect(source).not.toHaveProperty(['kibana.alert.workflow_reason']);
      })
    );
  });
}
