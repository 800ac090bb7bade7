/** The searcher of guides against the stand-in for Elasticsearch: the suite of every searcher, and what only this one meets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchFilter } from '../../../common/guides';
import { describeMatchSearcher } from '../../../test/conformance/match_searcher_suite';
import { createAlertsIndex, deleteAlertsIndex } from '../../../test/kibana/alerts_index';
import { startFakeEs, type FakeEs } from '../../../test/kibana/start_fake_es';
import type { MatchRequest } from '../../app/ports';
import type { EsClient, EsSearchRequest } from './es_client';
import { EsMatchSearcher } from './es_match_searcher';

let es: FakeEs;
beforeAll(async () => {
  es = await startFakeEs();
});
afterAll(() => es.stop());

const keyword = { type: 'keyword' };
const properties = {
  '@timestamp': { type: 'date' },
  user: { properties: { name: keyword } },
  process: { properties: { name: keyword, pid: { type: 'long' } } },
};

describeMatchSearcher('EsMatchSearcher', async (events, alerts) => {
  await createAlertsIndex(es, alerts);
  const names = [...new Set(events.map(({ index = 'logs' }) => index))];
  for (const name of names) await es.request('PUT', `/${name}`, { mappings: { dynamic: false, properties } });
  const lines = events.flatMap(({ id, index = 'logs', source }) => [{ create: { _id: id, _index: index } }, source]);
  await es.request('POST', '/_bulk?refresh=true', `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  return {
    store: new EsMatchSearcher(es.client, 'default'),
    close: async () => {
      for (const name of names) await es.request('DELETE', `/${name}`);
      await deleteAlertsIndex(es);
    },
  };
});

const request: MatchRequest = {
  filter: searchFilter([[{ field: 'user.name', excluded: false, kind: 'values', values: ['root'] }]]),
  fromMs: undefined,
  toMs: undefined,
  patterns: ['logs-*'],
  limit: 3,
  mostCounted: 10_000,
};
const empty = { hits: { total: { value: 0, relation: 'eq' }, hits: [] } };

/** Refuses what is asked of an index that is not the alerts', and keeps what was asked. */
function clientThat(answer: () => unknown): EsClient & { readonly asked: EsSearchRequest[] } {
  const asked: EsSearchRequest[] = [];
  return {
    asked,
    search: async (search) => {
      asked.push(search);
      return search.index.startsWith('.alerts-') ? empty : answer();
    },
  };
}
const refusing = (statusCode: number) =>
  clientThat(() => {
    throw Object.assign(new Error('in their own words'), { statusCode });
  });

describe('EsMatchSearcher', () => {
  const refusals: [number, string][] = [
    [403, 'forbidden'],
    [404, 'gone'],
    [429, 'unavailable'],
    [503, 'unavailable'],
  ];
  it.each(refusals)('a refusal of events with %i is told as %s, and alerts are searched all the same', async (status, reason) => {
    const answer = await new EsMatchSearcher(refusing(status), 'default').search(request);
    expect(answer).toMatchObject({ events: { ok: false, reason }, alerts: { ok: true, total: 0 } });
  });

  it('a search that cannot be read is refused with the words of Elasticsearch', async () => {
    const { events } = await new EsMatchSearcher(refusing(400), 'default').search(request);
    expect(events).toEqual({ ok: false, reason: 'refused', message: 'in their own words' });
  });

  it('a connection that is lost rises', async () => {
    const lost = new Error('connection lost');
    const searcher = new EsMatchSearcher({ search: () => Promise.reject(lost) }, 'default');
    await expect(searcher.search(request)).rejects.toBe(lost);
  });

  it('an answer that is not whole says that there may be more', async () => {
    for (const part of [{ timed_out: true }, { _shards: { failed: 1 } }, { hits: { total: { value: 0, relation: 'gte' }, hits: [] } }]) {
      const { events } = await new EsMatchSearcher(
        clientThat(() => ({ ...empty, ...part })),
        'default'
      ).search(request);
      expect(events).toMatchObject({ ok: true, isLeast: true });
    }
  });

  it('patterns that would break the address are left out, and none left searches nothing', async () => {
    const client = clientThat(() => empty);
    const searcher = new EsMatchSearcher(client, 'space');
    const broken = ['a/_search', 'a b', '', '<logs-{now/d}>', 'x,y', 'a?b'];
    await searcher.search({ ...request, patterns: [...broken, 'logs-*', 'paris:logs-*', '-logs-old'] });
    await searcher.search({ ...request, patterns: broken });
    await searcher.search({ ...request, patterns: Array.from({ length: 500 }, (_, n) => `logs-${n}-*`) });
    const [first, ...others] = client.asked.filter(({ index }) => !index.startsWith('.alerts-')).map(({ index }) => index);
    expect(first).toBe('logs-*,paris:logs-*,-logs-old');
    expect(others).toHaveLength(1);
    expect(encodeURIComponent(others[0] ?? '').length).toBeLessThan(4_000);
    expect(client.asked.filter(({ index }) => index === '.alerts-security.alerts-space')).toHaveLength(3);
  });

  it('patterns are those of the advanced setting, where it is one', async () => {
    const patternsOf = (setting: unknown) =>
      new EsMatchSearcher(
        clientThat(() => empty),
        'default',
        async () => setting
      ).eventPatterns();
    expect(await patternsOf(['a-*', 'b-*'])).toEqual(['a-*', 'b-*']);
    expect(await patternsOf(undefined)).toBeUndefined();
    expect(await patternsOf([])).toBeUndefined();
    expect(await patternsOf('a-*')).toBeUndefined();
    expect(
      await new EsMatchSearcher(
        clientThat(() => empty),
        'default'
      ).eventPatterns()
    ).toBeUndefined();
  });
});
