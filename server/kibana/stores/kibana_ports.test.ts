/** The ports in Kibana under the use cases of the product, against the stand-in for Elasticsearch. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemorySavedObjects } from '../../../test/fakes/memory_saved_objects';
import { sampleAlert } from '../../../test/fakes/sample_alert';
import { sampleRule } from '../../../test/fakes/sample_rule';
import { createAlertsIndex } from '../../../test/kibana/alerts_index';
import { keptRule, memoryRulesClient } from '../../../test/kibana/memory_rules_client';
import { startFakeEs, type FakeEs } from '../../../test/kibana/start_fake_es';
import { handleRoute } from '../../app/binding';
import { routes } from '../../app/routes';
import { kibanaPorts, type KibanaClients } from './kibana_ports';

let es: FakeEs;
beforeAll(async () => {
  es = await startFakeEs();
  await createAlertsIndex(es, [sampleAlert({ id: 'a1', host: 'web-1' })]);
});
afterAll(() => es.stop());

const ports = (given: Partial<KibanaClients> = {}) =>
  kibanaPorts({
    es: es.client,
    savedObjects: new MemorySavedObjects().client(),
    rules: memoryRulesClient([keptRule(sampleRule())]),
    lists: undefined,
    sqlSyntax: async () => undefined,
    space: 'default',
    userName: 'anna',
    clock: () => new Date('2026-03-01T12:00:00.000Z'),
    ...given,
  });

function ask(method: string, path: string, request: { params?: unknown; query?: unknown; body?: unknown }, given = ports()) {
  const route = routes.find((row) => row.method === method && row.path.endsWith(path));
  if (route === undefined) throw new Error(`no route ${method} ${path}`);
  return handleRoute(route, given, { params: {}, query: {}, body: undefined, ...request });
}

describe('the ports in Kibana', () => {
  it('serve the queue and one alert', async () => {
    expect(await ask('get', '/alerts', {})).toMatchObject({ status: 200, body: { total: 1, alerts: [{ id: 'a1', host: 'web-1' }] } });
    expect(await ask('get', '/alerts/{id}', { params: { id: 'a1' } })).toMatchObject({ status: 200, body: { alert: { id: 'a1' } } });
  });

  it('an alert that is gone and a space without alerts each have their message', async () => {
    expect(await ask('get', '/alerts/{id}', { params: { id: 'gone' } })).toMatchObject({
      status: 404,
      body: { attributes: { code: 'alert_not_found' } },
    });
    const elsewhere = ports({ space: 'new' });
    expect(await ask('get', '/alerts', {}, elsewhere)).toMatchObject({
      status: 404,
      body: { attributes: { code: 'alerts_index_missing' } },
    });
  });

  it('keep what the analyst did', async () => {
    const kept = ports();
    const params = { id: 'a1', step_id: 'step-1' };
    const body = { version: 0, state: 'done', note: 'looked' };
    expect(await ask('put', '/investigation/steps/{step_id}', { params, body }, kept)).toMatchObject({ status: 200 });
    expect(await ask('get', '/alerts/{id}/investigation', { params: { id: 'a1' } }, kept)).toMatchObject({
      status: 200,
      body: { version: 1, steps: { 'step-1': { note: 'looked', updated_by: 'anna' } } },
    });
  });

  it('without alerting and lists nothing is found, which is said, and alerts are still there', async () => {
    const alone = ports({ rules: undefined, lists: undefined });
    expect(await alone.rules.get('rule-a')).toBeUndefined();
    expect(await ask('get', '/rules', {}, alone)).toMatchObject({
      status: 200,
      body: { rules: [], problems: [], unavailable: { plugin: 'alerting' } },
    });
    expect(await alone.exceptions.ofRule('rule-a')).toEqual([]);
    expect(await ask('get', '/alerts', {}, alone)).toMatchObject({ status: 200, body: { total: 1 } });
    expect(await ask('post', '/evaluate', { body: { document: {} } }, alone)).toMatchObject({
      status: 422,
      body: { attributes: { code: 'rules_unavailable', plugin: 'alerting' } },
    });
  });

  it('without lists alone a rule is shown, and that its exceptions cannot be', async () => {
    expect(await ask('get', '/rules/{id}', { params: { id: 'rule-a' } })).toMatchObject({
      status: 200,
      body: { rule: { exceptions: [], exceptions_unavailable: { plugin: 'lists' } } },
    });
  });

  it('with both there is nothing to say', async () => {
    const lists = { findExceptionListsItem: async () => ({ data: [], total: 0 }) };
    expect(ports({ lists }).unavailable).toEqual({});
  });
});
