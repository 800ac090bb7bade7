/** Pictures of every page in both languages and both colour modes, of the sample data after a piece of work was done. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { launchBrowser, openPage } from '../journeys/browser';
import { startProduct, type Product } from '../journeys/product';

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const app = (path: string): string => `${product.origin}/app/investigationGuides${path}`;
const at = (page: Page, subject: string) => page.locator(`[data-test-subj="${subject}"]`);

let product: Product;
let browser: Browser;
let chkconfig = '';
let noisy = '';

beforeAll(async () => {
  ensureBrowser();
  mkdirSync(folder, { recursive: true });
  product = await startProduct();
  browser = await launchBrowser();
  chkconfig = await alertWhere('search=chkconfig%20--add%20sysaudit');
  noisy = await alertWhere('user=mwagner&search=status.partner.example');
  await work();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function alertWhere(query: string): Promise<string> {
  const answer = await fetch(`${product.origin}/internal/investigation_guides/alerts?${query}`);
  const { alerts }: { alerts: readonly { id: string }[] } = await answer.json();
  const [alert] = alerts;
  if (!alert) throw new Error(`no alert where ${query}`);
  return alert.id;
}

/** What an analyst has done when the pictures are taken: two steps ticked, a note, a query run. */
async function work(): Promise<void> {
  const { page } = await openPage(browser, app(`/alerts/${chkconfig}`));
  await at(page, 'guide').waitFor();
  for (const step of ['steps-1', 'steps-2']) await at(page, `step-${step}`).getByRole('checkbox').first().click();
  await at(page, 'step-steps-1').getByRole('button', { name: /note/i }).first().click();
  const saved = page.waitForResponse((response) => response.request().postData()?.includes('sysaudit-helper') === true);
  await at(page, 'note-steps-1').fill('sysaudit-helper is not in our software list; its script starts /opt/.cache/agent.');
  await saved;
  const account = page.locator('[data-test-subj^="query-steps-"]').filter({ hasText: 'FROM users WHERE' }).last();
  await account.getByRole('button', { name: 'Run', exact: true }).click();
  await account.locator('[data-test-subj="result-rows"]').waitFor();
  await page.context().close();
}

describe.each(['en', 'zh-CN'] as const)('%s', (locale) => {
  it.each(['light', 'dark'] as const)('%s', async (colors) => {
    const { page } = await openPage(browser, app('/rules'));
    await at(page, 'rulesTable').waitFor();
    if (locale === 'zh-CN') await at(page, 'switchLocale').click();
    if (colors === 'dark') await at(page, 'switchColors').click();
    const shoot = async (name: string): Promise<void> => {
      await page.mouse.move(0, 0);
      await page.waitForTimeout(700);
      await page.screenshot({ path: `${folder}${name}-${locale}-${colors}.png` });
    };
    await shoot('rules');
    await page.goto(app('/rules/b910f25a-2d44-47f2-a873-aabdc0d355e6'));
    await at(page, 'ruleQuery').waitFor();
    await shoot('rule');
    await page.goto(app('/alerts'));
    await at(page, 'alertsTable').waitFor();
    await shoot('alerts');
    await page.goto(app(`/alerts/${chkconfig}`));
    await at(page, 'guide').waitFor();
    await at(page, 'result-rows').first().waitFor();
    await shoot('alert');
    await at(page, 'result-rows').first().scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 250);
    await shoot('alert-steps');
    await page.goto(app(`/alerts/${noisy}`));
    await at(page, 'guide').waitFor();
    await at(page, 'mark-false-positive').first().click();
    await at(page, 'preview').waitFor();
    await shoot('false-positive');
    await page.context().close();
  });
});
