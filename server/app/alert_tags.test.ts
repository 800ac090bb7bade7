import { describe, expect, it } from 'vitest';
import { MemoryAlertStore } from '../../test/fakes/memory_alert_store';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { sampleAlert } from '../../test/fakes/sample_alert';
import { summarizeAlert } from './alert_summary';
import { withTags } from './alert_tags';
import { handleRoute } from './binding';
import { kibanaRoutes } from './routes';

const ports = memoryPorts({ alerts: new MemoryAlertStore([sampleAlert({ id: 'a' })]) });
const send = (body: unknown) => {
  const route = kibanaRoutes.find(({ path }) => path.endsWith('/signals/tags'));
  if (route === undefined) throw new Error('there is no route for tags');
  return handleRoute(route, ports, { params: {}, query: {}, body });
};

describe('the tags of alerts', () => {
  it('are changed for all that exist, and counted', async () => {
    expect(await send({ ids: ['a', 'unknown'], tags: { tags_to_add: ['b', 'c'], tags_to_remove: [] } })).toMatchObject({
      status: 200,
      body: { total: 1, updated: 1, noops: 0, version_conflicts: 0, failures: [] },
    });
    await send({ ids: ['a'], tags: { tags_to_add: ['d'], tags_to_remove: ['b'] } });
    expect(summarizeAlert((await ports.alerts.get('a')) ?? sampleAlert({ id: '' })).tags).toEqual(['c', 'd']);
  });

  const refused = [
    { ids: ['a'], tags: { tags_to_add: ['x'] } },
    { ids: ['a'], tags: { tags_to_remove: ['x'] } },
    { ids: ['a'] },
    { tags: { tags_to_add: ['x'], tags_to_remove: [] } },
    { ids: [], tags: { tags_to_add: ['x'], tags_to_remove: [] } },
    { ids: ['a'], tags: { tags_to_add: ['x', 'y'], tags_to_remove: ['y'] } },
    { ids: ['a'], tags: { tags_to_add: [1], tags_to_remove: [] } },
  ];
  it.each(refused)('are left alone by %j', async (body) => {
    const before = (await ports.alerts.get('a'))?.source;
    expect(await send(body)).toMatchObject({ status: 400 });
    expect((await ports.alerts.get('a'))?.source).toEqual(before);
  });

  it('are read from a document that has one as a text, or none', () => {
    expect(withTags({ 'kibana.alert.workflow_tags': 'one' }, { add: ['two'], remove: [] })).toEqual({
      'kibana.alert.workflow_tags': ['one', 'two'],
    });
    expect(withTags({}, { add: ['two'], remove: ['two'] })).toEqual({ 'kibana.alert.workflow_tags': ['two'] });
    const source = { 'kibana.alert.workflow_tags': ['', ' ', 'kept', 'kept'] };
    expect(summarizeAlert({ id: 'a', index: 'i', source }).tags).toEqual(['kept']);
  });
});
