/** Facts about the status and the tags of alerts. */
import { expect, it } from 'vitest';
import { SIGNALS_STATUS_PATH, SIGNALS_TAGS_PATH } from '../../../common/api';
import { expectRefusal, HEADERS, MISSING_ID, type Refusal, type Spoken } from './under_test';

const UPDATED = {
  took: expect.any(Number),
  timed_out: false,
  total: 1,
  updated: 1,
  created: 0,
  deleted: 0,
  batches: 1,
  version_conflicts: 0,
  noops: 0,
  retries: { bulk: 0, search: 0 },
  failures: [],
};
const STATUS = 'kibana.alert.workflow_status';
const REASON = 'kibana.alert.workflow_reason';
const TAGS = 'kibana.alert.workflow_tags';

export function statusFacts(spoken: () => Spoken): void {
  const set = (body: object) => spoken().good('POST', SIGNALS_STATUS_PATH, body);
  const field = (name: string) => spoken().alertField(spoken().seeded.alertId, name);

  it('changes the status and answers the account of an update by query', async () => {
    const signal_ids = [spoken().seeded.alertId];
    expect(await set({ signal_ids, status: 'acknowledged' })).toMatchObject(UPDATED);
    expect(await field(STATUS)).toBe('acknowledged');
    expect(await field('kibana.alert.workflow_status_updated_at')).toEqual(expect.stringMatching(/^\d{4}-\d\d-\d\dT/));
    await set({ signal_ids, status: 'open' });
    expect(await field(STATUS)).toBe('open');
  });

  it('counts an alert that is not there as none, without an error', async () => {
    expect(await set({ signal_ids: [MISSING_ID], status: 'open' })).toMatchObject({ total: 0, updated: 0, failures: [] });
  });

  it('takes the reason of closing', async () => {
    const signal_ids = [spoken().seeded.alertId];
    expect(await set({ signal_ids, status: 'closed', reason: 'false_positive' })).toMatchObject({ updated: 1 });
    expect(await field(STATUS)).toBe('closed');
    await set({ signal_ids, status: 'open' });
    expect(await field(REASON)).toBeUndefined();
  });

  it('keeps the reason while the alert is closed, from 9.2 on; before, it drops it', async () => {
    const signal_ids = [spoken().seeded.alertId];
    await set({ signal_ids, status: 'closed', reason: 'false_positive' });
    expect(await field(REASON)).toBe(spoken().isAtLeast('9.2.0') ? 'false_positive' : undefined);
    await set({ signal_ids, status: 'open' });
    await set({ signal_ids, status: 'acknowledged', reason: 'duplicate' });
    expect(await field(REASON)).toBeUndefined();
    await set({ signal_ids, status: 'open' });
  });

  const path = SIGNALS_STATUS_PATH;
  const refusals: readonly Refusal[] = [
    { what: 'an unknown status', path, body: { signal_ids: [MISSING_ID], status: 'maybe' }, status: 400 },
    { what: 'no status', path, body: { signal_ids: [MISSING_ID] }, status: 400 },
    { what: 'neither ids nor a query', path, body: { status: 'open' }, status: 400 },
    {
      what: 'an unknown reason, from 9.2 on',
      path,
      body: { signal_ids: [MISSING_ID], status: 'closed', reason: 'boredom' },
      status: 400,
      since: '9.2.0',
    },
    { what: 'an empty list of ids, from 9.2 on', path, body: { signal_ids: [], status: 'open' }, status: 400, since: '9.2.0' },
  ];
  refusedWith(spoken, refusals);
}

export function tagFacts(spoken: () => Spoken): void {
  const set = (tags_to_add: readonly string[], tags_to_remove: readonly string[], id = spoken().seeded.alertId) =>
    spoken().good('POST', SIGNALS_TAGS_PATH, { ids: [id], tags: { tags_to_add, tags_to_remove } });
  const tags = () => spoken().alertField(spoken().seeded.alertId, TAGS);

  it('adds and removes tags; what stays keeps its order and none is there twice', async () => {
    expect(await set(['b', 'a'], [])).toMatchObject(UPDATED);
    await set(['a'], []);
    expect(await tags()).toEqual(['b', 'a']);
    await set(['c'], ['a', 'never there']);
    expect(await tags()).toEqual(['b', 'c']);
    await set([], ['b', 'c']);
    expect(await tags()).toEqual([]);
  });

  it('counts an alert that is not there as none, without an error', async () => {
    expect(await set(['a'], [], MISSING_ID)).toMatchObject({ total: 0, updated: 0 });
  });

  it('takes two empty lists', async () => {
    expect(await set([], [])).toMatchObject({ total: 1 });
  });

  const path = SIGNALS_TAGS_PATH;
  const both = { tags_to_add: ['a'], tags_to_remove: [] };
  const refusals: readonly Refusal[] = [
    { what: 'no list of tags to remove', path, body: { ids: [MISSING_ID], tags: { tags_to_add: ['a'] } }, status: 400 },
    { what: 'no list of tags to add', path, body: { ids: [MISSING_ID], tags: { tags_to_remove: ['a'] } }, status: 400 },
    { what: 'no tags', path, body: { ids: [MISSING_ID] }, status: 400 },
    { what: 'no ids', path, body: { tags: both }, status: 400 },
    { what: 'an empty list of ids', path, body: { ids: [], tags: both }, status: 400 },
    {
      what: 'a tag in both lists',
      path,
      body: { ids: [MISSING_ID], tags: { tags_to_add: ['a', 'b'], tags_to_remove: ['b'] } },
      status: 400,
    },
    { what: 'a tag that is a number', path, body: { ids: [MISSING_ID], tags: { ...both, tags_to_add: [1] } }, status: 400 },
    { what: 'no body', path, status: 400 },
  ];
  refusedWith(spoken, refusals);
}

export function headerFacts(spoken: () => Spoken): void {
  const body = { signal_ids: [MISSING_ID], status: 'open' };
  const send = (headers: Readonly<Record<string, string>>, sent: unknown = body) =>
    spoken().ask('POST', SIGNALS_STATUS_PATH, sent, headers);

  it('refuses a write without the header kbn-xsrf', async () => {
    const { 'kbn-xsrf': _left, ...others } = HEADERS;
    expect(await send(others)).toMatchObject({ status: 400, body: { statusCode: 400, error: 'Bad Request' } });
  });

  it('answers with the version that was asked for', async () => {
    expect((await send(HEADERS)).headers['elastic-api-version']).toBe(HEADERS['elastic-api-version']);
  });

  it('refuses a body that is not JSON', async () => {
    expect(await send(HEADERS, '{')).toMatchObject({ status: 400, body: { statusCode: 400, error: 'Bad Request' } });
  });
}

export function refusedWith(spoken: () => Spoken, refusals: readonly Refusal[]): void {
  it.each(refusals)('refuses $what', async (refusal) => {
    if (refusal.since !== undefined && !spoken().isAtLeast(refusal.since)) return;
    await expectRefusal(spoken(), refusal);
  });
}
