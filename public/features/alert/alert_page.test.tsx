// @vitest-environment jsdom
import React from 'react';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { HttpError } from '../../shared/host';
import { AlertPage } from './alert_page';
import { ALERT_ID, fakeHost, FakeServer, HOSTILE, PREVIEW } from '../../../test/fakes/alert_server';
import { InApplication } from '../../../test/fakes/fake_host';

afterEach(cleanup);

// jsdom has no canvas; EUI's combo box measures text with one.
Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => ({ font: '', measureText: () => ({ width: 0 }) }) });

function openPage(server = new FakeServer()) {
  const host = fakeHost(server);
  const page = render(
    <InApplication host={host}>
      <AlertPage alertId={ALERT_ID} />
    </InApplication>
  );
  return { server, host, page };
}

/** EUI names test subjects `data-test-subj`. */
const subject = (name: string): Promise<HTMLElement> =>
  waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[data-test-subj="${name}"]`);
    if (found === null) throw new Error(`${name} is not on the page`);
    return found;
  });
const has = (name: string): boolean => document.querySelector(`[data-test-subj="${name}"]`) !== null;

describe('the alert', () => {
  it('shows a hostile command line as text, with its hidden characters named', async () => {
    openPage();
    const command = await subject('command-line');
    expect(command.textContent).toBe(HOSTILE.replace('\u202E', 'U+202E').replace('\n', '\\n'));
    expect(command.querySelector('img')).toBeNull();
  });

  it('folds a very long value and shows all of it when asked', async () => {
    openPage();
    fireEvent.click(await subject('tab-fields'));
    const fields = await subject('all-fields');
    expect(fields.textContent).not.toContain('y'.repeat(1_000));
    fireEvent.click(within(fields).getByText('Show all 10000 characters'));
    expect(fields.textContent).toContain('y'.repeat(10_000));
  });

  it('says that an alert is gone', async () => {
    const server = new FakeServer();
    server.failures.set(`GET /internal/investigation_guides/alerts/${ALERT_ID}`, [new HttpError(404, 'not_found', 'no alert')]);
    openPage(server);
    expect(await screen.findByText('This alert is not there')).toBeTruthy();
  });

  it('says which privilege is missing', async () => {
    const server = new FakeServer();
    server.failures.set(`GET /internal/investigation_guides/alerts/${ALERT_ID}`, [new HttpError(403, 'forbidden', 'needs: read guides')]);
    openPage(server);
    expect(await screen.findByText('needs: read guides')).toBeTruthy();
  });

  it('acknowledges through the status route', async () => {
    const { server, host } = openPage();
    fireEvent.click(await subject('acknowledge'));
    await subject('status-acknowledged');
    expect(server.bodies).toContainEqual({ signal_ids: [ALERT_ID], status: 'acknowledged' });
    expect(host.said).toEqual(['Status is now: Acknowledged']);
  });

  it('says why the status could not be changed', async () => {
    const server = new FakeServer();
    server.failures.set('signals/status', [new HttpError(403, undefined, 'alerts-all is missing')]);
    const { host } = openPage(server);
    fireEvent.click(await subject('acknowledge'));
    await waitFor(() => expect(host.said.join()).toMatch(/could not be changed: .*“All” on Security.*alerts-all is missing/));
  });
});

describe('why it matched', () => {
  it('shows the value and the outcome of the condition that is focused', async () => {
    openPage();
    fireEvent.focus(await screen.findByRole('button', { name: 'process.parent.name in ("rpm", "yum"): Exclusion did not apply' }));
    const detail = await subject('condition-detail');
    expect(detail.textContent).toContain('In the event, process.parent.name: bash');
    expect(detail.textContent).toContain('Exclusion did not apply.');
  });

  it('says why a rule cannot be laid out', async () => {
    const server = new FakeServer();
    const [own] = server.evaluation.results;
    if (own === undefined) throw new Error('the fake server has no evaluation');
    const why = { code: 'rule_type_not_supported', message: 'a type' };
    server.evaluation = { evaluated: 1, results: [{ ...own, verdict: 'not_evaluable', why, explanation: undefined }] };
    openPage(server);
    expect((await subject('not-evaluable')).textContent).toContain('Rules of this type cannot be evaluated');
  });
});

describe('the guide finder', () => {
  it('offers guides of other rules when asked, and opens one for this alert', async () => {
    const server = new FakeServer();
    const rule = { id: 'other', rule_id: 'stable-other', name: 'Another rule', description: '' };
    server.fitting = {
      asked: 2,
      guides: [{ rule, fit: 'near', missed: [{ text: 'process.args == "--del"', would: 'hold', values: ['--add'] }], held: [] }],
    };
    openPage(server);
    fireEvent.click(await subject('find-guides'));
    const offer = await subject('fitting-guide-stable-other');
    expect(offer.textContent).toContain('Only this does not hold:');
    expect(offer.textContent).toContain('process.args == "--del"= --add');
    fireEvent.click(within(offer).getByText('Another rule'));
    await subject('other-guide');
    fireEvent.click(screen.getByText('Back to the alert’s own guide'));
    await waitFor(() => expect(has('other-guide')).toBe(false));
  });

  it('looks for guides by itself where the alert has none', async () => {
    const server = new FakeServer();
    server.guide = { ...server.guide, guide: { ...server.guide.guide, sections: [] } };
    openPage(server);
    expect(await screen.findByText(/None of the other 0 rules/)).toBeTruthy();
  });
});

describe('the guide', () => {
  it('keeps a tick and a note', async () => {
    const { server } = openPage();
    fireEvent.click(await screen.findByLabelText(/^Done: Look at the/));
    const [addNote] = screen.getAllByLabelText('Add note');
    if (addNote === undefined) throw new Error('there is no way to add a note');
    fireEvent.click(addNote);
    const note = await subject('note-steps-1');
    fireEvent.change(note, { target: { value: 'seen it' } });
    fireEvent.blur(note);
    await waitFor(() => expect(server.investigation.steps['steps-1']).toMatchObject({ state: 'done', note: 'seen it' }));
    await waitFor(() => expect(screen.getByText('1 of 3')).toBeTruthy());
    cleanup();
    openPage(server);
    expect(await screen.findByDisplayValue('seen it')).toBeTruthy();
  });

  it('shows both notes in a conflict and loses neither', async () => {
    const { server } = openPage();
    await subject('guide');
    server.otherPersonWrites('steps-1', { note: 'from bob' });
    const [addNote] = screen.getAllByLabelText('Add note');
    if (addNote === undefined) throw new Error('there is no way to add a note');
    fireEvent.click(addNote);
    const note = await subject('note-steps-1');
    fireEvent.change(note, { target: { value: 'from ada' } });
    fireEvent.blur(note);
    const conflict = await subject('step-conflict');
    expect(conflict.textContent).toContain('from bob');
    expect(conflict.textContent).toContain('from ada');
    expect(screen.getByDisplayValue('from ada')).toBeTruthy();
    fireEvent.click(within(conflict).getByText('Keep both notes'));
    await waitFor(() => expect(server.investigation.steps['steps-1']?.note).toBe('from bob\nfrom ada'));
    await waitFor(() => expect(has('step-conflict')).toBe(false));
  });

  it('keeps what was typed when it cannot be stored', async () => {
    const server = new FakeServer();
    server.failures.set('PUT', [new HttpError(503, undefined, 'the store is busy')]);
    openPage(server);
    fireEvent.click(await screen.findByLabelText(/^Done: Look at the/));
    expect(await screen.findByText(/Not saved: the store is busy/)).toBeTruthy();
    fireEvent.click(screen.getByText('Try again'));
    await waitFor(() => expect(server.investigation.steps['steps-1']?.state).toBe('done'));
  });

  it('renders no HTML and no dangerous link', async () => {
    openPage();
    const step = await subject('step-steps-1');
    expect(step.querySelector('b')).toBeNull();
    expect(step.textContent).toContain('<b>service</b>');
    expect(step.querySelector('a[href^="javascript"]')).toBeNull();
  });
});

describe('a query', () => {
  it('runs what was resolved, shows the rows, and shows them again after a reload without running', async () => {
    const server = new FakeServer();
    server.rows = [{ uid: '0', username: 'root' }];
    openPage(server);
    expect((await subject('query-steps-2-q1')).textContent).toContain("username = 'root'");
    fireEvent.click(await subject('run-steps-2-q1'));
    expect((await subject('row-count')).textContent).toBe('1 row');
    const launched = server.bodies[server.asked.indexOf('POST /api/osquery/live_queries')];
    expect(launched).toMatchObject({ agent_ids: ['local'], query: "SELECT * FROM users WHERE username = 'root'", alert_ids: [ALERT_ID] });
    await waitFor(() => expect(server.investigation.runs['steps-2-q1']).toBeDefined());
    cleanup();
    openPage(server);
    expect((await subject('row-count')).textContent).toBe('1 row');
    expect(server.asked.filter((name) => name === 'POST /api/osquery/live_queries')).toHaveLength(1);
  });

  it("shows osquery's own error", async () => {
    const server = new FakeServer();
    server.osqueryError = 'no such column: usernam';
    openPage(server);
    fireEvent.click(await subject('run-steps-2-q1'));
    expect((await subject('run-failed')).textContent).toContain('no such column: usernam');
  });

  it('says that there are no rows', async () => {
    openPage();
    fireEvent.click(await subject('run-steps-2-q1'));
    expect((await subject('run-finished')).textContent).toContain('No rows');
  });

  it('names the missing right', async () => {
    const server = new FakeServer();
    server.failures.set('POST /api/osquery/live_queries', [new HttpError(403, undefined, 'no')]);
    openPage(server);
    fireEvent.click(await subject('run-steps-2-q1'));
    expect((await subject('run-denied')).textContent).toContain('“Live queries: All” on Osquery');
  });

  it('cannot be run while its value is missing, and says which', async () => {
    openPage();
    expect((await subject('query-missing')).textContent).toContain('This alert has no group.name');
    expect(has('run-steps-3-q1')).toBe(false);
  });

  it('says what Kibana would have sent', async () => {
    openPage();
    const card = await subject('query-steps-2-q1');
    fireEvent.click(within(card).getByText('Kibana would send'));
    expect((await subject('sql-kibana')).textContent).toContain('username = root');
  });
});

describe('a false positive', () => {
  it('writes the exception, closes with the reason, and records the verdict', async () => {
    const { server } = openPage();
    fireEvent.click(await subject('mark-false-positive'));
    expect((await subject('preview')).textContent).toContain('3 of 10');
    fireEvent.click(screen.getByLabelText(/1 other open alert that/));
    const apply = await subject('apply-false-positive');
    await waitFor(() => expect(apply.hasAttribute('disabled')).toBe(false));
    fireEvent.click(apply);
    await subject('apply-complete');
    expect(server.bodies).toContainEqual({ signal_ids: [ALERT_ID, 'alert-2'], status: 'closed', reason: 'false_positive' });
    fireEvent.click(screen.getByText('Back to the alert'));
    await subject('status-closed');
    expect((await subject('verdict')).textContent).toContain('item-1');
  });

  it('keeps the hostile value of an entry exactly', async () => {
    const { server } = openPage();
    fireEvent.click(await subject('mark-false-positive'));
    await subject('preview');
    fireEvent.click(await subject('apply-false-positive'));
    await subject('apply-complete');
    const written = server.bodies[server.asked.indexOf('POST /api/detection_engine/rules/rule-uuid/exceptions')];
    expect(JSON.stringify(written)).toContain(JSON.stringify(HOSTILE));
  });

  it('says exactly what was done when the closing fails, and does only what is left', async () => {
    const server = new FakeServer();
    server.failures.set('signals/status', [new HttpError(403, undefined, 'not you')]);
    openPage(server);
    fireEvent.click(await subject('mark-false-positive'));
    await subject('preview');
    fireEvent.click(await subject('apply-false-positive'));
    const report = await subject('apply-partial');
    expect(report.textContent).toContain('Exception written to the rule done');
    expect(report.textContent).toMatch(/not doneThis needs the privilege “All” on Security.*The server says: not you/);
    fireEvent.click(await subject('retry-false-positive'));
    await subject('apply-complete');
    expect(server.asked.filter((name) => name.endsWith('rules/rule-uuid/exceptions'))).toHaveLength(1);
  });

  it('says over which time its effect was counted, and when a limit ended the count', async () => {
    const server = new FakeServer();
    const cut = { counted: 50_000, wanted_from: '2026-01-30T12:00:00.000Z' };
    server.preview = { ...PREVIEW, window: { from: '2026-02-26T12:00:00.000Z', to: '2026-03-01T12:00:00.000Z', cut } };
    openPage(server);
    fireEvent.click(await subject('mark-false-positive'));
    expect((await subject('preview-window')).textContent).toMatch(/^Counted over 3 days: 2026-02-26 .* to 2026-03-01 /);
    expect((await subject('preview-cut')).textContent).toContain('Only the newest 50000 alerts');
  });

  it('applies a dangerous exception only after it is confirmed in words', async () => {
    const server = new FakeServer();
    server.preview = { ...PREVIEW, silenced: 10, warnings: ['everything'] };
    openPage(server);
    fireEvent.click(await subject('mark-false-positive'));
    const confirm = await subject('confirm-danger');
    const apply = await subject('apply-false-positive');
    expect(apply.hasAttribute('disabled')).toBe(true);
    fireEvent.change(confirm, { target: { value: 'silence 10' } });
    await waitFor(() => expect(apply.hasAttribute('disabled')).toBe(false));
  });
});
