// @vitest-environment jsdom
/** Where an alert comes from, on its page: the rule as it was, the source events, the other alerts of its user and host. */
import React from 'react';
import { cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { NO_USER, type RuleStanding, type SourceEvent } from '../../../common/api';
import { ALERT_ID, fakeHost, FakeServer } from '../../../test/fakes/alert_server';
import { InApplication } from '../../../test/fakes/fake_host';
import type { Host } from '../../shared/host';
import { AlertPage } from './alert_page';

afterEach(cleanup);

function openPage(server: FakeServer, rest: Partial<Host> = {}): void {
  const host = fakeHost(server, rest);
  render(
    <InApplication host={host}>
      <AlertPage alertId={ALERT_ID} />
    </InApplication>
  );
}

const find = (name: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-test-subj="${name}"]`);
const subject = (name: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = find(name);
    if (found === null) throw new Error(`${name} is not on the page`);
    return found;
  });

function serverWith(standing: RuleStanding | undefined): FakeServer {
  const server = new FakeServer();
  const { standing: _none, ...rule } = server.guide.rule;
  server.guide = { ...server.guide, rule: standing === undefined ? rule : { ...rule, standing } };
  return server;
}

describe('the rule of the alert', () => {
  it('that was changed since is said so, with the way to it', async () => {
    openPage(serverWith({ from: 'alert', state: 'changed', installed_id: 'so-7' }));
    const line = await subject('rule-changed');
    expect(line.textContent).toContain('shown as they were then');
    expect(line.querySelector('a')?.getAttribute('href')).toBe('/app/investigationGuides/rules/so-7');
  });

  it('that is gone is said so, with no way to it', async () => {
    openPage(serverWith({ from: 'alert', state: 'deleted', installed_id: undefined }));
    const line = await subject('rule-deleted');
    expect(line.textContent).toContain('not installed any more');
    expect(line.querySelector('a')).toBeNull();
  });

  it('that is gone has no link in the header, and is not said to alert again', async () => {
    const server = serverWith({ from: 'alert', state: 'deleted', installed_id: undefined });
    openPage(server);
    expect((await subject('rule-link-deleted')).textContent).toBe('Rule (deleted)');
    expect(find('rule-link')).toBeNull();
    fireEvent.click(await subject('mark-false-positive'));
    const form = await subject('false-positive-panel');
    await waitFor(() => expect(form.textContent).toContain('not installed any more'));
    expect(form.textContent).not.toContain('alert again');
    fireEvent.click(await subject('apply-false-positive'));
    expect((await subject('no-exception')).textContent).toBe('No exception was written: the rule is not installed any more.');
  });

  it('that was installed again is linked by the id that it has now', async () => {
    openPage(serverWith({ from: 'alert', state: 'unchanged', installed_id: 'so-8' }));
    await waitFor(() => expect(find('rule-link')?.getAttribute('href')).toBe('/app/investigationGuides/rules/so-8'));
  });

  it('that the alert does not carry is said to be the one of now', async () => {
    openPage(serverWith({ from: 'installed', state: 'unknown', installed_id: 'so-7' }));
    expect((await subject('rule-not-carried')).textContent).toContain('as the rule has them now');
  });

  it.each(['unchanged', 'unknown'] as const)('that is %s is not spoken of', async (state) => {
    openPage(serverWith({ from: 'alert', state, installed_id: 'so-7' }));
    await subject('guide');
    expect(find(`rule-${state}`)).toBeNull();
  });
});

describe('the source events', () => {
  const found: SourceEvent = {
    status: 'found',
    index: '.ds-logs-a-000001',
    id: 'e1',
    timestamp: '2026-03-01T10:00:00.000Z',
    source: { process: { pid: 4711 }, only_here: 'yes' },
  };

  function naming(...events: readonly SourceEvent[]): FakeServer {
    const server = new FakeServer();
    const ancestors = events.map(({ id, index }) => ({ id, index, type: 'event', depth: 0 }));
    server.alert = { ...server.alert, source: { ...server.alert.source, 'kibana.alert.ancestors': ancestors } };
    server.events = { total: events.length, events };
    return server;
  }

  async function openEvents(server: FakeServer): Promise<HTMLElement> {
    openPage(server);
    fireEvent.click(await subject('tab-fields'));
    fireEvent.click(await subject('source-events-switch'));
    return subject('source-events');
  }

  it('are shown with their place and all their fields, and fetched only then', async () => {
    const server = naming(found);
    openPage(server);
    fireEvent.click(await subject('tab-fields'));
    await subject('source-events-switch');
    expect(server.asked.filter((name) => name.endsWith('/events'))).toEqual([]);
    fireEvent.click(await subject('source-events-switch'));
    const events = await subject('source-events');
    await waitFor(() => expect(events.textContent).toContain('only_here'));
    expect(events.textContent).toContain('.ds-logs-a-000001');
    expect(events.textContent).toContain('4711');
  });

  const unread = [
    { status: 'gone', says: 'not stored any more' },
    { status: 'forbidden', says: 'index privilege “read”' },
    { status: 'unavailable', says: 'closed, or its cluster' },
    { status: 'not_one_document', says: 'no single event' },
  ] as const;
  it.each(unread)('that are $status say why', async ({ status, says }) => {
    await openEvents(naming({ status, index: 'logs-a', id: 'e1' }));
    expect((await subject(`source-event-${status}`)).textContent).toContain(says);
  });

  it('of a sequence are listed by stage, and one is open', async () => {
    const events = await openEvents(naming(found, { ...found, id: 'e2', source: { second: 'stage' } }));
    await waitFor(() => expect(events.textContent).toContain('only_here'));
    expect(events.textContent).not.toContain('stage');
    fireEvent.click(await subject('source-event-2'));
    await waitFor(() => expect(events.textContent).toContain('stage'));
    expect(events.textContent).not.toContain('only_here');
  });

  it('of an alert that names none are not offered', async () => {
    openPage(new FakeServer());
    fireEvent.click(await subject('tab-fields'));
    await subject('all-fields');
    expect(find('source-events-switch')).toBeNull();
  });
});

describe('the other alerts', () => {
  it('of a name that is too long to be searched for are not said to be none', async () => {
    const server = new FakeServer();
    server.alert = { ...server.alert, alert: { ...server.alert.alert, user: 'x'.repeat(1_025), host: 'web-01' } };
    openPage(server);
    expect((await subject('others-user-not-searchable')).textContent).toContain('too long');
    expect(server.asked.filter((name) => name.endsWith('/alerts'))).toHaveLength(1);
  });
});

describe('the verdict', () => {
  const judged = (by: string): FakeServer => {
    const server = serverWith({ from: 'alert', state: 'unchanged', installed_id: 'so-7' });
    const verdict = {
      verdict: 'false_positive',
      comment: '',
      exception_item_id: '3f1a2b4c-0000-4000-8000-1234567890ab',
      at: '2026-03-01T12:00:00.000Z',
      by,
    } as const;
    server.investigation = { ...server.investigation, version: 1, verdict };
    return server;
  };
  const links = {
    alerts: '/alerts',
    alert: () => '/alert',
    rule: (id: string) => `/security/${id}`,
    case: () => '/case',
    timeline: () => '/timeline',
  };

  it('leads to the exceptions of the rule, in the Security app where there is one', async () => {
    openPage(judged('ada'), { securityLinks: links });
    const verdict = await subject('verdict');
    expect(verdict.textContent).toContain('False positive, says ada');
    expect(verdict.textContent).toContain('Exception 3f1a2b4c… keeps the rule quiet');
    expect(verdict.querySelector('[title="3f1a2b4c-0000-4000-8000-1234567890ab"]')).not.toBeNull();
    await waitFor(() => expect(find('see-exceptions')?.getAttribute('href')).toBe('/security/so-7'));
  });

  it('leads to the page of the rule where there is no Security app', async () => {
    openPage(judged('ada'));
    await waitFor(() => expect(find('see-exceptions')?.getAttribute('href')).toBe('/app/investigationGuides/rules/so-7'));
  });

  it('names nobody where there are no users, nor does what was run', async () => {
    const server = judged(NO_USER);
    const run = {
      query_id: 'steps-2-q1',
      action_id: 'a-1',
      query_action_id: 'q-1',
      agent_id: 'local',
      query: 'SELECT 1',
      started_at: '2026-03-01T12:00:00.000Z',
      started_by: NO_USER,
    };
    server.investigation = { ...server.investigation, runs: { 'steps-2-q1': run } };
    openPage(server);
    expect((await subject('verdict')).textContent).toMatch(/^False positive \(/);
    await waitFor(() => expect(find('guide')?.textContent).toMatch(/Run [^,]+, agent local/));
    expect(document.body.textContent).not.toMatch(/(by|says) unknown/);
  });

  it('of a false positive is not asked for a second time by the most prominent button', async () => {
    const isFilled = (): boolean => /fill/i.test(find('mark-false-positive')?.className ?? '');
    openPage(new FakeServer());
    await subject('guide');
    expect(isFilled()).toBe(true);
    cleanup();
    openPage(judged('ada'));
    await subject('verdict');
    expect([find('mark-false-positive') !== null, isFilled()]).toEqual([true, false]);
  });
});
