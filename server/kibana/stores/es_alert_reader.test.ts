/** The alert reader against the stand-in for Elasticsearch: the suite of every reader, and what only this one meets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeAlertReader } from '../../../test/conformance/alert_store_suite';
import { sampleAlert } from '../../../test/fakes/sample_alert';
import { createAlertsIndex, deleteAlertsIndex } from '../../../test/kibana/alerts_index';
import { startFakeEs, type FakeEs } from '../../../test/kibana/start_fake_es';
import type { AlertPageRequest, StoredAlert } from '../../app/ports';
import { EsAlertReader } from './es_alert_reader';
import type { EsClient } from './es_client';

let es: FakeEs;
beforeAll(async () => {
  es = await startFakeEs();
});
afterAll(() => es.stop());

const everything: AlertPageRequest = { filter: {}, sortField: 'time', sortOrder: 'asc', offset: 0, limit: 100 };

async function open(alerts: readonly StoredAlert[]) {
  await createAlertsIndex(es, alerts);
  return { store: new EsAlertReader(es.client, 'default'), close: () => deleteAlertsIndex(es) };
}

async function withAlerts(alerts: readonly StoredAlert[], run: (reader: EsAlertReader) => Promise<void>): Promise<void> {
  const { store, close } = await open(alerts);
  try {
    await run(store);
  } finally {
    await close();
  }
}

const idsOf = async (reader: EsAlertReader, request: Partial<AlertPageRequest>): Promise<readonly string[]> =>
  (await reader.page({ ...everything, ...request })).alerts.map(({ id }) => id);

describeAlertReader('EsAlertReader', open);

describe('EsAlertReader', () => {
  it('a missing index is said to be missing, and how it comes to be', async () => {
    const reader = new EsAlertReader(es.client, 'empty-space');
    const missing = {
      statusCode: 404,
      code: 'alerts_index_missing',
      message: expect.stringContaining('.alerts-security.alerts-empty-space'),
    };
    await expect(reader.get('a')).rejects.toMatchObject(missing);
    await expect(reader.page(everything)).rejects.toMatchObject(missing);
    await expect(reader.countByRule()).rejects.toMatchObject(missing);
  });

  const failing = (error: unknown): EsClient => ({ search: () => Promise.reject(error) });
  it('a missing privilege is named', async () => {
    const reader = new EsAlertReader(failing(Object.assign(new Error('security_exception'), { statusCode: 403 })), 'default');
    await expect(reader.get('a')).rejects.toMatchObject({ statusCode: 403, code: 'alerts_forbidden', details: { privilege: 'read' } });
  });

  it('other failures stay what they were', async () => {
    const lost = new Error('connection lost');
    await expect(new EsAlertReader(failing(lost), 'default').get('a')).rejects.toBe(lost);
  });

  it('a page beyond what Elasticsearch pages is refused with a way out, the last one within is not', () =>
    withAlerts([sampleAlert({ id: 'a' })], async (reader) => {
      await expect(reader.page({ ...everything, offset: 9_901 })).rejects.toMatchObject({ statusCode: 400, code: 'page_too_far' });
      expect((await reader.page({ ...everything, offset: 9_900 })).total).toBe(1);
    }));

  it('an answer of another shape is an error, not an empty queue', async () => {
    const reader = new EsAlertReader({ search: async () => ({ hits: { hits: [{}] } }) }, 'default');
    await expect(reader.get('a')).rejects.toThrow();
  });

  const texts = [
    { search: 'élodie', found: true },
    { search: 'ÉLODIE', found: true },
    { search: 'élodie ivan', found: false },
    { search: 'ИВАН', found: true },
    { search: 'иван', found: true },
    { search: '*', found: false },
    { search: 'e?d', found: false },
    { search: 'a\\b', found: true },
  ];
  it.each(texts)('looks for $search literally and in any case', ({ search, found }) =>
    withAlerts([sampleAlert({ id: 'a', user: 'Élodie', host: 'Иван', commandLine: 'a\\b' })], async (reader) => {
      expect(await idsOf(reader, { filter: { search } })).toEqual(found ? ['a'] : []);
    })
  );

  it('text is looked for in the arguments where there is no command line', () =>
    withAlerts(
      [{ ...sampleAlert({ id: 'a' }), source: { ...sampleAlert({ id: 'a' }).source, process: { args: ['nc', '-lvp'] } } }],
      async (reader) => {
        expect(await idsOf(reader, { filter: { search: '-LVP' } })).toEqual(['a']);
      }
    ));

  it('old and unknown values of status and severity count, filter and sort as they are shown', () =>
    withAlerts(
      [
        sampleAlert({ id: 'old', status: 'in-progress', severity: 'high' }),
        sampleAlert({ id: 'odd', status: 'unheard-of', severity: 'unheard-of' }),
        sampleAlert({ id: 'shut', status: 'closed', severity: 'medium' }),
      ],
      async (reader) => {
        expect(await idsOf(reader, { filter: { status: 'acknowledged' } })).toEqual(['old']);
        expect(await idsOf(reader, { filter: { status: 'open' } })).toEqual(['odd']);
        expect(await idsOf(reader, { filter: { severity: 'low' } })).toEqual(['odd']);
        expect(await idsOf(reader, { sortField: 'status', sortOrder: 'desc' })).toEqual(['odd', 'old', 'shut']);
        expect(await idsOf(reader, { sortField: 'severity', sortOrder: 'desc' })).toEqual(['old', 'shut', 'odd']);
        const { facets } = await reader.page(everything);
        expect(facets.status.map(({ value }) => value)).toEqual(['acknowledged', 'closed', 'open']);
      }
    ));

  it('a rule that was renamed has the name of its newest alert', () =>
    withAlerts(
      [
        sampleAlert({ id: 'new', at: '2026-03-02T00:00:00.000Z', ruleName: 'Now' }),
        sampleAlert({ id: 'old', at: '2026-03-01T00:00:00.000Z', ruleName: 'Before' }),
        sampleAlert({ id: 'older', at: '2026-02-01T00:00:00.000Z', ruleName: 'Before' }),
      ],
      async (reader) => {
        expect((await reader.page(everything)).facets.rule).toEqual([{ value: 'rule-a', label: 'Now', count: 3 }]);
      }
    ));

  it('counts more rules than one answer holds', () =>
    withAlerts(
      Array.from({ length: 1_001 }, (_, n) => sampleAlert({ id: `a${n}`, rule: `r${n}` })),
      async (reader) => {
        expect((await reader.countByRule()).size).toBe(1_001);
      }
    ));

  it('a walk over exactly one batch ends', () =>
    withAlerts(
      Array.from({ length: 500 }, (_, n) => sampleAlert({ id: `a${n}` })),
      async (reader) => {
        const sizes: number[] = [];
        for await (const batch of reader.ofRule('rule-a')) sizes.push(batch.length);
        expect(sizes).toEqual([500]);
      }
    ));

  it('a field of ten thousand characters comes back whole', () =>
    withAlerts([sampleAlert({ id: 'a', commandLine: 'x'.repeat(10_000) })], async (reader) => {
      expect(await reader.get('a')).toEqual(sampleAlert({ id: 'a', commandLine: 'x'.repeat(10_000) }));
    }));
});
