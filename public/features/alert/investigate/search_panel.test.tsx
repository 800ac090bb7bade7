// @vitest-environment jsdom
import React from 'react';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { GuideSearchResponse } from '../../../../common/api';
import type { InvestigateDirective } from '../../../../common/guides/guide';
import { findSubject, subject } from '../../../../test/fakes/by_subject';
import { fakeHost, InApplication, type Answer } from '../../../../test/fakes/fake_host';
import { HttpError, type Host } from '../../../shared/host';
import { SearchPanel } from './search_panel';

afterEach(cleanup);

const directive: InvestigateDirective = {
  id: 'steps-1-s1',
  label: 'Same user',
  description: '',
  providers: [],
  relativeFrom: 'now-1h',
  relativeTo: 'now',
};
const found: GuideSearchResponse = {
  events: { searched: true, total: 12_000, is_least: true },
  alerts: { searched: true, total: 1, is_least: false },
  columns: ['user.name', 'process.command_line'],
  rows: [
    {
      kind: 'event',
      id: 'e1',
      index: 'logs-x',
      timestamp: '2026-03-01T10:00:00.000Z',
      is_origin: true,
      values: { 'user.name': ['<b>root</b>', 'x\u202ey'] },
    },
    { kind: 'alert', id: 'a/2', index: 'alerts', timestamp: undefined, is_origin: false, values: {} },
  ],
  from: '2026-03-01T09:00:00.000Z',
  to: '2026-03-01T10:00:00.000Z',
  kql: 'user.name: "root"',
  indices: ['logs-*', '-logs-old'],
  asked: 1,
  alternatives: 1,
};
const route = 'GET /internal/investigation_guides/alerts/a1/guide/searches/steps-1-s1';

function show(answers: Readonly<Record<string, Answer>>, rest: Partial<Host> = {}) {
  const host = fakeHost(answers, '/', rest);
  render(
    <InApplication host={host}>
      <SearchPanel alertId="a1" directive={directive} ruleId={undefined} ruleName="A rule" />
    </InApplication>
  );
  return host;
}

describe('a search in its step', () => {
  it('asks nothing before it is told to', () => {
    expect(show({ [route]: () => found }).requests).toEqual([]);
  });

  it('shows how many, what is the alert’s own, and the values as text', async () => {
    show({ [route]: () => found });
    fireEvent.click(await findSubject('ask-steps-1-s1'));
    const view = await findSubject('found');
    expect((await findSubject('found-title')).textContent).toBe('at least 12,000 events and 1 alert match');
    expect(view.textContent).toContain('the newest 2 are shown');
    expect(view.textContent).toContain('event of this alert');
    expect(view.textContent).toContain('<b>root</b>');
    expect(view.textContent).not.toContain('\u202e');
    expect(screen.getByText('alert').closest('a')?.getAttribute('href')).toBe('/app/investigationGuides/alerts/a%2F2');
    expect(subject('open-in-discover')).toBeNull();
    expect(subject('save-timeline')).toBeNull();
  });

  it('nothing found is said, and so is what could not be searched', async () => {
    const nothing = { searched: true, total: 0, is_least: false } as const;
    show({ [route]: () => ({ ...found, rows: [], events: { searched: false, why: 'forbidden' }, alerts: nothing }) });
    fireEvent.click(await findSubject('ask-steps-1-s1'));
    expect((await findSubject('found-title')).textContent).toBe('Nothing matches');
    expect((await findSubject('not-searched')).textContent).toContain('You may not read the indices of the events');
  });

  it('a failure says why, and can be tried again', async () => {
    let isDown = true;
    show({
      [route]: () => {
        if (isDown) throw new HttpError(422, 'search_not_resolved', 'the alert has no field x');
        return found;
      },
    });
    fireEvent.click(await findSubject('ask-steps-1-s1'));
    expect((await findSubject('search-failed-steps-1-s1')).textContent).toContain('the alert has no field x');
    isDown = false;
    fireEvent.click(await findSubject('ask-steps-1-s1'));
    await findSubject('found');
    expect(subject('search-failed-steps-1-s1')).toBeNull();
  });

  const securityLinks = { alerts: '', alert: () => '', rule: () => '', case: () => '', timeline: (id: string) => `/timeline/${id}` };

  it('goes on in Discover with the same question, where there is one', async () => {
    show({ [route]: () => found }, { discoverLink: ({ kql, indices, from }) => `/discover?${kql}|${indices.join()}|${from ?? ''}` });
    fireEvent.click(await findSubject('ask-steps-1-s1'));
    expect((await findSubject('open-in-discover')).getAttribute('href')).toBe(
      '/discover?user.name: "root"|logs-*,-logs-old|2026-03-01T09:00:00.000Z'
    );
  });

  it.each([
    ['of 8.12', { data: { persistTimeline: { code: 200, timeline: { savedObjectId: 't1' } } } }],
    ['of later versions', { savedObjectId: 't1' }],
  ])('is saved as a Timeline, which is opened then: the answer %s', async (_version, answer) => {
    const host = show({ [route]: () => found, 'POST /api/timeline': () => answer }, { securityLinks });
    fireEvent.click(await findSubject('ask-steps-1-s1'));
    fireEvent.click(await findSubject('save-timeline'));
    expect((await findSubject('open-timeline')).getAttribute('href')).toBe('/timeline/t1');
    expect(host.requests.at(-1)?.body).toMatchObject({
      timeline: {
        title: 'Same user',
        description: 'A rule',
        kqlQuery: { filterQuery: { kuery: { kind: 'kuery', expression: 'user.name: "root"' } } },
        dateRange: { start: '2026-03-01T09:00:00.000Z', end: '2026-03-01T10:00:00.000Z' },
      },
    });
  });

  it('a Timeline that cannot be saved is told', async () => {
    const host = show({ [route]: () => found, 'POST /api/timeline': () => ({ odd: true }) }, { securityLinks });
    fireEvent.click(await findSubject('ask-steps-1-s1'));
    fireEvent.click(await findSubject('save-timeline'));
    await findSubject('save-timeline');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(host.said.dangers).toEqual(['The Timeline could not be saved']);
  });
});
