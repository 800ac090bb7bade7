import { describe, expect, it } from 'vitest';
import { createApi, type Api } from './api';
import { errorText } from './failure_text';
import { HttpError } from './host';

/** What a person is told when `call` is answered with `answer`. */
async function told(answer: HttpError, call: (api: Api) => Promise<unknown>): Promise<string> {
  const api = createApi({ request: () => Promise.reject(answer) });
  try {
    await call(api);
  } catch (error) {
    return errorText(error);
  }
  throw new Error('the request was not refused');
}

const ENTRY = { type: 'match', field: 'a', operator: 'included', value: 'b' } as const;
const calls: readonly (readonly [string, (api: Api) => Promise<unknown>, string])[] = [
  ['an alert', (api) => api.alert('a', 'en'), '“Read” on Investigation Guides'],
  ['why it matched', (api) => api.evaluate({ alert_id: 'a' }), '“Read” on Investigation Guides'],
  ['the investigation', (api) => api.investigation('a'), '“Read” on Investigation Guides'],
  ['a step', (api) => api.saveStep('a', 's', { version: 0, state: 'done' }), '“All” on Investigation Guides'],
  ['a verdict', (api) => api.saveVerdict('a', { version: 0, verdict: 'undecided' }), '“All” on Investigation Guides'],
  ['the proposals', (api) => api.exceptionSuggestions('a'), '“Read” on Investigation Guides'],
  ['the effect', (api) => api.exceptionPreview({ rule_id: 'r', entries: [ENTRY] }), '“Read” on Investigation Guides'],
  [
    'an exception',
    (api) => api.createRuleExceptions('r', [{ name: 'n', description: 'n', type: 'simple', entries: [ENTRY] }]),
    'Add exceptions to rules from a guide',
  ],
  ['the status', (api) => api.setAlertStatus({ signal_ids: ['a'], status: 'closed' }), '“All” on Security'],
  ['a live query', (api) => api.launchLiveQuery({ agent_ids: ['a'], query: 'SELECT 1' }), '“Live queries: All” on Osquery'],
  ['the list of agents', (api) => api.osqueryPolicies(), '“Read” on Osquery'],
  ['the rows of a live query', (api) => api.liveQueryResults('a', 'q'), '“Live queries: Read” on Osquery'],
];

describe('a refused request', () => {
  it.each(calls)('for %s names the right in Kibana’s words, and whom to ask', async (_name, call, right) => {
    // Kibana 8.12 answers one bare word.
    const text = await told(new HttpError(403, undefined, 'Forbidden'), call);
    expect(text).toContain(right);
    expect(text).toContain('Ask an administrator of Kibana.');
    expect(text).not.toContain('Forbidden');
  });

  it('hands on what the server says beyond that', async () => {
    const answer = new HttpError(403, undefined, 'action [indices:data/write/update/byquery] is unauthorized for user [ada]');
    const text = await told(answer, (api) => api.setAlertStatus({ signal_ids: ['a'], status: 'open' }));
    expect(text).toMatch(/“write” and “maintenance” on the index.*The server says: action \[indices:data\/write/);
  });

  it.each([
    [403, 'investigations_forbidden', { access: 'write' }, '“All” on Investigation Guides'],
    [403, 'investigations_forbidden', { access: 'read' }, '“Read” on Investigation Guides'],
    [403, 'alerts_forbidden', { index: '.alerts-x' }, '“read” on .alerts-x. Ask an administrator of Elasticsearch.'],
    [403, 'rules_forbidden', {}, '“Read” on Security'],
    [404, 'alerts_index_missing', { index: '.alerts-x' }, 'no index .alerts-x yet'],
    [403, 'forbidden', {}, 'the words of our server'],
  ])('of our own server (%s %s) is said by its code', async (status, code, attributes, expected) => {
    const text = await told(new HttpError(status, code, 'the words of our server', attributes), (api) => api.alert('a', 'en'));
    expect(text).toContain(expected);
  });
});

describe('a plugin that is turned off', () => {
  const off = new HttpError(404, undefined, 'Not Found');
  it.each([
    ['Osquery', (api: Api) => api.launchLiveQuery({ agent_ids: ['a'], query: 'SELECT 1' }), 'Osquery is turned off in this Kibana.'],
    ['Security', (api: Api) => api.setAlertStatus({ signal_ids: ['a'], status: 'open' }), 'The Security app is turned off'],
  ])('%s is said to be off, not “not found”', async (_name, call, expected) => {
    expect(await told(off, call)).toContain(expected);
  });

  it.each([
    ['what is not there', new HttpError(404, undefined, 'rule_id: "x" not found'), (api: Api) => api.createRuleExceptions('x', [])],
    ['a live query that is no longer kept', off, (api: Api) => api.liveQuery('a')],
    ['our own routes', new HttpError(404, 'alert_not_found', 'no alert'), (api: Api) => api.alert('a', 'en')],
  ])('is not taken for %s', async (_name, answer, call) => {
    expect(await told(answer, call)).toBe(answer.message);
  });
});

it('an expired session asks to sign in again, and says that nothing typed is lost', async () => {
  const text = await told(new HttpError(401, undefined, 'Unauthorized'), (api) => api.saveStep('a', 's', { version: 0, note: 'n' }));
  expect(text).toMatch(/session has ended.*what you typed is still on this page/);
});
