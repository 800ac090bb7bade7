/** Facts about cases. */
import { expect, it } from 'vitest';
import {
  CASE_COMMENTS_PATH,
  CASE_OWNER,
  CASE_PATH,
  CASES_FIND_PATH,
  CASES_OF_ALERT_PATH,
  CASES_PATH,
  SIGNALS_STATUS_PATH,
} from '../../../common/api';
import { refusedWith } from './alert_facts';
import { expectError, list, MISSING_ID, record, type Refusal, type Spoken } from './under_test';

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
const CONNECTOR = { id: 'none', name: 'none', type: '.none', fields: null };
const CASE = {
  title: 'Conformance',
  description: 'What a test made',
  tags: ['conformance'],
  owner: CASE_OWNER,
  connector: CONNECTOR,
  settings: { syncAlerts: false },
};
const USER = { type: 'user', owner: CASE_OWNER, comment: 'seen' };
const commentsOf = (id: string): string => CASE_COMMENTS_PATH.replace('{id}', encodeURIComponent(id));

export function caseFacts(spoken: () => Spoken): void {
  const create = (rest: object = {}) => spoken().good('POST', CASES_PATH, { ...CASE, ...rest });
  const comment = (id: unknown, body: object) => spoken().good('POST', commentsOf(String(id)), body);
  const find = (query: string) => spoken().good('GET', `${CASES_FIND_PATH}?owner=${CASE_OWNER}&${query}`);
  const alertBody = (...ids: readonly string[]) => {
    const { alertIndex, ruleId } = spoken().seeded;
    return { type: 'alert', owner: CASE_OWNER, alertId: ids, index: ids.map(() => alertIndex), rule: { id: ruleId, name: 'a rule' } };
  };

  it('makes a case: open, of low severity where none is given, its texts trimmed', async () => {
    const made = await create({ title: '  Conformance  ' });
    expect(made).toMatchObject({
      ...CASE,
      id: expect.stringMatching(/./),
      version: expect.stringMatching(/./),
      title: 'Conformance',
      severity: 'low',
      status: 'open',
      assignees: [],
      category: null,
      customFields: [],
      duration: null,
      closed_at: null,
      closed_by: null,
      external_service: null,
      created_at: TIME,
      created_by: expect.objectContaining({ full_name: null, email: null }),
      updated_at: null,
      updated_by: null,
      totalComment: 0,
      totalAlerts: 0,
      comments: [],
    });
    expect(record(made['created_by'])).toHaveProperty('username');
    expect(await spoken().good('GET', CASE_PATH.replace('{id}', String(made['id'])))).toMatchObject({ id: made['id'], comments: [] });
  });

  it('attaches a comment and an alert, and answers the case with both', async () => {
    const { alertId, alertIndex, ruleId } = spoken().seeded;
    const { id } = await create({ severity: 'high' });
    expect(await comment(id, USER)).toMatchObject({ id, totalComment: 1, totalAlerts: 0, updated_at: TIME });
    const after = await comment(id, alertBody(alertId));
    expect(after).toMatchObject({
      id,
      severity: 'high',
      totalComment: 2,
      totalAlerts: 1,
      comments: [
        { type: 'user', comment: 'seen', owner: CASE_OWNER, id: expect.any(String), created_at: TIME, pushed_at: null },
        {
          type: 'alert',
          alertId: [alertId],
          index: [alertIndex],
          rule: { id: ruleId, name: 'a rule' },
          owner: CASE_OWNER,
          updated_at: null,
        },
      ],
    });
    expect(await comment(id, alertBody(alertId))).toMatchObject({ totalComment: 2, totalAlerts: 1 });
    expect(list((await comment(id, alertBody(alertId, MISSING_ID)))['comments'])[2]).toMatchObject({ alertId: [MISSING_ID] });
  });

  it('knows the cases of an alert, in short', async () => {
    const { id } = await create();
    await comment(id, alertBody(spoken().seeded.alertId));
    const path = CASES_OF_ALERT_PATH.replace('{id}', encodeURIComponent(spoken().seeded.alertId));
    const { body } = await spoken().ask('GET', `${path}?owner=${CASE_OWNER}`);
    const own = list(body).find((one) => record(one)['id'] === id);
    expect(own).toEqual({
      id,
      title: CASE.title,
      description: CASE.description,
      status: 'open',
      createdAt: TIME,
      totals: { userComments: 0, alerts: 1 },
    });
    const none = await spoken().ask('GET', CASES_OF_ALERT_PATH.replace('{id}', MISSING_ID + Date.now()));
    expect(none).toMatchObject({ status: 200, body: [] });
  });

  it('gives the status of a case that syncs to an alert that comes in, and leaves it where the case does not', async () => {
    const { alertId } = spoken().seeded;
    const status = () => spoken().alertField(alertId, 'kibana.alert.workflow_status');
    await spoken().good('POST', SIGNALS_STATUS_PATH, { signal_ids: [alertId], status: 'acknowledged' });
    await comment((await create())['id'], alertBody(alertId));
    expect(await status()).toBe('acknowledged');
    await comment((await create({ settings: { syncAlerts: true } }))['id'], alertBody(alertId));
    expect(await status()).toBe('open');
  });

  it('finds cases by words of the title, and by how they begin', async () => {
    const word = `conformance${Date.now()}`;
    const { id } = await create({ title: `On ${word} and more` });
    const found = async (search: string) =>
      list((await find(`search=${encodeURIComponent(search)}`))['cases']).map((one) => record(one)['id']);
    expect(await found(word)).toEqual([id]);
    expect(await found(`${word.slice(0, -2)}*`)).toContain(id);
    expect(await found(word.slice(0, -2))).toEqual([]);
    expect(await found(`${word} nothing${word}`)).toEqual([id]);
    expect(await find(`defaultSearchOperator=AND&search=${word}+nothing${word}`)).toMatchObject({ total: 0 });
  });

  it('pages, the newest first, with the numbers by status', async () => {
    const older = await create();
    const newer = await create();
    const query = 'status=open&sortField=createdAt&sortOrder=desc&perPage=1';
    const first = await find(query);
    expect(first).toMatchObject({
      page: 1,
      per_page: 1,
      total: expect.any(Number),
      cases: [{ id: newer['id'], totalComment: 0, totalAlerts: 0, comments: [], settings: { syncAlerts: false } }],
      count_open_cases: expect.any(Number),
      count_in_progress_cases: expect.any(Number),
      count_closed_cases: expect.any(Number),
    });
    expect(Number(first['total'])).toBeGreaterThan(1);
    expect(await find(`${query}&page=2`)).toMatchObject({ page: 2, cases: [{ id: older['id'] }] });
    expect(await find('status=open&status=in-progress&perPage=1')).toMatchObject({ total: expect.any(Number) });
  });

  it('takes no alerts without an index each, none of another owner, and no more than 1,000', async () => {
    const path = commentsOf(String((await create())['id']));
    const bodies = [
      { ...alertBody('a', 'b'), index: ['i'] },
      { ...USER, owner: 'observability' },
      alertBody(...Array.from({ length: 1_001 }, (_, n) => `a${n}`)),
      { ...USER, comment: '  ' },
      { ...USER, comment: 'x'.repeat(30_001) },
      { ...USER, type: undefined },
      { ...USER, owner: undefined },
      { ...USER, colour: 'red' },
      { ...alertBody('a'), rule: undefined },
    ];
    for (const body of bodies) {
      const answer = await spoken().ask('POST', path, body);
      expect(answer, JSON.stringify(body).slice(0, 200)).toMatchObject({ status: 400 });
      expectError(answer);
    }
  });

  const path = CASES_PATH;
  const without = (name: keyof typeof CASE): Refusal => ({ what: `no ${name}`, path, body: { ...CASE, [name]: undefined }, status: 400 });
  const refusals: readonly Refusal[] = [
    ...(['title', 'description', 'tags', 'owner', 'connector', 'settings'] as const).map(without),
    { what: 'a blank title', path, body: { ...CASE, title: '  ' }, status: 400 },
    { what: 'a title of 161 characters', path, body: { ...CASE, title: 'x'.repeat(161) }, status: 400 },
    { what: 'a blank description', path, body: { ...CASE, description: ' ' }, status: 400 },
    { what: 'a description of 30,001 characters', path, body: { ...CASE, description: 'x'.repeat(30_001) }, status: 400 },
    { what: 'a blank tag', path, body: { ...CASE, tags: [''] }, status: 400 },
    { what: 'a tag of 257 characters', path, body: { ...CASE, tags: ['x'.repeat(257)] }, status: 400 },
    { what: 'an unknown severity', path, body: { ...CASE, severity: 'awful' }, status: 400 },
    { what: 'a field that is none', path, body: { ...CASE, colour: 'red' }, status: 400 },
    { what: 'an owner that is none', path, body: { ...CASE, owner: 'nobody' }, status: 403 },
    { what: 'a comment on a case that is not there', path: commentsOf(MISSING_ID), body: USER, status: 404 },
    { what: 'a case that is not there', method: 'GET', path: CASE_PATH.replace('{id}', MISSING_ID), status: 404 },
    { what: 'an unknown order', method: 'GET', path: `${CASES_FIND_PATH}?sortField=colour`, status: 400 },
    { what: 'an unknown status', method: 'GET', path: `${CASES_FIND_PATH}?status=maybe`, status: 400 },
    { what: 'more than 100 a page', method: 'GET', path: `${CASES_FIND_PATH}?perPage=101`, status: 400 },
    { what: 'a page that is no number', method: 'GET', path: `${CASES_FIND_PATH}?page=x`, status: 400 },
    { what: 'a parameter that is none', method: 'GET', path: `${CASES_FIND_PATH}?colour=red`, status: 400 },
  ];
  refusedWith(spoken, refusals);
}
