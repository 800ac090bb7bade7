// @vitest-environment jsdom
/** What the checks say stands on the query's card before it is run, and a query that would be refused is run only after a question. */
import React from 'react';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { fieldLookup, resolveChecked } from '../../../../common/osquery';
import { ALERT_ID, fakeHost, FakeServer } from '../../../../test/fakes/alert_server';
import { InApplication } from '../../../../test/fakes/fake_host';
import { AlertPage } from '../alert_page';

afterEach(cleanup);

const QUERY_ID = 'steps-2-q1';

/** The alert's page with a guide whose query is this one. */
function openPage(query: string, document: Record<string, unknown>) {
  const server = new FakeServer();
  const resolution = resolveChecked(query, fieldLookup(document));
  server.guide = { ...server.guide, resolutions: { ...server.guide.resolutions, [QUERY_ID]: resolution } };
  render(
    <InApplication host={fakeHost(server)}>
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
const launches = (server: FakeServer): number => server.asked.filter((name) => name === 'POST /api/osquery/live_queries').length;
const linux = { host: { os: { type: 'linux' } } };
const windows = { host: { os: { type: 'windows' } } };

describe('before a query is run', () => {
  it('an error is said, and the query is sent only when the analyst says so', async () => {
    const server = openPage('SELECT * FROM crontab', windows);
    expect((await subject('query-check-errors')).textContent).toContain('exists on macOS, Linux only, and this host runs Windows');
    const button = await subject(`run-${QUERY_ID}`);
    expect(button.textContent).toBe('Run anyway…');
    fireEvent.click(button);
    expect((await subject('run-anyway')).textContent).toContain('exists on macOS, Linux only');
    fireEvent.click(screen.getByText('Do not run'));
    await waitFor(() => expect(find('run-anyway')).toBeNull());
    expect(launches(server)).toBe(0);
    fireEvent.click(button);
    fireEvent.click(await screen.findByText('Run anyway'));
    await subject('run-finished');
    expect(launches(server)).toBe(1);
  });

  it('a warning and a note are said, and do not stand in the way', async () => {
    const server = openPage('SELECT * FROM authorized_keys WHERE key = "a" AND comment = NULL', linux);
    const warnings = await subject('query-check-warnings');
    expect(warnings.textContent).toContain('the account that osquery runs as');
    expect(warnings.textContent).toContain('IS NULL or IS NOT NULL is meant');
    expect((await subject('query-check-note')).textContent).toContain('No column is called a');
    expect((await subject(`run-${QUERY_ID}`)).textContent).toBe('Run');
    fireEvent.click(await subject(`run-${QUERY_ID}`));
    await subject('run-finished');
    expect(launches(server)).toBe(1);
  });

  it('a query that would change something is not run at all', async () => {
    openPage('DELETE FROM users', linux);
    expect((await subject('query-invalid')).textContent).toContain('Only a SELECT may be run from a guide');
    expect(find(`run-${QUERY_ID}`)).toBeNull();
  });

  it('a hidden character in a name is named', async () => {
    openPage('SELECT * FROM "us\u202eers"', linux);
    expect((await subject('query-check-errors')).textContent).toContain('U+202E');
  });

  it('nothing is said of a query that is in order', async () => {
    openPage('SELECT * FROM crontab', linux);
    await subject(`run-${QUERY_ID}`);
    expect([find('query-check-errors'), find('query-check-warnings'), find('query-check-note')]).toEqual([null, null, null]);
  });
});
