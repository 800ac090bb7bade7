/** Whom the queries of a guide ask, chosen in a browser: out of the list, with the keyboard, in Chinese, and by ids where there is no list. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlertsResponse, InvestigationResponse } from '../../common/api';
import { launchBrowser, openPage, type WatchedPage } from './browser';
import { startProduct, type Product } from './product';

const rule = `[rule]
rule_id = "agents-rule"
name = "Agents"
description = "d"
type = "eql"
language = "eql"
query = 'process where process.name == "curl"'
risk_score = 21
severity = "low"
note = '''## Triage

### Possible investigation steps

- Who is there? !{osquery{"label":"Accounts","query":"SELECT * FROM users"}}
'''
`;

let product: Product;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'ig-agents-'));
const heardOf = new Date(Date.now() - 7_200_000);

beforeAll(async () => {
  const event = (n: number, id: string, host: string): string =>
    JSON.stringify({
      n,
      '@timestamp': heardOf.toISOString(),
      event: { category: ['process'], type: ['start'] },
      agent: { id },
      host: { name: host, os: { type: 'linux', name: 'Debian' } },
      user: { name: 'root' },
      process: { name: 'curl', pid: 7 },
    });
  const many = Array.from({ length: 15 }, (_, n) => event(n + 2, `farm-agent-${n}`, `farm-${String(n).padStart(2, '0')}`));
  writeFileSync(join(folder, 'events.ndjson'), [event(0, 'web-agent', 'web-1'), event(1, 'db-agent', 'DB-1'), ...many].join('\n'));
  writeFileSync(join(folder, 'agents.toml'), rule);
  product = await startProduct(['--rules', join(folder, 'agents.toml'), '--events', join(folder, 'events.ndjson')]);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const PATIENT = { timeout: 15_000 };
const at = (page: Page, subject: string) => page.locator(`[data-test-subj="${subject}"]`);
const names = (page: Page): Promise<readonly string[]> => at(page, 'agent-row').locator('strong').allTextContents();

async function openAlert(place: number): Promise<WatchedPage & { readonly id: string }> {
  const answer = await fetch(`${product.origin}/internal/investigation_guides/alerts?per_page=100&search=curl`);
  const { alerts }: AlertsResponse = await answer.json();
  const id = alerts.map((alert) => alert.id).sort()[place];
  if (id === undefined) throw new Error(`there is no alert number ${place}`);
  const watched = await openPage(browser, `${product.origin}/app/investigationGuides/alerts/${id}`);
  await at(watched.page, 'guide').waitFor();
  return { ...watched, id };
}

async function openPicker(page: Page): Promise<void> {
  await at(page, 'choose-target').click();
  await page.locator('label[for="agents"]').click();
}

describe('agents', () => {
  it('are chosen out of the list, told about before, and called by name in what comes of it', async () => {
    const { page, complaints, id } = await openAlert(0);
    await openPicker(page);
    await at(page, 'agent-row').first().waitFor();
    await expect
      .poll(() => at(page, 'agent-row').first().textContent(), PATIENT)
      .toMatch(/The alert’s host.*Offline.*Debian · last check-in 2 hours ago/);
    expect(await at(page, 'agent-count').textContent()).toBe('1–10 of 18 agents');
    await at(page, 'search-agents').fill('this mach');
    await expect.poll(() => names(page), PATIENT).toEqual([hostname()]);
    expect(await at(page, 'agent-row').textContent()).toMatch(/Online.*This machine/);
    await at(page, 'agent-row').locator('label').click();
    await at(page, 'search-agents').fill('db');
    await expect.poll(() => names(page), PATIENT).toEqual(['DB-1']);
    await at(page, 'agent-row').locator('label').click();
    expect(await at(page, 'target-choice').textContent()).toContain('DB-1 is offline since');
    await at(page, 'apply-target').click();
    expect(await at(page, 'choose-target').textContent()).toContain(`${hostname()}, DB-1`);

    await at(page, 'run-steps-1-q1').click();
    await at(page, 'confirmModalConfirmButton').click();
    const panel = at(page, 'query-steps-1-q1');
    await panel.locator('[data-test-subj="result-rows"]').waitFor();
    expect(await panel.locator('[data-test-subj="silent-agents"]').textContent()).toBe('No answer yet from DB-1');
    await page.reload();
    await at(page, 'query-steps-1-q1').locator('[data-test-subj="silent-agents"]', { hasText: 'No answer yet from DB-1' }).waitFor();
    const kept: InvestigationResponse = await (
      await fetch(`${product.origin}/internal/investigation_guides/alerts/${id}/investigation`)
    ).json();
    expect(kept.runs['steps-1-q1']).toMatchObject({
      agent_ids: ['local', 'db-agent'],
      agent_names: [
        { id: 'local', name: hostname() },
        { id: 'db-agent', name: 'DB-1' },
      ],
    });
    expect(complaints).toEqual([]);
  });

  it('are chosen with the keyboard alone', async () => {
    const { page, complaints } = await openAlert(1);
    await at(page, 'choose-target').focus();
    await page.keyboard.press('Enter');
    await at(page, 'target-choice').waitFor();
    // EUI moves the focus into what it opened; then the arrows change the radio button.
    await page.locator('#alert_agent').focus();
    for (let turn = 0; turn < 3 && (await at(page, 'search-agents').count()) === 0; turn += 1) await page.keyboard.press('ArrowDown');
    await at(page, 'agent-row').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('farm-0');
    // The alert’s own host may be one of them, and is the first then.
    await expect.poll(async () => [...(await names(page))].sort()[0], PATIENT).toBe('farm-00');
    for (let turn = 0; turn < 10 && (await page.evaluate(() => document.activeElement?.id)) !== 'choose-agent-farm-agent-0'; turn += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Space');
    await expect.poll(() => at(page, 'chosen-agent').allTextContents(), PATIENT).toEqual(['farm-00']);
    await at(page, 'apply-target').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => at(page, 'choose-target').textContent(), PATIENT).toContain('farm-00');
    await at(page, 'target-choice').waitFor({ state: 'detached' });
    await at(page, 'choose-target').focus();
    await page.keyboard.press('Enter');
    // Escape closes what the focus is in.
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-popover-panel]') !== null), PATIENT).toBe(true);
    await page.keyboard.press('Escape');
    await at(page, 'target-choice').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  it('are paged, and found by their policy', async () => {
    const { page } = await openAlert(2);
    await openPicker(page);
    await at(page, 'agent-row').first().waitFor();
    await page.getByRole('button', { name: /next page/i }).click();
    await expect.poll(() => at(page, 'agent-count').textContent(), PATIENT).toBe('11–18 of 18 agents');
    await at(page, 'search-agents').fill('this mach');
    await expect.poll(() => names(page), PATIENT).toEqual([hostname()]);
    await at(page, 'search-agents').fill('');
    await at(page, 'without-offline').click();
    await expect.poll(() => names(page), PATIENT).toEqual([hostname()]);
  });

  it('are named by ids where they may not be listed, and the page says which right is missing', async () => {
    const { page } = await openAlert(3);
    await page.route('**/internal/osquery/fleet_wrapper/**', (route) =>
      route.fulfill({ status: 403, json: { statusCode: 403, error: 'Forbidden', message: 'Forbidden' } })
    );
    await page.reload();
    await at(page, 'guide').waitFor();
    await openPicker(page);
    expect(await at(page, 'agents-refused').textContent()).toContain('“Read” on Osquery');
    await at(page, 'target-ids').fill('local');
    await at(page, 'apply-target').click();
    await at(page, 'run-steps-1-q1').click();
    await at(page, 'query-steps-1-q1').locator('[data-test-subj="result-rows"]').waitFor();
  });
});
