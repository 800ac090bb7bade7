/** Investigations in saved objects: the suite of every store of them, and what only this one meets. */
import { describe, expect, it } from 'vitest';
import { describeInvestigationStore } from '../../../test/conformance/investigation_store_suite';
import { MemorySavedObjects, refuse } from '../../../test/fakes/memory_saved_objects';
import type { InvestigationResponse } from '../../../common/api';
import { INVESTIGATION_TYPE, investigationType } from './investigation_type';
import { SavedObjectInvestigationStore } from './saved_object_investigation_store';
import type { SavedObjectsClientPort } from './saved_objects_client';

const blank: InvestigationResponse = { alert_id: 'a', version: 1, steps: {}, runs: {}, verdict: undefined };
const verdict = { verdict: 'undecided', comment: '', exception_item_id: 'e', at: '2026-03-01T00:00:00.000Z', by: 'anna' } as const;

const inSpace = (objects: MemorySavedObjects, space = 'default') => new SavedObjectInvestigationStore(objects.client(space), space);

describeInvestigationStore('SavedObjectInvestigationStore', async () => ({
  store: inSpace(new MemorySavedObjects()),
  close: async () => undefined,
}));

describe('SavedObjectInvestigationStore', () => {
  it('the same alert id in two spaces has two investigations', async () => {
    const objects = new MemorySavedObjects();
    const [one, two] = [inSpace(objects, 'one'), inSpace(objects, 'two')];
    expect(await one.put({ ...blank, verdict })).toBe(true);
    expect(await two.get('a')).toBeUndefined();
    expect(await two.put(blank)).toBe(true);
    expect((await one.get('a'))?.verdict).toEqual(verdict);
  });

  it('a write that another one overtook between its read and its write does not happen', async () => {
    const objects = new MemorySavedObjects();
    const other = inSpace(objects);
    await other.put(blank);
    const client = objects.client();
    const slow: SavedObjectsClientPort = {
      ...client,
      get: async (type, id) => {
        const read = await client.get(type, id);
        await other.put({ ...blank, version: 2, verdict });
        return read;
      },
    };
    expect(await new SavedObjectInvestigationStore(slow, 'default').put({ ...blank, version: 2 })).toBe(false);
    expect((await other.get('a'))?.verdict).toEqual(verdict);
  });

  it('what a later version leaves out is gone', async () => {
    const store = inSpace(new MemorySavedObjects());
    const step = { state: 'done', note: 'n', updated_at: '2026-03-01T00:00:00.000Z', updated_by: 'anna' } as const;
    await store.put({ ...blank, steps: { one: step, two: step }, verdict });
    const later: InvestigationResponse = {
      ...blank,
      version: 2,
      steps: { two: step },
      verdict: { ...verdict, exception_item_id: undefined },
    };
    await store.put(later);
    expect(await store.get('a')).toEqual(later);
  });

  it.each(['a.b', '.', 'step "1"', 'ключ', 'toString'])('a step may be called %j', async (id) => {
    const store = inSpace(new MemorySavedObjects());
    const steps = { [id]: { version: 1, state: 'open', note: '', updated_at: '2026-03-01T00:00:00.000Z', updated_by: 'anna' } } as const;
    await store.put({ ...blank, steps });
    expect((await store.get('a'))?.steps).toEqual(steps);
  });

  it('ids are short whatever the alert is called', async () => {
    const ids: string[] = [];
    const client = new MemorySavedObjects().client();
    const noting: SavedObjectsClientPort = { ...client, get: (type, id) => (ids.push(id), client.get(type, id)) };
    await new SavedObjectInvestigationStore(noting, 'default').get('é'.repeat(512));
    expect(ids[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  const forbidding: SavedObjectsClientPort = {
    get: async () => refuse(403, 'Unable to get'),
    bulkGet: async () => refuse(403, 'Unable to bulk_get'),
    create: async () => refuse(403, 'Unable to create'),
    find: async () => refuse(403, 'Unable to find'),
  };
  it('a missing privilege is named, also in a space that one may only read', async () => {
    const store = new SavedObjectInvestigationStore(forbidding, 'default');
    const refused = (needed: string) => ({
      statusCode: 403,
      code: 'investigations_forbidden',
      message: expect.stringContaining(`"${needed}"`),
    });
    await expect(store.get('a')).rejects.toMatchObject(refused('Read'));
    await expect(store.judgedTruePositive(['a'])).rejects.toMatchObject(refused('Read'));
    await expect(store.put(blank)).rejects.toMatchObject(refused('All'));
  });

  it('other failures stay what they were, one object of many too', async () => {
    const client = new MemorySavedObjects().client();
    const down: SavedObjectsClientPort = { ...client, get: async () => refuse(503, 'down') };
    await expect(new SavedObjectInvestigationStore(down, 'default').get('a')).rejects.toThrow('down');
    const odd: SavedObjectsClientPort = {
      ...client,
      bulkGet: async () => ({ saved_objects: [{ id: 'x', attributes: {}, error: { statusCode: 400, message: 'unsupported type' } }] }),
    };
    await expect(new SavedObjectInvestigationStore(odd, 'default').judgedTruePositive(['a'])).rejects.toThrow('unsupported type');
  });

  it('attributes that are no investigation are an error, not an empty one', async () => {
    const client = new MemorySavedObjects().client();
    const odd: SavedObjectsClientPort = { ...client, get: async () => ({ id: 'x', attributes: { alert_id: 'a' }, version: '1' }) };
    await expect(new SavedObjectInvestigationStore(odd, 'default').get('a')).rejects.toThrow();
  });
});

describe('the saved object type', () => {
  it("is hidden, kept apart by space, and a later version's attributes are dropped by this one", () => {
    expect(investigationType).toMatchObject({ name: INVESTIGATION_TYPE, hidden: true, namespaceType: 'multiple-isolated' });
    const { forwardCompatibility } = investigationType.modelVersions[1].schemas;
    expect(forwardCompatibility({ alert_id: 'a', version: 1, invented_later: true })).toEqual({ alert_id: 'a', version: 1 });
  });
});
