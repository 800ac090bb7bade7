// @vitest-environment jsdom
/** Where an alert comes from, on its page: the rule as it was, the source events, the other alerts of its user and host. */
import React from 'react';
import { cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { RuleStanding, SourceEvent } from '../../../common/api';
import { ALERT_ID, fakeHost, FakeServer } from '../../../test/fakes/alert_server';
import { InApplication } from '../../../test/fakes/fake_host';
import { AlertPage } from './alert_page';

afterEach(cleanup);

function openPage(server: FakeServer): void {
  const host = fakeHost(server);
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
