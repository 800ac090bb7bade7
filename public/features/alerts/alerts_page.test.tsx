// @vitest-environment jsdom
import React from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { ALERTS_PATH, type AlertsResponse, type AlertSummary } from '../../../common/api';
import { fakeHost, InApplication, type Answer, type FakeHost } from '../../../test/fakes/fake_host';
import { bySubject, findSubject, subject } from '../../../test/fakes/by_subject';
import { HttpError } from '../../shared/host';
import { AlertsPage } from './alerts_page';

afterEach(cleanup);

const alert = (part: Partial<AlertSummary> = {}): AlertSummary => ({
  id: 'a1',
  index: '.alerts',
  timestamp: '2026-01-02T03:04:05.000Z',
  original_time: undefined,
  rule: { id: 'r1', rule_id: 'rule-1', name: 'ProxyChains Activity' },
  severity: 'low',
  risk_score: 21,
  status: 'open',
  workflow_reason: undefined,
  tags: [],
  reason: 'because',
  host: 'web-01',
  user: 'root',
  process: 'proxychains',
  command_line: 'proxychains curl',
  ...part,
});

const response = (alerts: readonly AlertSummary[], part: Partial<AlertsResponse> = {}): AlertsResponse => ({
  total: alerts.length,
  page: 1,
  per_page: 25,
  max_per_page: 200,
  alerts,
  facets: {
    status: [
      { value: 'open', label: 'open', count: 3 },
      { value: 'closed', label: 'closed', count: 4 },
    ],
    severity: [{ value: 'low', label: 'low', count: 3 }],
    rule: [{ value: 'r1', label: 'ProxyChains Activity', count: 3 }],
    host: [
      { value: 'web-01', label: 'web-01', count: 2 },
      { value: 'db-01', label: 'db-01', count: 1 },
    ],
    user: [{ value: 'root', label: 'root', count: 3 }],
  },
  ...part,
});

function show(answer: Answer, address = '/alerts'): FakeHost {
  const host = fakeHost({ [`GET ${ALERTS_PATH}`]: answer }, address);
  render(
    <InApplication host={host}>
      <AlertsPage />
    </InApplication>
  );
  return host;
}

const lastQuery = (host: FakeHost) => host.requests[host.requests.length - 1]?.query;

describe('the queue', () => {
  it('shows the open alerts first, with their total', async () => {
    const host = show(() => response([alert()]));
    expect(await screen.findByText('ProxyChains Activity')).toBeTruthy();
    expect(bySubject('alertCount').textContent).toContain('1 alert ');
    expect(lastQuery(host)).toMatchObject({ status: 'open', sort_field: 'time', sort_order: 'desc', page: 1 });
    expect(host.said.title).toBe('Alerts');
  });

  it('asks for what its address says', async () => {
    const host = show(() => response([alert()], { total: 60 }), '/alerts?status=any&host=db-01&sort_field=user&sort_order=asc&page=3&search=nmap');
    await screen.findByText('ProxyChains Activity');
    expect(lastQuery(host)).toMatchObject({ host: 'db-01', sort_field: 'user', sort_order: 'asc', page: 3, search: 'nmap' });
    expect(lastQuery(host)).not.toHaveProperty('status');
  });

  it('puts a chosen filter into the address and asks again; going back undoes it', async () => {
    const host = show(() => response([alert()]));
    await screen.findByText('ProxyChains Activity');
    fireEvent.click(bySubject('filterHost'));
    fireEvent.click(await screen.findByText('db-01'));
    await waitFor(() => expect(lastQuery(host)).toMatchObject({ host: 'db-01', page: 1 }));
    expect(host.history.location.search).toBe('?host=db-01');
    host.history.goBack();
    await waitFor(() => expect(subject('clearFilters')).toBeNull());
    expect(host.history.location.search).toBe('');
  });

  it('searches for what is typed, once the typing pauses', async () => {
    const host = show(() => response([alert()]));
    await screen.findByText('ProxyChains Activity');
    const field = bySubject('alertSearch');
    for (const typed of ['n', 'nm', 'nma', 'nmap ']) fireEvent.input(field, { target: { value: typed } });
    await waitFor(() => expect(lastQuery(host)).toMatchObject({ search: 'nmap' }));
    expect(host.requests.flatMap((request) => request.query?.['search'] ?? [])).toEqual(['nmap']);
    expect(field).toHaveProperty('value', 'nmap ');
  });

  it('orders by a column on the server', async () => {
    const host = show(() => response([alert()]));
    await screen.findByText('ProxyChains Activity');
    const header = within(bySubject('alertsTable')).getByRole('columnheader', { name: /Risk/ });
    fireEvent.click(within(header).getByRole('button'));
    await waitFor(() => expect(lastQuery(host)).toMatchObject({ sort_field: 'risk_score', sort_order: 'asc' }));
  });

  it('opens an alert by a click on its line and by its link', async () => {
    const host = show(() => response([alert({ id: 'a/1' })]));
    const link = await findSubject('open-a/1');
    expect(link.getAttribute('href')).toBe('/app/investigationGuides/alerts/a%2F1');
    fireEvent.click(screen.getByText('web-01'));
    expect(host.history.location.pathname).toBe('/alerts/a%2F1');
  });

  it('leaves a click with the control key to the browser', async () => {
    const host = show(() => response([alert()]));
    fireEvent.click(await screen.findByText('web-01'), { ctrlKey: true });
    expect(host.history.location.pathname).toBe('/alerts');
  });

  it('says why a closed alert was closed', async () => {
    show(() => response([alert({ status: 'closed', workflow_reason: 'false_positive' })]), '/alerts?status=closed');
    expect(await screen.findByText('Closed: False positive')).toBeTruthy();
  });

  it('shows the rest of an alert without leaving the queue', async () => {
    show(() => response([alert({ reason: 'process event on web-01' })]));
    fireEvent.click(await findSubject('expand-a1'));
    expect(await screen.findByText('process event on web-01')).toBeTruthy();
  });

  it('names hidden characters of a command line', async () => {
    show(() => response([alert({ command_line: 'cat \u202egpj.sh' })]));
    expect(await screen.findByText('U+202E')).toBeTruthy();
  });
});

describe('a queue without alerts', () => {
  it('says that other states have some, and shows them', async () => {
    const host = show(() => response([], { facets: { ...response([]).facets, status: [{ value: 'closed', label: 'closed', count: 4 }] } }));
    fireEvent.click(await findSubject('showAnyStatus'));
    await waitFor(() => expect(host.history.location.search).toBe('?status=any'));
  });

  it('says that the filters let none through', async () => {
    show(() => response([], { facets: { ...response([]).facets, status: [] } }), '/alerts?user=nobody');
    expect(await screen.findByText('No alert satisfies these filters')).toBeTruthy();
  });

  it('says that there are none at all', async () => {
    show(() => response([], { facets: { ...response([]).facets, status: [] } }));
    expect(await screen.findByText('There are no alerts')).toBeTruthy();
  });

  it('offers the first page when the asked one is gone', async () => {
    const host = show(() => response([], { total: 30 }), '/alerts?page=9');
    fireEvent.click(await screen.findByText('Go to the first page'));
    expect(host.history.location.search).toBe('');
  });
});

describe('a queue that cannot be loaded', () => {
  it('says why, and tries again when asked to', async () => {
    let isBroken = true;
    show(() => {
      if (isBroken) throw new HttpError(500, 'store_locked', 'the store is locked');
      return response([alert()]);
    });
    expect(await screen.findByText('the store is locked')).toBeTruthy();
    isBroken = false;
    fireEvent.click(bySubject('retry'));
    expect(await screen.findByText('ProxyChains Activity')).toBeTruthy();
  });

  it('says when the privilege is missing, and does not ask again by itself', async () => {
    const host = show(() => {
      throw new HttpError(403, 'forbidden', 'needs read');
    });
    expect(await screen.findByText('You may not see this')).toBeTruthy();
    expect(host.requests).toHaveLength(1);
  });

  it('keeps what is there when a refresh fails', async () => {
    let isBroken = false;
    show(() => {
      if (isBroken) throw new HttpError(500, undefined, 'the store is locked');
      return response([alert()]);
    });
    await screen.findByText('ProxyChains Activity');
    isBroken = true;
    fireEvent.click(bySubject('refresh'));
    expect(await screen.findByText('the store is locked')).toBeTruthy();
    expect(screen.getByText('ProxyChains Activity')).toBeTruthy();
  });
});
