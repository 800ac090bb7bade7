// @vitest-environment jsdom
/** The rows of a query on the alert's page: what can be done with them, what stands out, and the pictures of a run without any. */
import React from 'react';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fieldLookup, resolveChecked } from '../../../../common/osquery';
import { ALERT_ID, fakeHost, FakeServer, HOSTILE } from '../../../../test/fakes/alert_server';
import { InApplication } from '../../../../test/fakes/fake_host';
import { HttpError, type Abilities } from '../../../shared/host';
import { EVERYTHING } from '../../../../test/fakes/alert_server';
import { AlertPage } from '../alert_page';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const QUERY_ID = 'steps-2-q1';
const LINUX = { host: { os: { type: 'linux' } }, user: { name: 'root' } };

function openPage(query: string, server = new FakeServer(), abilities: Partial<Abilities> = {}) {
  const resolution = resolveChecked(query, fieldLookup(LINUX));
  const guide = server.guide.guide;
  const section = guide.sections[0];
  const steps = (section?.steps ?? []).map((step) =>
    step.id === 'steps-2' ? { ...step, queries: step.queries.map((directive) => ({ ...directive, query })) } : step
  );
  server.guide = {
    ...server.guide,
    guide: { ...guide, sections: section === undefined ? [] : [{ ...section, steps }] },
    resolutions: { ...server.guide.resolutions, [QUERY_ID]: resolution },
  };
  server.alert = { ...server.alert, source: { ...server.alert.source, host: { os: { type: 'linux' } } } };
  const host = fakeHost(server, { abilities: { ...EVERYTHING, ...abilities } });
  render(
    <InApplication host={host}>
      <AlertPage alertId={ALERT_ID} />
    </InApplication>
  );
  return { server, host };
}

const find = (name: string): HTMLElement | null => window.document.querySelector(`[data-test-subj="${name}"]`);
const subject = (name: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = find(name);
    if (found === null) throw new Error(`${name} is not on the page`);
    return found;
  });
const press = async (name: string): Promise<void> => void fireEvent.click(await subject(name));
const run = (): Promise<void> => press(`run-${QUERY_ID}`);
const shownRows = (): readonly string[] =>
  [...(find('result-rows')?.querySelectorAll('tbody tr') ?? [])].map(
    (row) => row.textContent?.replace(/Keep as evidence|Take away from the evidence/g, '') ?? ''
  );
const posted = (server: FakeServer, path: string): readonly unknown[] =>
  server.bodies.filter((_body, at) => server.asked[at] === `POST ${path}`);

const PROCESSES = Array.from({ length: 12 }, (_, n) => ({
  pid: String(n + 1),
  parent: String(Math.floor(n / 2)),
  name: `p${n + 1}`,
  resident_size: String(2048 * (n + 1)),
}));

describe('the rows of a query', () => {
  it('are searched, sorted as numbers, and shown as a tree', async () => {
    const { server } = openPage('SELECT * FROM processes');
    server.rows = PROCESSES;
    await run();
    await subject('result-rows');
    expect(shownRows()).toHaveLength(10);
    const search = await subject('search-rows');
    fireEvent.change(search, { target: { value: 'P12' } });
    await waitFor(() => expect(shownRows()).toHaveLength(1));
    expect((await subject('rows-found')).textContent).toBe('1 shown');
    fireEvent.change(search, { target: { value: '' } });
    const header = within(await subject('result-rows')).getByRole('button', { name: /^pid/ });
    fireEvent.click(header);
    fireEvent.click(within(await subject('result-rows')).getByRole('button', { name: /^pid/ }));
    await waitFor(() => expect(shownRows()[0]).toContain('p12'));
    await press('as-tree');
    await waitFor(() => expect(shownRows()[0]).toMatch(/p1(?!\d)/));
    expect(shownRows()[1]).toContain('└ p3');
  });

  it('have sizes as sizes, with the raw value at hand', async () => {
    const { server } = openPage('SELECT * FROM processes');
    server.rows = PROCESSES.slice(0, 1);
    await run();
    expect((await subject('result-rows')).textContent).toContain('2 KiB');
    await press('raw-values');
    await waitFor(() => expect(find('result-rows')?.textContent).toContain('2048'));
  });

  it('are copied whole, all pages of what is shown, with nothing that a spreadsheet would run', async () => {
    const { server, host } = openPage('SELECT * FROM processes');
    server.rows = [...PROCESSES, { pid: '99', parent: '1', name: '=cmd()', resident_size: '1' }];
    let copied: string | null | undefined;
    // EUI puts what is to be copied at the end of the page and tells the browser to copy it.
    Reflect.set(document, 'execCommand', () => {
      copied = document.body.lastElementChild?.textContent;
      return true;
    });
    await run();
    await press(`copy-${QUERY_ID}-button`);
    await press(`copy-${QUERY_ID}-csv`);
    expect(host.said).toContain('13 rows copied as CSV');
    expect(copied?.split('\r\n')).toHaveLength(15);
    expect(copied).toContain("\r\n99,1,'=cmd(),1\r\n");
  });

  it('are drawn as they are, whatever they hold', async () => {
    const { server } = openPage('SELECT * FROM processes');
    server.rows = [{ pid: '1', name: HOSTILE, '<b>x</b>': '<img src=x onerror=alert(1)>' }];
    await run();
    const grid = await subject('result-rows');
    expect(grid.querySelectorAll('img, b').length).toBe(0);
    expect(grid.textContent).toContain('<img src=x onerror=alert(1)>');
    expect(grid.textContent).toContain('U+202E');
  });

  it('of the alert’s user stand out', async () => {
    const { server } = openPage('SELECT * FROM users');
    server.rows = [
      { username: 'root', uid: '0' },
      { username: 'bob', uid: '1' },
    ];
    await run();
    expect((await subject('mark-alert_user')).textContent).toBe('Alert’s user');
    await press('only-marked');
    await waitFor(() => expect(shownRows()).toHaveLength(1));
  });

  it('that changed around the alert stand out, before and after it', async () => {
    const { server } = openPage("SELECT * FROM file WHERE path LIKE '/etc/%'");
    const at = (minutes: number): string => String(Date.parse('2026-01-01T00:00:00Z') / 1000 + minutes * 60);
    server.rows = [
      { path: '/a', mtime: at(-30) },
      { path: '/b', mtime: at(600) },
    ];
    await run();
    expect((await subject('mark-changed_near_alert')).textContent).toBe('Changed 30 min before');
  });
});

describe('evidence', () => {
  it('is a row that is kept with the alert, and can be taken away', async () => {
    const { server } = openPage('SELECT * FROM users');
    server.rows = [{ username: 'root', uid: '0' }];
    await run();
    await press('pin-row');
    expect((await subject('evidence')).textContent).toContain('Evidence: 1 row');
    expect(posted(server, `/internal/investigation_guides/alerts/${ALERT_ID}/investigation/evidence`)).toEqual([
      expect.objectContaining({ query_id: QUERY_ID, label: 'The user', query: 'SELECT * FROM users', row: { username: 'root', uid: '0' } }),
    ]);
    await press('remove-evidence');
    await waitFor(() => expect(find('evidence')).toBeNull());
    await subject('pin-row');
  });

  it('is only read by who may not work here', async () => {
    const server = new FakeServer();
    server.rows = [{ username: 'root' }];
    openPage('SELECT * FROM users', server, { work: 'forbidden' });
    await run();
    await subject('result-rows');
    expect(find('pin-row')).toBeNull();
  });
});

describe('an earlier run of the same query', () => {
  it('shows which rows are new and which are gone', async () => {
    const server = new FakeServer();
    const query = 'SELECT * FROM users';
    const ids = { agent_id: 'local', query, started_at: '2026-01-01T00:00:00Z', started_by: 'bob' };
    const earlier = [{ action_id: 'a-0', query_action_id: 'q-0', ...ids }];
    const recorded = { query_id: QUERY_ID, action_id: 'a-1', query_action_id: 'q-1', ...ids, earlier };
    server.investigation = { ...server.investigation, version: 1, runs: { [QUERY_ID]: recorded } };
    server.rows = [{ username: 'kept' }, { username: 'mallory' }];
    server.earlierRows = [{ username: 'kept' }, { username: 'carol' }];
    openPage(query, server);
    const mark = await subject('mark-added');
    expect(mark.closest('tr')?.textContent).toContain('mallory');
    expect((await subject('gone-rows')).textContent).toContain('1 row gone since the run of');
  });
});

describe('a fuller query', () => {
  it('is shown before it is run, and its rows are taken up in its place', async () => {
    const { server } = openPage('SELECT pid, port FROM listening_ports');
    server.rows = [{ process_name: 'sshd', pid: '7', port: '22' }];
    await press(`fuller-${QUERY_ID}`);
    const sql = (await subject('fuller-sql')).textContent;
    expect(sql).toContain('LEFT JOIN processes AS p ON p.pid = q.pid');
    expect(posted(server, '/api/osquery/live_queries')).toEqual([]);
    fireEvent.click(screen.getByText('Run this query'));
    await subject('result-rows');
    expect(posted(server, '/api/osquery/live_queries')).toEqual([expect.objectContaining({ query: sql })]);
    expect(Object.keys(server.investigation.runs)).toEqual([`${QUERY_ID}~fuller`]);
    await press(`written-${QUERY_ID}`);
    await waitFor(() => expect(find('result-rows')).toBeNull());
  });
});

describe('the picture of a run', () => {
  const launch = (prepare: (server: FakeServer) => void): FakeServer => {
    const server = new FakeServer();
    prepare(server);
    openPage('SELECT * FROM users', server);
    return server;
  };
  it.each<[string, string, (server: FakeServer) => void]>([
    ['run-finished', 'No rows: the host answered', () => undefined],
    ['run-failed', 'does not have this table', (server) => void (server.osqueryError = 'no such table: users')],
    ['run-expired', 'did not answer in time', (server) => void (server.pendingUntil = '2026-01-01T00:00:00Z')],
    ['run-waiting', 'An answer is taken until', (server) => void (server.pendingUntil = '2999-01-01T00:00:00Z')],
    ['run-denied', '“Live queries: All” on Osquery', refuse(403, 'Forbidden')],
    ['run-no_agent', 'No agent is there to be asked', refuse(400, 'No agents found for selection')],
  ])('%s says what happened and what to do', async (name, text, prepare) => {
    launch(prepare);
    await run();
    await waitFor(() => expect(find(name)?.textContent).toContain(text));
  });

  function refuse(status: number, message: string): (server: FakeServer) => void {
    return (server) => void server.failures.set('POST /api/osquery/live_queries', [new HttpError(status, undefined, message)]);
  }

  it('of a host that has been silent since before the page was opened is that of one that is offline', async () => {
    const server = new FakeServer();
    const query = 'SELECT * FROM users';
    const run = { query_id: QUERY_ID, action_id: 'a-1', query_action_id: 'q-1', agent_id: 'local', query };
    const started = { started_at: '2026-01-01T00:00:00Z', started_by: 'bob' };
    server.investigation = { ...server.investigation, version: 1, runs: { [QUERY_ID]: { ...run, ...started } } };
    server.pendingUntil = '2999-01-01T00:00:00Z';
    openPage(query, server);
    expect((await subject('run-silent')).textContent).toContain('probably offline');
  });
});

describe('who may run saved queries only', () => {
  const only: Partial<Abilities> = { liveQueries: 'forbidden', saveQueries: 'forbidden' };
  const query = 'SELECT * FROM users WHERE username = {{user.name}}';

  it('is told before launching', async () => {
    const { server } = openPage(query, new FakeServer(), only);
    expect((await subject(`cannot-run-${QUERY_ID}`)).textContent).toContain('You may run saved queries only');
    expect(find(`run-${QUERY_ID}`)).toBeNull();
    expect(posted(server, '/api/osquery/live_queries')).toEqual([]);
  });

  it('runs one that an administrator has saved from the guide', async () => {
    const server = new FakeServer();
    openPage(query, server);
    await press('open-save-queries');
    await press('save-queries');
    await waitFor(() => expect(server.savedQueries).toHaveLength(1));
    cleanup();
    openPage(query, server, only);
    await waitFor(() => expect(find(`query-${QUERY_ID}`)?.textContent).toContain('Runs as the saved query guide_rule_1_steps_2_q1_'));
    await run();
    await subject('run-finished');
    expect(posted(server, '/api/osquery/live_queries')).toEqual([
      expect.objectContaining({ saved_query_id: 'so-1', query: "SELECT * FROM users WHERE username = 'root'" }),
    ]);
  });
});

describe('all queries of the guide', () => {
  it('are run at once, and the rest is accounted for', async () => {
    const { server } = openPage('SELECT * FROM users');
    server.rows = [{ username: 'root' }];
    const button = await subject('run-all');
    expect(button.textContent).toBe('Run all queries (1)');
    fireEvent.click(button);
    await waitFor(() => expect(find('run-all-summary')?.textContent).toContain('1 with rows'));
    expect(find('run-all-summary')?.textContent).toContain('1 not run: they could not be filled in');
  });

  it('are run on several hosts only after a question', async () => {
    const { server } = openPage('SELECT * FROM users');
    await press('choose-target');
    fireEvent.click(await screen.findByLabelText('Agents that I choose'));
    fireEvent.change(await subject('target-ids'), { target: { value: 'a-1\na-2' } });
    await press('apply-target');
    await press('run-all');
    expect((await subject('confirm-wide')).textContent).toContain('Asks 2 chosen agents');
    expect(posted(server, '/api/osquery/live_queries')).toEqual([]);
    fireEvent.click(screen.getByText('Run on all of them'));
    await subject('run-finished');
    expect(posted(server, '/api/osquery/live_queries')).toEqual([expect.objectContaining({ agent_ids: ['a-1', 'a-2'] })]);
  });
});
