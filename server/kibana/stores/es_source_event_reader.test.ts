/** The reader of source events against the stand-in for Elasticsearch: the suite of every reader, and what only this one meets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeSourceEventReader } from '../../../test/conformance/source_event_reader_suite';
import { sampleEvent } from '../../../test/fakes/sample_event';
import { startFakeEs, type FakeEs } from '../../../test/kibana/start_fake_es';
import type { StoredEvent } from '../../app/ports';
import type { EsClient, EsSearchRequest } from './es_client';
import { EsSourceEventReader } from './es_source_event_reader';

let es: FakeEs;
beforeAll(async () => {
  es = await startFakeEs();
});
afterAll(() => es.stop());

async function open(events: readonly StoredEvent[], aliases: Readonly<Record<string, string>> = {}) {
  const names = [...new Set(events.map(({ index = 'logs' }) => index))];
  for (const name of names) {
    const alias = aliases[name];
    await es.request('PUT', `/${name}`, { mappings: { dynamic: false }, ...(alias === undefined ? {} : { aliases: { [alias]: {} } }) });
  }
  const lines = events.flatMap(({ id, index = 'logs', source }) => [{ create: { _id: id, _index: index } }, source]);
  await es.request('POST', '/_bulk?refresh=true', `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  return {
    store: new EsSourceEventReader(es.client),
    close: async () => {
      for (const name of names) await es.request('DELETE', `/${name}`);
    },
  };
}

describeSourceEventReader('EsSourceEventReader', open);

const event = sampleEvent({ id: 'e1', at: '2026-03-01T10:00:00.000Z', index: 'logs-a' });
const refusal = (statusCode: number): Error => Object.assign(new Error('refused'), { statusCode });

/** Answers for the indices that are there; one that is not is refused with its status, as the whole search of Elasticsearch is. */
function clientWith(indices: Readonly<Record<string, readonly StoredEvent[] | number>>): EsClient & { readonly asked: EsSearchRequest[] } {
  const asked: EsSearchRequest[] = [];
  return {
    asked,
    search: async (request) => {
      asked.push(request);
      const found: StoredEvent[] = [];
      for (const name of request.index.split(',')) {
        const held = indices[name];
        if (typeof held === 'number') throw refusal(held);
        if (held === undefined && request.ignore_unavailable !== true) throw refusal(404);
        found.push(...(held ?? []));
      }
      return { hits: { hits: found.map(({ id, index, source }) => ({ _id: id, _index: index, _source: source })) } };
    },
  };
}

describe('EsSourceEventReader', () => {
  it('reads all events by one search, when they are there', async () => {
    const client = clientWith({ 'logs-a': [event], 'logs-b': [{ ...event, id: 'e2', index: 'logs-b' }] });
    const answers = await new EsSourceEventReader(client).read([
      { index: 'logs-b', id: 'e2' },
      { index: 'logs-a', id: 'e1' },
    ]);
    expect(answers).toMatchObject([{ ok: true }, { ok: true }]);
    expect(client.asked).toHaveLength(1);
  });

  const refusals = [
    { what: 'an index that may not be read', status: 403, reason: 'forbidden' },
    { what: 'an index that is not there', status: 404, reason: 'gone' },
    { what: 'a closed index', status: 400, reason: 'unavailable' },
    { what: 'a cluster that does not answer', status: 502, reason: 'unavailable' },
  ];
  it.each(refusals)('$what is told, and the other events are read', async ({ status, reason }) => {
    const client = clientWith({ 'logs-a': [event], 'logs-x': status });
    const answers = await new EsSourceEventReader(client).read([
      { index: 'logs-x', id: 'e9' },
      { index: 'logs-a', id: 'e1' },
    ]);
    expect(answers).toEqual([
      { ok: false, reason },
      { ok: true, event },
    ]);
  });

  it('a connection that is lost rises', async () => {
    const lost = new Error('connection lost');
    const reader = new EsSourceEventReader({ search: () => Promise.reject(lost) });
    await expect(reader.read([{ index: 'logs-a', id: 'e1' }])).rejects.toBe(lost);
  });

  it('an answer of another shape is an error, not a missing event', async () => {
    const reader = new EsSourceEventReader({ search: async () => ({ hits: { hits: [{}] } }) });
    await expect(reader.read([{ index: 'logs-a', id: 'e1' }])).rejects.toThrow();
  });

  it.each(['', '*', 'logs-*', 'logs-a,logs-b', '-logs-a', '_all', '<logs-{now/d}>', 'a/_search', 'a b', 'a:b:c', 'x'.repeat(600)])(
    'a name that is not one index is not searched: %j',
    async (index) => {
      const client = clientWith({ 'logs-a': [event] });
      const answers = await new EsSourceEventReader(client).read([{ index, id: 'e1' }]);
      expect(answers).toEqual([{ ok: false, reason: 'not_one_document' }]);
      expect(client.asked).toEqual([]);
    }
  );

  it('an event of another cluster is looked for there', async () => {
    const remote = { ...event, index: 'paris:logs-a' };
    const client = clientWith({ 'paris:logs-a': [remote] });
    expect(await new EsSourceEventReader(client).read([{ index: 'paris:logs-a', id: 'e1' }])).toEqual([{ ok: true, event: remote }]);
  });

  it('a backing index that moved to a searchable snapshot is found under its new name', async () => {
    const frozen = 'partial-.ds-logs-a-2026.03.01-000001';
    const { store, close } = await open([{ ...event, index: frozen }]);
    expect(await store.read([{ index: '.ds-logs-a-2026.03.01-000001', id: 'e1' }])).toEqual([
      { ok: true, event: { ...event, index: frozen } },
    ]);
    await close();
  });

  it('an index that is an alias by now is found through it', async () => {
    const { store, close } = await open([{ ...event, index: 'shrink-abc-logs-a' }], { 'shrink-abc-logs-a': 'logs-a' });
    expect(await store.read([{ index: 'logs-a', id: 'e1' }])).toEqual([{ ok: true, event: { ...event, index: 'shrink-abc-logs-a' } }]);
    await close();
  });

  it('many long names are spread over requests that Elasticsearch takes', async () => {
    const references = Array.from({ length: 60 }, (_, n) => ({ index: `.ds-${'x'.repeat(100)}-${n}`, id: `e${n}` }));
    const client = clientWith({});
    await new EsSourceEventReader(client).read(references);
    expect(Math.max(...client.asked.map(({ index }) => encodeURIComponent(index).length))).toBeLessThan(4_000);
  });
});
