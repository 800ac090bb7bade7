// @vitest-environment jsdom
import React from 'react';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { HttpError, type Abilities, type Host, type HttpRequest } from '../../shared/host';
import { AlertPage } from './alert_page';
import { ALERT_ID, EVERYTHING, fakeHost, FakeServer, HOSTILE } from '../../../test/fakes/alert_server';
import { InApplication } from '../../../test/fakes/fake_host';

afterEach(cleanup);

// jsdom has no canvas; EUI's combo box measures text with one.
Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => ({ font: '', measureText: () => ({ width: 0 }) }) });

function openPage(able: Partial<Abilities>, server = new FakeServer(), rest: Partial<Host> = {}) {
  const host = fakeHost(server, { abilities: { ...EVERYTHING, ...able }, ...rest });
  render(
    <InApplication host={host}>
      <AlertPage alertId={ALERT_ID} />
    </InApplication>
  );
  return { server, host };
}

const find = (name: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-test-subj="${name}"]`);
/** EUI names test subjects `data-test-subj`. */
const subject = (name: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = find(name);
    if (found === null) throw new Error(`${name} is not on the page`);
    return found;
  });
const isDisabled = (name: string): boolean => find(name)?.hasAttribute('disabled') === true;
const writes = (server: FakeServer): readonly string[] =>
  server.asked.filter((name) => /^(PUT|POST)/.test(name) && !name.endsWith('/evaluate'));

/** What each missing ability takes away, and the words that say so. */
describe.each<[string, Partial<Abilities>, { says: [string, string][]; without: string[]; disabled: string[]; usable: string[] }]>([
  [
    'may not work in the space',
    { work: 'forbidden' },
    {
      says: [['read-only', '“All” on Investigation Guides in this space. Ask an administrator of Kibana. Queries can be run']],
      without: ['status-why-not', 'cannot-run-steps-2-q1'],
      disabled: ['judge', 'mark-false-positive'],
      usable: ['acknowledge', 'close', 'close-with-reason', 'run-steps-2-q1'],
    },
  ],
  [
    'may not change alerts',
    { alerts: 'forbidden' },
    {
      says: [['status-why-not', 'Status and tags cannot be changed. This needs the privilege “All” on Security']],
      without: ['read-only', 'close-with-reason'],
      disabled: ['acknowledge', 'close'],
      usable: ['judge', 'mark-false-positive', 'run-steps-2-q1'],
    },
  ],
  [
    'has no Security app',
    { alerts: 'absent' },
    {
      says: [['status-why-not', 'The Security app is turned off in this Kibana.']],
      without: ['read-only'],
      disabled: ['acknowledge', 'close'],
      usable: ['judge'],
    },
  ],
  [
    'may not run live queries',
    { liveQueries: 'forbidden', savedQueries: 'forbidden' },
    {
      says: [
        ['cannot-run-steps-2-q1', '“Live queries: All” on Osquery in this space. Ask an administrator of Kibana. The query can be copied'],
      ],
      without: ['run-steps-2-q1', 'read-only'],
      disabled: [],
      usable: ['acknowledge', 'judge', 'mark-false-positive'],
    },
  ],
  [
    'has no Osquery',
    { liveQueries: 'absent' },
    {
      says: [['cannot-run-steps-2-q1', 'Osquery is turned off in this Kibana.']],
      without: ['run-steps-2-q1'],
      disabled: [],
      usable: ['judge'],
    },
  ],
  [
    'may only read',
    {
      work: 'forbidden',
      alerts: 'forbidden',
      liveQueries: 'forbidden',
      savedQueries: 'forbidden',
      exceptions: 'forbidden',
      cases: 'forbidden',
    },
    {
      says: [
        ['read-only', 'You may read this guide, not work through it'],
        ['status-why-not', '“All” on Security'],
        ['cannot-run-steps-2-q1', '“Live queries: All” on Osquery'],
      ],
      without: ['run-steps-2-q1'],
      disabled: ['acknowledge', 'close', 'judge', 'mark-false-positive'],
      usable: [],
    },
  ],
])('an analyst who %s', (_name, able, expected) => {
  it('is told so once, and is offered what is left', async () => {
    openPage(able);
    await subject('guide');
    for (const [place, words] of expected.says) expect((await subject(place)).textContent).toContain(words);
    for (const name of expected.without) expect([name, find(name)]).toEqual([name, null]);
    for (const name of expected.disabled) expect([name, isDisabled(name)]).toEqual([name, true]);
    for (const name of expected.usable) expect([name, find(name) !== null, isDisabled(name)]).toEqual([name, true, false]);
    expect(document.querySelectorAll('[data-test-subj="read-only"]').length).toBeLessThanOrEqual(1);
  });
});

describe('rules that may not be read', () => {
  class RulesForbidden extends FakeServer {
    override request(request: HttpRequest): unknown {
      const answer = super.request(request);
      const isOfAllRules = request.path.endsWith('/evaluate') && !Object.keys(Object(request.body)).includes('rule_ids');
      if (isOfAllRules) throw new HttpError(403, 'rules_forbidden', 'You may not read the detection rules of this space.');
      return answer;
    }
  }

  it('leave the rule of the alert laid out, and one quiet line about the others', async () => {
    openPage({ work: 'forbidden' }, new RulesForbidden());
    await subject('why');
    expect((await subject('other-rules-unknown')).textContent).toContain(
      'Whether other rules match this event is not known. This needs the privilege “Read” on Security'
    );
    expect(find('forbidden')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe.each(['forbidden', 'absent'] as const)('cases that are %s', (cases) => {
  it('are not asked for', async () => {
    const { server } = openPage({ cases });
    await subject('guide');
    await subject(cases === 'absent' ? 'cases-absent' : 'cases-why-not');
    expect(server.asked.filter((name) => name.includes('/api/cases'))).toEqual([]);
  });
});

describe('a value of an exception that hides something', () => {
  const shownHostile = 'xU+202Egnp.exe <img src=x onerror=alert(1)>\\nsecond line';

  it('is drawn safely until it is to be changed, and sent as it is', async () => {
    const { server } = openPage({});
    fireEvent.click(await subject('mark-false-positive'));
    const shown = await subject('entry-value-shown');
    expect(shown.textContent).toBe(shownHostile);
    fireEvent.click(await subject('entry-value-change'));
    const field = await waitFor(() => screen.getByLabelText<HTMLTextAreaElement>('Value of process.command_line'));
    expect([field.value, field.dir]).toEqual([HOSTILE, 'ltr']);
    expect((await subject('in-plain-sight')).textContent).toContain(shownHostile);
    fireEvent.click(await subject('apply-false-positive'));
    await subject('apply-complete');
    const sent = JSON.stringify(server.bodies.find((body) => JSON.stringify(body)?.includes('"items"')));
    expect(sent).toContain(JSON.stringify(HOSTILE));
  });
});

describe('a guide that may only be read', () => {
  const stored = new FakeServer();
  stored.otherPersonWrites('steps-1', { state: 'done', note: 'seen\nby bob' });
  stored.otherPersonWrites('steps-2', { state: 'not_applicable' });

  it('shows what was done, and cannot be changed', async () => {
    openPage({ work: 'forbidden' }, stored);
    const box = await screen.findByLabelText(/^Done: Look at the/);
    expect(box).toMatchObject({ checked: true, disabled: true });
    expect((await subject('written-note-steps-1')).textContent).toBe('seenby bob');
    expect(find('note-steps-1')).toBeNull();
    expect(screen.queryByLabelText('Add note')).toBeNull();
    expect(within(await subject('step-steps-2')).getByText('Not applicable').tagName).not.toBe('BUTTON');
    expect(writes(stored)).toEqual([]);
  });

  it('runs a query, shows its rows, and writes nothing down', async () => {
    const server = new FakeServer();
    server.rows = [{ uid: '0' }];
    openPage({ work: 'forbidden' }, server);
    expect((await subject('query-steps-2-q1')).textContent).toContain('not kept with the alert');
    fireEvent.click(await subject('run-steps-2-q1'));
    expect((await subject('row-count')).textContent).toBe('1 row');
    expect(writes(server)).toEqual(['POST /api/osquery/live_queries']);
  });
});

describe('a run of somebody else', () => {
  const run = { query_id: 'steps-2-q1', action_id: 'a-1', query_action_id: 'q-1', agent_id: 'local', started_at: '2026-01-01T00:00:00Z' };
  const withRun = (): FakeServer => {
    const server = new FakeServer();
    const recorded = { ...run, query: "SELECT * FROM users WHERE username = 'root'", started_by: 'bob' };
    server.investigation = { ...server.investigation, version: 1, runs: { 'steps-2-q1': recorded } };
    server.rows = [{ uid: '0' }];
    return server;
  };

  it('shows its rows to who may read them', async () => {
    openPage({ liveQueries: 'forbidden' }, withRun());
    expect((await subject('row-count')).textContent).toBe('1 row');
    expect((await subject('query-steps-2-q1')).textContent).toContain('by bob');
  });

  it('names the right to read them, which is another one', async () => {
    const server = withRun();
    server.failures.set('GET /api/osquery/live_queries/a-1', [new HttpError(403, undefined, 'Forbidden')]);
    openPage({ liveQueries: 'forbidden' }, server);
    const picture = await subject('run-denied');
    expect(picture.textContent).toContain('You may not see the rows of live queries');
    expect(picture.textContent).toContain('“Live queries: Read” on Osquery');
  });

  it('is not asked for where Osquery is off', async () => {
    const server = withRun();
    openPage({ liveQueries: 'absent' }, server);
    await subject('cannot-run-steps-2-q1');
    expect(server.asked.filter((name) => name.includes('/api/osquery'))).toEqual([]);
  });
});

describe('a false positive', () => {
  const mark = async (): Promise<void> => {
    fireEvent.click(await subject('mark-false-positive'));
    await subject('false-positive-panel');
  };

  it.each([
    ['may not write exceptions', 'forbidden', 'Add exceptions to rules from a guide'],
    ['has no rules to write them to', 'absent', 'The Security app is turned off'],
  ] as const)('of an analyst who %s is closed and judged without one', async (_name, exceptions, words) => {
    const { server } = openPage({ exceptions });
    await mark();
    expect((await subject('exception-why-not')).textContent).toContain(words);
    fireEvent.click(await subject('apply-false-positive'));
    expect((await subject('apply-complete')).textContent).toContain('No exception was written');
    expect(writes(server)).toEqual([
      'POST /api/detection_engine/signals/status',
      `POST /internal/investigation_guides/alerts/${ALERT_ID}/investigation/verdict`,
    ]);
    expect(server.asked.some((name) => name.endsWith('/exception_suggestions'))).toBe(false);
  });

  it('without an exception is a choice as well, and keeps what was typed', async () => {
    const { server } = openPage({});
    await mark();
    await subject('preview');
    fireEvent.change(screen.getByPlaceholderText(/^Why this is harmless/), { target: { value: 'a drill' } });
    fireEvent.click(screen.getByLabelText(/^Only close and record the verdict/));
    expect(find('preview')).toBeNull();
    expect(screen.queryByLabelText(/other open alert/)).toBeNull();
    fireEvent.click(await subject('apply-false-positive'));
    await subject('apply-complete');
    expect(server.bodies).toContainEqual({ signal_ids: [ALERT_ID], status: 'closed', reason: 'false_positive' });
    expect(server.bodies).toContainEqual({ version: 0, verdict: 'false_positive', comment: 'a drill' });
    expect(writes(server).some((name) => name.endsWith('rule-uuid/exceptions'))).toBe(false);
  });

  it('of an analyst who may not change alerts is judged and left as it is', async () => {
    const { server } = openPage({ alerts: 'forbidden' });
    await mark();
    await subject('preview');
    expect((await subject('close-why-not')).textContent).toContain('“All” on Security');
    expect(screen.getByLabelText('This alert')).toMatchObject({ disabled: true });
    fireEvent.click(await subject('apply-false-positive'));
    expect((await subject('apply-complete')).textContent).toContain('Alerts closed left as it is');
    expect(writes(server).some((name) => name.endsWith('/signals/status'))).toBe(false);
  });

  it('is possible when no exception can be proposed', async () => {
    const server = new FakeServer();
    server.failures.set('/exception_suggestions', [new HttpError(404, 'rule_not_found', 'the rule is gone')]);
    openPage({}, server);
    await mark();
    expect(await screen.findByText('the rule is gone')).toBeTruthy();
    expect(isDisabled('apply-false-positive')).toBe(true);
    fireEvent.click(screen.getByLabelText(/^Only close and record the verdict/));
    fireEvent.click(await subject('apply-false-positive'));
    await subject('apply-complete');
  });
});

describe('a verdict', () => {
  const judge = async (verdict: 'true_positive' | 'undecided'): Promise<void> => {
    fireEvent.click(await subject('judge'));
    fireEvent.click(await subject(`verdict-menu-${verdict}`));
    await subject('verdict-modal');
  };

  it('can be a true positive, with a comment, closing nothing unasked', async () => {
    const { server } = openPage({});
    await judge('true_positive');
    fireEvent.change(await subject('verdict-comment'), { target: { value: 'isolated the host' } });
    fireEvent.click(await subject('save-verdict'));
    await subject('apply-complete');
    fireEvent.click(screen.getByText('Back to the alert'));
    expect((await subject('verdict')).textContent).toMatch(/^True positive, says ada.*isolated the host$/);
    expect(writes(server)).toHaveLength(1);
  });

  it('closes the alert with a reason when that is wanted', async () => {
    const { server } = openPage({});
    await judge('true_positive');
    fireEvent.click(screen.getByLabelText('Close the alert'));
    fireEvent.change(await subject('verdict-reason'), { target: { value: 'benign_positive' } });
    fireEvent.click(await subject('save-verdict'));
    expect((await subject('apply-complete')).textContent).toContain('1 alert closed with the reason “Benign positive” done');
    expect(server.bodies).toContainEqual({ signal_ids: [ALERT_ID], status: 'closed', reason: 'benign_positive' });
  });

  it('that is not decided yet closes nothing', async () => {
    openPage({});
    await judge('undecided');
    expect(screen.queryByLabelText('Close the alert')).toBeNull();
    fireEvent.click(await subject('save-verdict'));
    await subject('apply-complete');
    expect((await subject('verdict')).textContent).toContain('Not decided yet, says ada');
  });

  it('is kept open, with its comment, when it cannot be stored', async () => {
    const server = new FakeServer();
    server.failures.set('/verdict', [new HttpError(403, undefined, 'Forbidden')]);
    openPage({}, server);
    await judge('true_positive');
    fireEvent.change(await subject('verdict-comment'), { target: { value: 'typed' } });
    fireEvent.click(await subject('save-verdict'));
    expect((await subject('apply-partial')).textContent).toContain('“All” on Investigation Guides');
    fireEvent.click(await subject('retry-verdict'));
    await subject('apply-complete');
    expect(server.investigation.verdict?.comment).toBe('typed');
  });
});

describe('the closing reason', () => {
  it('is offered beside a plain close, where it is kept', async () => {
    const { server } = openPage({});
    fireEvent.click(await subject('close-with-reason'));
    fireEvent.click(await subject('close-reason-duplicate'));
    await subject('status-closed');
    expect(server.bodies).toContainEqual({ signal_ids: [ALERT_ID], status: 'closed', reason: 'duplicate' });
  });

  it('is neither offered, sent nor claimed where it is dropped', async () => {
    const { server } = openPage({}, new FakeServer(), { keepsClosingReason: false });
    fireEvent.click(await subject('mark-false-positive'));
    await subject('preview');
    expect(find('close-with-reason')).toBeNull();
    expect((await subject('reason-not-kept')).textContent).toContain('keeps no closing reasons');
    fireEvent.click(await subject('apply-false-positive'));
    const report = await subject('apply-complete');
    expect(report.textContent).toContain('1 alert closed done');
    expect(report.textContent).not.toContain('reason');
    expect(server.bodies).toContainEqual({ signal_ids: [ALERT_ID], status: 'closed' });
  });
});

describe('what is missing', () => {
  const alertRoute = `GET /internal/investigation_guides/alerts/${ALERT_ID}`;

  it('a space without alerts is not an alert that is gone', async () => {
    const server = new FakeServer();
    server.failures.set(alertRoute, [new HttpError(404, 'alerts_index_missing', 'no index', { index: '.alerts-x' })]);
    openPage({}, server);
    expect(await screen.findByText('This space has no alerts yet')).toBeTruthy();
    expect(screen.getByText(/no index \.alerts-x yet.*open Security > Alerts once/)).toBeTruthy();
    expect(find('open-security-alerts')).toBeNull();
    fireEvent.click(await subject('retry'));
    await subject('alert-page');
  });

  it('a space without alerts offers the way to the page that makes its index, where there is one', async () => {
    const server = new FakeServer();
    server.failures.set(alertRoute, [new HttpError(404, 'alerts_index_missing', 'no index', { index: '.alerts-x' })]);
    const securityLinks = {
      alerts: '/s/soc/app/security/alerts',
      alert: () => '',
      rule: () => '',
      case: () => '',
      timeline: () => '/timeline',
    };
    openPage({}, server, { securityLinks });
    expect((await subject('open-security-alerts')).getAttribute('href')).toBe('/s/soc/app/security/alerts');
  });

  it.each([
    ['the server is gone', new HttpError(0, undefined, 'Failed to fetch'), /Not saved: The server did not answer/],
    [
      'the session is over',
      new HttpError(401, undefined, 'Unauthorized'),
      /Not saved: Your session has ended. Sign in again in another tab/,
    ],
    [
      'the right was taken away',
      new HttpError(403, 'investigations_forbidden', 'no', { access: 'write' }),
      /Not saved: This needs the privilege “All” on Investigation Guides/,
    ],
  ])('keeps a note that was typed when %s, and stores it later', async (_name, error, words) => {
    const server = new FakeServer();
    server.failures.set('PUT', [error]);
    openPage({}, server);
    await subject('guide');
    const [addNote] = screen.getAllByLabelText('Add note');
    if (addNote === undefined) throw new Error('there is no way to add a note');
    fireEvent.click(addNote);
    const note = await subject('note-steps-1');
    fireEvent.change(note, { target: { value: 'half an hour of work' } });
    fireEvent.blur(note);
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.getByDisplayValue('half an hour of work')).toBeTruthy();
    fireEvent.click(screen.getByText('Try again'));
    await waitFor(() => expect(server.investigation.steps['steps-1']?.note).toBe('half an hour of work'));
  });
});
