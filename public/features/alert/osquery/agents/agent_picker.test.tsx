// @vitest-environment jsdom
/** Agents on the alert's page: chosen out of the list, told about before they are asked, called by name afterwards. */
import React from 'react';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeAgentList, type FakeAgent } from '../../../../../test/fakes/agent_list';
import { ALERT_ID, EVERYTHING, fakeHost, FakeServer } from '../../../../../test/fakes/alert_server';
import { InApplication } from '../../../../../test/fakes/fake_host';
import { HttpError, type Abilities } from '../../../../shared/host';
import { AlertPage } from '../../alert_page';

afterEach(cleanup);

const LIST = '/internal/osquery/fleet_wrapper/agents';
const QUERY_ID = 'steps-2-q1';
const AGENTS: readonly FakeAgent[] = [
  { id: 'local', host: 'web-01' },
  { id: 'a-2', host: 'db-1' },
  { id: 'a-3', host: 'away-1', status: 'offline', lastCheckin: '2025-12-01T10:00:00.000Z' },
  { id: 'a-4', host: 'desk-1', policy: 'desktops', platform: 'windows' },
  ...Array.from({ length: 20 }, (_, n) => ({ id: `f-${n}`, host: `farm-${String(n).padStart(2, '0')}` })),
];

function openPage(agents: readonly FakeAgent[] = AGENTS, server = new FakeServer(), abilities: Partial<Abilities> = {}): FakeServer {
  server.agents = new FakeAgentList(agents);
  return open(server, abilities);
}

/** A Kibana that lists no agents. */
const openWithoutList = (server = new FakeServer()): FakeServer => open(server);

function open(server: FakeServer, abilities: Partial<Abilities> = {}): FakeServer {
  server.alert = {
    ...server.alert,
    source: { ...server.alert.source, agent: { id: 'local' }, host: { name: 'web-01', os: { type: 'linux' } } },
  };
  render(
    <InApplication host={fakeHost(server, { abilities: { ...EVERYTHING, ...abilities } })}>
      <AlertPage alertId={ALERT_ID} />
    </InApplication>
  );
  return server;
}

const find = (name: string): HTMLElement | null => window.document.querySelector(`[data-test-subj="${name}"]`);
const subject = (name: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = find(name);
    if (found === null) throw new Error(`${name} is not on the page`);
    return found;
  });
const press = async (name: string): Promise<void> => void fireEvent.click(await subject(name));
const all = (name: string): readonly string[] =>
  [...window.document.querySelectorAll(`[data-test-subj="${name}"]`)].map((found) => found.textContent ?? '');
const hosts = (): readonly string[] =>
  [...window.document.querySelectorAll('[data-test-subj="agent-row"] strong')].map((found) => found.textContent ?? '');
const launched = (server: FakeServer): readonly unknown[] =>
  server.bodies.filter((_body, at) => server.asked[at] === 'POST /api/osquery/live_queries');
const recorded = (server: FakeServer): readonly unknown[] =>
  server.bodies.filter((_body, at) => server.asked[at]?.endsWith('/investigation/runs'));

async function openPicker(): Promise<void> {
  await press('choose-target');
  fireEvent.click(await screen.findByLabelText('Agents that I choose'));
}
async function search(text: string): Promise<void> {
  fireEvent.change(await subject('search-agents'), { target: { value: text } });
}

describe('the list of agents', () => {
  it('has the alert’s own host first, ten a page, and says of each what is known', async () => {
    openPage();
    await openPicker();
    await waitFor(() => expect(hosts()).toEqual(['web-01', 'away-1', 'db-1', 'desk-1', ...farm(0, 6)]));
    expect(all('agent-row')[0]).toMatch(/^web-01The alert’s hostOnlineubuntu · Linux servers · last check-in /);
    expect((await subject('agent-count')).textContent).toBe('1–10 of 24 agents');
    fireEvent.click(screen.getByLabelText(/next page/i));
    await waitFor(() => expect(find('agent-count')?.textContent).toBe('11–20 of 24 agents'));
    // Nothing was typed, so nothing goes back to the beginning a moment later.
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(find('agent-count')?.textContent).toBe('11–20 of 24 agents');
  });

  it('marks who has no Osquery, who cannot be chosen then', async () => {
    openPage();
    await openPicker();
    await search('desk');
    await waitFor(() => expect(hosts()).toEqual(['desk-1']));
    expect(all('agent-row')[0]).toContain('No Osquery');
    expect(window.document.querySelector('[data-test-subj="agent-a-4"]')?.hasAttribute('disabled')).toBe(true);
  });

  it('is searched on the server, also by the name of a policy, and without those that are offline', async () => {
    openPage();
    await openPicker();
    await search('AWAY');
    await waitFor(() => expect(hosts()).toEqual(['away-1']));
    await press('without-offline');
    await subject('no-agents');
    await search('linux serv');
    await waitFor(() => expect(find('agent-count')?.textContent).toBe('1–10 of 22 agents'));
  });

  it('gives way to ids, and names the right, where it is refused', async () => {
    const server = new FakeServer();
    server.failures.set(
      LIST,
      Array.from({ length: 9 }, () => new HttpError(403, undefined, 'Forbidden'))
    );
    openPage(AGENTS, server);
    await openPicker();
    expect((await subject('agents-refused')).textContent).toMatch(/named by their ids\..*“Read” on Osquery in this space/);
    fireEvent.change(await subject('target-ids'), { target: { value: 'a-2' } });
    await press('apply-target');
    expect((await subject('choose-target')).textContent).toContain('a-2');
  });

  it('gives way to ids where there is none', async () => {
    const server = openWithoutList();
    await openPicker();
    expect((await subject('agents-refused')).textContent).toContain('This Kibana has no list of agents');
    expect(find('target-ids')).not.toBeNull();
    expect(server.asked.some((asked) => asked.includes(LIST))).toBe(true);
  });
});

describe('chosen agents', () => {
  it('are named on the button, before they are asked, in the run and in its rows', async () => {
    const server = openPage();
    server.rows = [{ username: 'root' }, { username: 'root' }];
    server.rowAgents = ['local', 'a-2'];
    server.counts = { agents: ['local', 'a-2', 'a-3'], pending: 1, responded: 2, successful: 2 };
    await openPicker();
    await waitFor(() => expect(hosts()).toContain('db-1'));
    for (const id of ['local', 'a-2', 'a-3']) fireEvent.click(await subject(`agent-${id}`));
    expect(all('chosen-agent')).toEqual(['web-01', 'db-1', 'away-1']);
    expect(all('before-asking').join()).toContain('away-1 is offline since 2025-12-01');
    await press('apply-target');
    const button = await subject('choose-target');
    expect([button.textContent, button.title]).toEqual(['Run on: web-01, db-1, away-1 ', 'local\na-2\na-3']);
    await press(`run-${QUERY_ID}`);
    expect((await subject('confirm-wide')).textContent).toMatch(/Asks 3 chosen agents: web-01, db-1, away-1\..*away-1 is offline since/);
    fireEvent.click(screen.getByText('Run on all of them'));
    await subject('run-finished');
    expect(launched(server)).toEqual([expect.objectContaining({ agent_ids: ['local', 'a-2', 'a-3'] })]);
    expect((await subject('silent-agents')).textContent).toBe('No answer from away-1');
    const choice = await subject('rows-of-agent');
    expect([...choice.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual(['All agents', 'web-01', 'db-1']);
    expect(find('result-rows')?.textContent).toContain('db-1');
  });

  it('are taken away again, one or all', async () => {
    openPage();
    await openPicker();
    await waitFor(() => expect(hosts()).toContain('db-1'));
    for (const id of ['a-2', 'a-3']) fireEvent.click(await subject(`agent-${id}`));
    fireEvent.click(screen.getByLabelText('Take db-1 away'));
    expect(all('chosen-agent')).toEqual(['away-1']);
    await press('clear-agents');
    expect(find('chosen-agents')).toBeNull();
    expect(find('apply-target')?.hasAttribute('disabled')).toBe(true);
  });

  it('are joined by ids that are pasted', async () => {
    openPage();
    await openPicker();
    await waitFor(() => expect(hosts()).toContain('db-1'));
    fireEvent.click(await subject('agent-a-2'));
    await press('paste-ids');
    fireEvent.change(await subject('target-ids'), { target: { value: 'f-3, nobody-knows' } });
    await press('apply-target');
    await waitFor(() => expect(find('choose-target')?.textContent).toBe('Run on: db-1, farm-03, nobody-knows '));
    expect(all('before-asking').join()).toContain('Not among the agents that can be asked: nobody-knows');
  });

  it('are at most a hundred', async () => {
    openPage();
    await openPicker();
    await waitFor(() => expect(hosts()).toContain('db-1'));
    await press('paste-ids');
    fireEvent.change(await subject('target-ids'), { target: { value: Array.from({ length: 100 }, (_, n) => `id-${n}`).join('\n') } });
    expect(window.document.querySelector('[data-test-subj="agent-a-2"]')?.hasAttribute('disabled')).toBe(true);
    expect(find('apply-target')?.hasAttribute('disabled')).toBe(false);
  });
});

describe('the alert’s own host', () => {
  it('is told to be offline beside its button, and asked about once', async () => {
    const server = openPage([{ id: 'local', host: 'web-01', status: 'offline', lastCheckin: '2025-12-01T10:00:00.000Z' }]);
    await waitFor(() => expect(find(`query-${QUERY_ID}`)?.textContent).toContain('web-01 is offline since 2025-12-01'));
    expect(server.agents?.kueries).toEqual(['agent.id: ("local")']);
  });

  it('is not asked about for who runs nothing, and has its name by the alert all the same', async () => {
    const server = new FakeServer();
    const run = {
      ...{ query_id: QUERY_ID, action_id: 'a-1', query_action_id: 'q-1', agent_id: 'local', query: 'SELECT 1' },
      ...{ started_at: '2026-01-01T00:00:00Z', started_by: 'ada' },
    };
    server.investigation = { ...server.investigation, version: 1, runs: { [QUERY_ID]: run } };
    openPage(AGENTS, server, { liveQueries: 'forbidden', savedQueries: 'forbidden', saveQueries: 'forbidden' });
    await waitFor(() => expect(find(`query-${QUERY_ID}`)?.textContent).toContain('agent web-01'));
    expect(server.agents?.kueries).toEqual([]);
  });

  it('is kept with the run by the name that the alert gives, where there is no list', async () => {
    const server = openWithoutList();
    await press(`run-${QUERY_ID}`);
    await subject('run-finished');
    await waitFor(() => expect(recorded(server)).toEqual([expect.objectContaining({ agent_names: [{ id: 'local', name: 'web-01' }] })]));
  });

  it('of a run of an earlier version, kept without names, has its id', async () => {
    const server = new FakeServer();
    const run = {
      query_id: QUERY_ID,
      action_id: 'a-1',
      query_action_id: 'q-1',
      agent_id: 'old-agent',
      query: 'SELECT 1',
      started_at: '2026-01-01T00:00:00Z',
      started_by: 'ada',
    };
    server.investigation = { ...server.investigation, version: 1, runs: { [QUERY_ID]: run } };
    openWithoutList(server);
    await waitFor(() => expect(find(`query-${QUERY_ID}`)?.textContent).toContain('agent old-agent'));
  });
});

const farm = (from: number, to: number): readonly string[] => Array.from({ length: to - from + 1 }, (_, n) => `farm-0${from + n}`);
