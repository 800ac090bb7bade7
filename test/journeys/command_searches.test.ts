/** The commands of the chkconfig guide, answered from stored events instead of on the host: in the product as it ships, on the sample data. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlertsResponse } from '../../common/api';
import { launchBrowser, openPage } from './browser';
import { startProduct, type Product } from './product';

let product: Product;
let browser: Browser;
beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe('a command of the guide', () => {
  it('has its question to stored events beside it, which shows its query first and its rows when it is asked', async () => {
    const answer = await fetch(`${product.origin}/internal/investigation_guides/alerts?per_page=100&search=sysaudit-helper`);
    const queue: AlertsResponse = await answer.json();
    const alert = queue.alerts.find(({ host }) => host === 'erp-01');
    const { page, complaints } = await openPage(browser, `${product.origin}/app/investigationGuides/alerts/${alert?.id}`);
    const searches: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/guide/searches/')) searches.push(request.url());
    });
    const button = page.locator('[data-test-subj="instead-steps-3-c1-s1"]');
    expect(await button.textContent()).toBe('Search events: What was done to this service');
    await button.click();
    const card = page.locator('[data-test-subj="search-steps-3-c1-s1"]');
    const kql = (await card.locator('[data-test-subj="kql-after"]').textContent()) ?? '';
    expect(kql).toContain('process.args: ("sysaudit-helper" or "sysaudit-helper.service")');
    expect(kql).toMatch(/^host\.id: "[\da-f]+" and \(/);
    expect(searches).toEqual([]);
    await card.locator('[data-test-subj="ask-steps-3-c1-s1"]').click();
    await expect.poll(() => card.locator('[data-test-subj="found-title"]').textContent()).toBe('3 events and 1 alert match');
    const table = (await card.locator('table').textContent()) ?? '';
    for (const text of ['chkconfig sysaudit-helper on', 'chkconfig --add sysaudit-helper', '/etc/init.d/sysaudit-helper'])
      expect(table).toContain(text);
    expect(searches).toHaveLength(1);
    // What is not recorded is told as such.
    await page.locator('[data-test-subj="instead-steps-7-c1-s1"]').click();
    await page.locator('[data-test-subj="ask-steps-7-c1-s1"]').click();
    const log = page.locator('[data-test-subj="search-steps-7-c1-s1"]');
    await expect.poll(() => log.locator('[data-test-subj="found-title"]').textContent()).toBe('Nothing matches');
    expect(complaints).toEqual([]);
  });
});
