/** Facts about saved queries of Osquery. On 8.12.2 it was seen that the routes are there; the shapes were read in its sources and in those of main. */
import { expect, it } from 'vitest';
import { LIVE_QUERIES_PATH, SAVED_QUERIES_PATH } from '../../../common/api';
import { refusedWith } from './alert_facts';
import { list, record, type Refusal, type Spoken } from './under_test';

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);

export function savedQueryFacts(spoken: () => Spoken): void {
  const path = SAVED_QUERIES_PATH;
  const id = `ig-${Date.now()}`;
  const body = { id, description: 'Who is there', query: 'SELECT 1 AS one', platform: 'linux', interval: '3600' };
  const find = async (): Promise<Readonly<Record<string, unknown>> | undefined> => {
    const { data } = await spoken().good('GET', `${path}?page=1&pageSize=1000&sort=id&sortOrder=asc`);
    return list(data)
      .map(record)
      .find((query) => query['id'] === id);
  };
  let savedObjectId = '';

  it('saves one under the id that was given, and under one of its own', async () => {
    const data = record((await spoken().good('POST', path, body))['data']);
    expect(data).toMatchObject({ ...body, saved_object_id: expect.stringMatching(/./), created_at: TIME, updated_at: TIME });
    savedObjectId = String(data['saved_object_id']);
    expect(savedObjectId).not.toBe(id);
  });

  it('lists it, a page counted from 1', async () => {
    expect(await find()).toMatchObject({ id, query: body.query, saved_object_id: savedObjectId });
    expect(await spoken().good('GET', `${path}?page=1&pageSize=1`)).toMatchObject({
      page: 1,
      per_page: 1,
      total: expect.any(Number),
      data: [expect.any(Object)],
    });
  });

  it('runs it by its saved object id', async () => {
    const { agentId } = spoken().seeded;
    const asked = { agent_ids: [agentId], saved_query_id: savedObjectId, query: body.query };
    expect(record((await spoken().good('POST', LIVE_QUERIES_PATH, asked))['data'])).toMatchObject({ queries: [{ query: body.query }] });
  });

  const refusals: readonly Refusal[] = [
    { what: 'an id that is taken', path, body, status: 409 },
    { what: 'one without an id', path, body: { query: 'SELECT 1', interval: '1' }, status: 400 },
  ];
  refusedWith(spoken, refusals);
}
