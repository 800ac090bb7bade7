// @vitest-environment jsdom
import React from 'react';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { HttpError, type Host } from '../../../shared/host';
import { useAlert } from '../use_alert';
import { AlertCases } from './alert_cases';
import { ALERT_ID, EVERYTHING, fakeHost, FakeServer, HOSTILE } from '../../../../test/fakes/alert_server';
import { InApplication } from '../../../../test/fakes/fake_host';
import { fakeCase } from '../../../../test/fakes/case_server';

afterEach(cleanup);

// jsdom has no canvas; EUI's combo box measures text with one.
Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => ({ font: '', measureText: () => ({ width: 0 }) }) });

function openPage(server = new FakeServer(), rest: Partial<Host> = {}) {
  const host = fakeHost(server, rest);
  render(
    <InApplication host={host}>
      <CasesOfAlert />
    </InApplication>
  );
  return { server, host };
}

/** As they stand in the header; the whole page around them would make each of these tests wait. */
function CasesOfAlert(): React.ReactElement | null {
  const alert = useAlert(ALERT_ID).data?.alert;
  return alert === undefined ? null : <AlertCases alert={alert} />;
}

const find = (name: string): HTMLElement | null => document.querySelector<HTMLElement>(`[data-test-subj="${name}"]`);
/** EUI names test subjects `data-test-subj`. */
const subject = (name: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = find(name);
    if (found === null) throw new Error(`${name} is not on the page`);
    return found;
  });
const click = async (name: string): Promise<void> => void fireEvent.click(await subject(name));
const sent = (server: FakeServer, path: string): unknown => server.bodies[server.asked.indexOf(path)];

describe('adding an alert to a case', () => {
  it('makes a new one where there is none, with title, facts and severity proposed', async () => {
    const { server, host } = openPage();
    await click('add-to-case');
    const title = await subject('case-title');
    expect(title).toHaveProperty('value', 'Chkconfig Service Add on web-01');
    const description = String((await subject('case-description')).textContent);
    expect(description).toContain(`/app/investigationGuides/alerts/${ALERT_ID})`);
    expect(description).not.toContain(HOSTILE);
    expect(find('no-work')).not.toBeNull();
    await click('apply-case');
    await subject('case-of-alert');
    expect(sent(server, 'POST /api/cases')).toMatchObject({
      severity: 'medium',
      owner: 'securitySolution',
      settings: { syncAlerts: true },
    });
    expect(server.cases.attached.get('made-1')).toEqual([
      {
        type: 'alert',
        owner: 'securitySolution',
        alertId: [ALERT_ID],
        index: ['.alerts-security.alerts-default'],
        rule: { id: 'rule-uuid', name: 'Chkconfig Service Add' },
      },
    ]);
    expect(host.said.at(-1)).toContain('The alert is in the case');
    expect(find('case-panel')).toBeNull();
  });

  it('finds an open one, says that it passes its status on, and adds what was done', async () => {
    const server = new FakeServer();
    server.cases.cases = [
      fakeCase('a', { title: 'Other' }),
      fakeCase('b', { title: 'Proxy on web-01', status: 'in-progress', settings: { syncAlerts: true } }),
    ];
    server.otherPersonWrites('steps-1', { state: 'done', note: '![x](http://e.example)' });
    openPage(server);
    await click('add-to-case');
    fireEvent.change(await subject('case-search'), { target: { value: 'proxy' } });
    await waitFor(() => expect(screen.queryByText('Other')).toBeNull());
    fireEvent.click(await screen.findByLabelText(/Proxy on web-01/));
    expect((await subject('case-syncs')).textContent).toContain('this alert becomes: Acknowledged');
    await click('apply-case');
    await subject('case-of-alert');
    const [, comment] = server.cases.attached.get('b') ?? [];
    expect(comment).toMatchObject({ type: 'user', comment: expect.stringContaining('```\n![x](http://e.example)\n```') });
  });

  it('says what was done when a part fails, and does only the rest', async () => {
    const server = new FakeServer();
    server.failures.set('made-1/comments', [new HttpError(403, undefined, 'Forbidden')]);
    openPage(server);
    await click('add-to-case');
    await subject('case-title');
    await click('apply-case');
    const report = await subject('case-partial');
    expect(report.textContent).toContain('Case made: done');
    expect(report.textContent).toContain('Alert attached: not done. This needs the privilege “All” on Cases');
    await click('apply-case');
    await subject('case-of-alert');
    expect(server.asked.filter((name) => name === 'POST /api/cases')).toHaveLength(1);
  });

  it('leads to a case of the alert where the host has a place for it', async () => {
    const server = new FakeServer();
    server.cases.cases = [fakeCase('a')];
    server.cases.attached.set('a', [{ alertId: [ALERT_ID] }]);
    openPage(server, {
      securityLinks: {
        alerts: '/alerts',
        alert: () => '/alert',
        rule: () => '/rule',
        case: (id) => `/app/security/cases/${id}`,
        timeline: () => '/timeline',
      },
    });
    expect((await subject('case-of-alert')).querySelector('a')?.getAttribute('href')).toBe('/app/security/cases/a');
  });

  it('is not offered without the plugin, and is disabled without the right, both with the reason', async () => {
    const absent = openPage(new FakeServer(), { abilities: { ...EVERYTHING, cases: 'absent' } });
    expect((await subject('cases-absent')).textContent).toContain('Cases are turned off');
    expect(find('add-to-case')).toBeNull();
    expect(absent.server.asked.filter((name) => name.includes('/api/cases'))).toEqual([]);
    cleanup();
    openPage(new FakeServer(), { abilities: { ...EVERYTHING, cases: 'forbidden' } });
    expect((await subject('cases-why-not')).textContent).toContain('“All” on Cases');
    expect((await subject('add-to-case')).hasAttribute('disabled')).toBe(true);
  });
});
