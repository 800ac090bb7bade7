/** Live queries on the alert's page in a browser: one that succeeds, one that fails, one that expires, one that is denied. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlertsResponse, InvestigationResponse, LiveQueryStatus } from '../../common/api';
import { launchBrowser, openPage, type WatchedPage } from './browser';
import { startProduct, type Product } from './product';

/** The second query reads a table that the built-in provider does not have. */
const rule = `[rule]
rule_id = "runs-rule"
name = "Runs"
description = "d"
type = "eql"
language = "eql"
query = 'process where process.name == "curl"'
risk_score = 21
severity = "low"
note = '''## Triage

### Possible investigation steps

- Who is the user? !{osquery{"label":"Accounts","query":"SELECT * FROM users"}}
- What is loaded? !{osquery{"label":"Modules","query":"SELECT * FROM kernel_modules"}}
- What runs? !{osquery{"label":"Processes","query":"SELECT pid, name FROM processes"}}
'''
`;

let product: Product;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'ig-runs-'));

beforeAll(async () => {
  const event = {
    '@timestamp': new Date(Date.now() - 3_600_000).toISOString(),
    event: { category: ['process'], type: ['start'] },
    host: { name: 'web-1', os: { type: 'linux' } },
    user: { name: 'root' },
    process: { name: 'curl', pid: 7 },
  };
  writeFileSync(join(folder, 'events.ndjson'), [0, 1, 2, 3].map((n) => JSON.stringify({ ...event, n })).join('\n'));
  writeFileSync(join(folder, 'runs.toml'), rule);
  product = await startProduct(['--rules', join(folder, 'runs.toml'), '--events', join(folder, 'events.ndjson')]);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const at = (page: Page, subject: string) => page.locator(`[data-test-subj="${subject}"]`);

/** Each journey has an alert of its own. */
async function openAlert(place: number): Promise<WatchedPage & { readonly id: string }> {
  const answer = await fetch(`${product.origin}/internal/investigation_guides/alerts?per_page=100&search=curl`);
  const { alerts }: AlertsResponse = await answer.json();
  const id = alerts.map((alert) => alert.id).sort()[place];
  if (id === undefined) throw new Error(`there is no alert number ${place}`);
  const watched = await openPage(browser, `${product.origin}/app/investigationGuides/alerts/${id}`);
  await at(watched.page, 'guide').waitFor();
  return { ...watched, id };
}

describe('a live query', () => {
  it('that succeeds shows its rows, keeps one as evidence, and is found again after a reload', async () => {
    const { page, complaints, id } = await openAlert(0);
    const accounts = at(page, 'query-steps-1-q1');
    await at(page, 'run-steps-1-q1').click();
    await accounts.locator('[data-test-subj="result-rows"]').waitFor();
    expect(await accounts.locator('tr', { has: page.locator('[data-test-subj="mark-alert_user"]') }).textContent()).toContain('/root');
    await accounts.locator('[data-test-subj="search-rows"]').fill('/root');
    await expect.poll(() => accounts.locator('[data-test-subj="pin-row"]').count(), { timeout: 10_000 }).toBe(1);
    await accounts.locator('[data-test-subj="pin-row"]').click();
    await at(page, 'evidence').waitFor();

    await page.reload();
    await at(page, 'query-steps-1-q1').locator('[data-test-subj="result-rows"]').waitFor();
    expect(await at(page, 'evidence').textContent()).toContain('/root');
    const kept: InvestigationResponse = await (
      await fetch(`${product.origin}/internal/investigation_guides/alerts/${id}/investigation`)
    ).json();
    expect(kept.evidence).toMatchObject([{ query_id: 'steps-1-q1', agent_id: 'local', row: { username: 'root' } }]);
    expect(complaints).toEqual([]);
  });

  it('that fails says it in osquery\u2019s words, and what that means', async () => {
    const { page, complaints } = await openAlert(1);
    await at(page, 'run-steps-2-q1').click();
    await at(page, 'run-failed').waitFor();
    const picture = await at(page, 'run-failed').textContent();
    expect(picture).toContain('no such table: kernel_modules');
    expect(picture).toContain('The host\u2019s osquery does not have this table');
    expect(complaints).toEqual([]);
  });

  it('that expires says so, and can be run again', async () => {
    const { page, complaints } = await openAlert(2);
    // The clock of the server cannot be turned: its answer is.
    await page.route('**/api/osquery/live_queries/*', async (route) => {
      const response = await route.fetch();
      const { data }: LiveQueryStatus = await response.json();
      const queries = data.queries.map((query) => ({ ...query, docs: 0, pending: 1, responded: 0, successful: 0, status: 'running' }));
      await route.fulfill({ response, json: { data: { ...data, status: 'running', expiration: '2020-01-01T00:00:00Z', queries } } });
    });
    await at(page, 'run-steps-1-q1').click();
    await at(page, 'run-expired').waitFor();
    expect(await at(page, 'run-expired').textContent()).toContain('Run the query again when the host is back');
    await page.unroute('**/api/osquery/live_queries/*');
    await at(page, 'run-steps-1-q1').click();
    await at(page, 'query-steps-1-q1').locator('[data-test-subj="result-rows"]').waitFor();
    expect(complaints).toEqual([]);
  });

  it('that is denied names the right that is missing', async () => {
    const { page } = await openAlert(3);
    await page.route('**/api/osquery/live_queries', (route) =>
      route.fulfill({ status: 403, json: { statusCode: 403, error: 'Forbidden', message: 'Forbidden' } })
    );
    await at(page, 'run-steps-1-q1').click();
    await at(page, 'run-denied').waitFor();
    expect(await at(page, 'run-denied').textContent()).toContain('\u201cLive queries: All\u201d on Osquery');
  });
});

describe('the queries of a guide', () => {
  it('run all at once, each ends, and the fuller one makes a tree', async () => {
    const { page, complaints } = await openAlert(1);
    await at(page, 'run-all').click();
    const summary = async (): Promise<string> => (await at(page, 'run-all-summary').textContent()) ?? '';
    await expect.poll(summary, { timeout: 30_000 }).toContain('2 with rows, 0 without, 1 failed');
    await at(page, 'fuller-steps-3-q1').click();
    expect(await at(page, 'fuller-sql').textContent()).toContain('processes.parent');
    await at(page, 'confirmModalConfirmButton').click();
    await at(page, 'as-tree').click();
    await expect.poll(async () => (await at(page, 'query-steps-3-q1').textContent()) ?? '', { timeout: 10_000 }).toContain('└');
    expect(complaints).toEqual([]);
  });

  it('are saved for others in one action', async () => {
    const { page, complaints } = await openAlert(1);
    await at(page, 'open-save-queries').click();
    await at(page, 'save-queries').click();
    await expect.poll(() => at(page, 'save-candidate-saved').count(), { timeout: 10_000 }).toBe(3);
    const saved = await (await fetch(`${product.origin}/api/osquery/saved_queries`)).json();
    expect(saved).toMatchObject({ total: 3 });
    expect(complaints).toEqual([]);
  });
});
