/** A guide that asks stored events and alerts, and commands, in the product as it ships: worked through in a browser. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlertsResponse } from '../../common/api';
import { searchingEvents, searchingRule } from '../fixtures/searching_guide';
import { launchBrowser, openPage } from './browser';
import { startProduct, type Product } from './product';

let product: Product;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'ig-searches-'));

beforeAll(async () => {
  writeFileSync(join(folder, 'events.ndjson'), searchingEvents.map((event) => JSON.stringify(event)).join('\n'));
  writeFileSync(join(folder, 'rule.toml'), searchingRule);
  product = await startProduct(['--rules', join(folder, 'rule.toml'), '--events', join(folder, 'events.ndjson')]);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the searches of a guide', () => {
  it('are asked in their step, and what they find leads on to the other alert', async () => {
    const queue: AlertsResponse = await (await fetch(`${product.origin}/internal/investigation_guides/alerts`)).json();
    const alert = queue.alerts.find(({ user }) => user === `o'neil`);
    const { page, complaints } = await openPage(browser, `${product.origin}/app/investigationGuides/alerts/${alert?.id}`);
    const card = page.locator('[data-test-subj="search-steps-2-s1"]');
    await card.locator('[data-test-subj="ask-steps-2-s1"]').click();
    await expect.poll(() => card.locator('[data-test-subj="found-title"]').textContent()).toBe('2 events and 1 alert match');
    expect(await card.locator('table').textContent()).toContain('nmap --run');
    // What cannot be asked has no button, and a broken directive spoils its own step only.
    expect(await page.locator('[data-test-subj="ask-steps-5-s1"]').count()).toBe(0);
    expect(await page.locator('[data-test-subj="search-problems-steps-5-s1"]').textContent()).toContain('registry.path');
    expect(await page.locator('[data-test-subj="guide-problem"]').count()).toBe(1);
    await page.locator('[data-test-subj="instead-steps-7-c2"]').click();
    expect(await page.locator('[data-test-subj="query-steps-7-c2"]').textContent()).toContain('pid = 4242');
    await card.getByRole('link', { name: 'alert' }).click();
    await expect.poll(() => page.url()).toContain(queue.alerts.find(({ user }) => user === 'anna')?.id);
    expect(complaints).toEqual([]);
  });
});
