/** First light: an alert triaged from end to end, on the sample data, as an analyst does it. */
import { userInfo } from 'node:os';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlertsResponse, DetectionRunResponse } from '../../common/api';
import { launchBrowser, openPage, type WatchedPage } from './browser';
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

const at = (page: Page, subject: string) => page.locator(`[data-test-subj="${subject}"]`);
const startingWith = (page: Page, subject: string) => page.locator(`[data-test-subj^="${subject}"]`);
const rows = (page: Page) => at(page, 'alertsTable').locator('tbody tr[class*="euiTableRow"]');

async function alertsWhere(query: string): Promise<AlertsResponse> {
  const answer = await fetch(`${product.origin}/internal/investigation_guides/alerts?per_page=100&${query}`);
  return answer.json();
}

/** Opens an alert that the query finds first, with its guide on the screen. */
async function openAlert(query: string, locale?: 'zh-CN'): Promise<WatchedPage & { readonly id: string }> {
  const [alert] = (await alertsWhere(query)).alerts;
  if (!alert) throw new Error(`no alert where ${query}`);
  const watched = await openPage(browser, `${product.origin}/app/investigationGuides/alerts/${alert.id}`);
  if (locale === 'zh-CN') await at(watched.page, 'switchLocale').click();
  await at(watched.page, 'guide').waitFor();
  return { ...watched, id: alert.id };
}

describe('the page', () => {
  it('has the libraries that it was given, one React', async () => {
    const { page } = await openPage(browser, `${product.origin}/app/investigationGuides`);
    await rows(page).first().waitFor();
    const version: unknown = await page.evaluate('window.__kbnSharedDeps__.React.version');
    expect(version).toMatch(process.env['SHARED_LIBRARIES'] === undefined ? /^18\./ : /^17\./);
  });
});

describe('the queue', () => {
  it('shows the open alerts, filters them, and keeps the filter in the address', async () => {
    const { page, complaints } = await openPage(browser, `${product.origin}/app/investigationGuides`);
    await rows(page).first().waitFor();
    const { total } = await alertsWhere('status=open');
    expect(await at(page, 'alertCount').textContent()).toContain(String(total));

    await at(page, 'alertSearch').fill('chkconfig');
    const matching = (await alertsWhere('status=open&search=chkconfig')).total;
    await expect.poll(() => rows(page).count()).toBe(matching);
    await page.reload();
    await expect.poll(() => rows(page).count()).toBe(matching);
    expect(complaints).toEqual([]);
  });

  it('sorts by severity and opens the alert that is clicked', async () => {
    const { page, complaints } = await openPage(browser, `${product.origin}/app/investigationGuides`);
    await rows(page).first().waitFor();
    const sorted = page.waitForResponse((response) => response.url().includes('sort_field=severity'));
    await at(page, 'alertsTable')
      .getByRole('button', { name: /Severity/ })
      .click();
    const { alerts }: AlertsResponse = await (await sorted).json();
    const [first] = alerts;
    // Only when the answer is on the screen: a click on a row that is just being replaced is lost.
    await expect.poll(() => startingWith(page, 'open-').first().getAttribute('data-test-subj')).toBe(`open-${first?.id}`);
    await startingWith(page, 'open-').first().click();
    await at(page, 'alert-header').waitFor();
    expect(page.url()).toMatch(/\/alerts\/[0-9a-f]{64}$/);
    expect(complaints).toEqual([]);
  });
});

describe('an alert', () => {
  it('shows why the rule matched, condition by condition, with the actual values', async () => {
    const { page, complaints } = await openAlert('search=chkconfig%20--add%20sysaudit');
    await at(page, 'marked-query').waitFor();
    const why = (await at(page, 'why').textContent()) ?? '';
    for (const part of [
      'process.executable : "/usr/sbin/chkconfig"',
      '/usr/sbin/chkconfig',
      'process.parent.name in',
      'Exclusions that did not apply',
    ]) {
      expect(why).toContain(part);
    }
    expect(complaints).toEqual([]);
  });

  it('keeps a ticked step, its note and the rows of a query over a reload and a restart', async () => {
    const { page, complaints } = await openAlert('search=chkconfig%20--add%20sysaudit');
    const step = at(page, 'step-steps-1');
    await step.getByRole('checkbox').first().click();
    await step.getByRole('button', { name: /note/i }).first().click();
    const saved = page.waitForResponse(
      (response) => response.url().includes('/steps/') && response.request().postData()?.includes('sysaudit-helper') === true
    );
    await at(page, 'note-steps-1').fill('sysaudit-helper starts /opt/.cache/agent; nobody ordered it');
    await saved;

    const account = startingWith(page, 'query-steps-').filter({ hasText: "FROM users WHERE username = 'root'" }).last();
    await account.getByRole('button', { name: 'Run', exact: true }).click();
    await account.locator('[data-test-subj="result-rows"]').waitFor();
    expect(await account.locator('[data-test-subj="result-rows"]').textContent()).toContain('/root');

    const isKept = async (): Promise<void> => {
      await at(page, 'guide').waitFor();
      expect(await at(page, 'step-steps-1').getByRole('checkbox').first().isChecked()).toBe(true);
      expect(await at(page, 'step-steps-1').textContent()).toContain('nobody ordered it');
      await account.locator('[data-test-subj="result-rows"]').waitFor();
      expect(await account.textContent()).toContain(userInfo().username);
    };
    await page.reload();
    await isKept();
    await product.restart();
    await page.reload();
    await isKept();
    expect(complaints.filter((complaint) => !complaint.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
  });

  it('keeps a note that was typed in the moment before the page is left', async () => {
    const { page, complaints } = await openAlert('search=proxychains%20id');
    await at(page, 'step-steps-1').getByRole('button', { name: /note/i }).first().click();
    await at(page, 'note-steps-1').fill('the last words');
    await page.reload();
    await at(page, 'guide').waitFor();
    expect(await at(page, 'note-steps-1').inputValue()).toBe('the last words');
    expect(complaints).toEqual([]);
  });

  it('leads to the other alerts of its user in the last 48 hours', async () => {
    const { page, complaints } = await openAlert('search=proxychains%20ssh%20root');
    const link = at(page, 'others-user');
    await link.waitFor();
    const others = Number(/\d+/.exec((await link.textContent()) ?? '')?.[0]);
    await link.click();
    await at(page, 'filterSince').waitFor();
    await expect.poll(() => rows(page).count()).toBe(Math.min(25, others + 1));
    await at(page, 'filterSince').getByRole('button').click();
    await at(page, 'filterSince').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  it('shows its facts and every field a click away', async () => {
    const { page, complaints } = await openAlert('search=chkconfig%20--add%20sysaudit');
    await at(page, 'tab-facts').click();
    expect(await at(page, 'facts').textContent()).toContain('/usr/sbin/chkconfig');
    await at(page, 'tab-fields').click();
    expect(await at(page, 'all-fields').textContent()).toContain('kibana.alert.rule.uuid');
    expect(complaints).toEqual([]);
  });

  it('gets a tag and goes into a new case with what was done, and keeps both over a restart', async () => {
    const { page, complaints, id } = await openAlert('search=chkconfig%20--add%20sysaudit');
    await at(page, 'change-tags').click();
    await at(page, 'tag-editor').locator('input').fill('further investigation required');
    await page.keyboard.press('Enter');
    await at(page, 'save-tags').click();
    await at(page, 'alert-tag').waitFor();

    await at(page, 'step-steps-2').getByRole('checkbox').first().click();
    await at(page, 'step-steps-2').getByText('Saved').waitFor();
    await at(page, 'add-to-case').click();
    await page.getByRole('radio', { name: 'A new case' }).check({ force: true });
    expect(await at(page, 'case-title').inputValue()).toContain('Chkconfig Service Add on ');
    await at(page, 'apply-case').click();
    await at(page, 'case-of-alert').waitFor();

    await product.restart();
    await page.reload();
    expect(await at(page, 'alert-tag').textContent()).toBe('Further investigation required');
    expect(await at(page, 'case-of-alert').textContent()).toContain('Chkconfig Service Add');
    const [kept] = await (await fetch(`${product.origin}/api/cases/alerts/${id}`)).json();
    expect(kept).toMatchObject({ status: 'open', totals: { userComments: 1, alerts: 1 } });
    expect(complaints.filter((complaint) => !complaint.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
  });

  it('every Osquery query of both guides runs and ends', async () => {
    for (const [search, count] of [
      ['chkconfig%20--add%20sysaudit', 8],
      ['proxychains%20ssh', 6],
    ] as const) {
      const { page, complaints } = await openAlert(`search=${search}`);
      const buttons = startingWith(page, 'run-steps-');
      expect(await buttons.count()).toBe(count);
      for (let place = 0; place < count; place += 1) {
        const answered = page.waitForResponse((response) => response.url().includes('/results/'));
        await buttons.nth(place).click();
        expect((await answered).status()).toBe(200);
      }
      await expect.poll(() => at(page, 'run-finished').count(), { timeout: 30_000 }).toBe(count);
      expect(complaints).toEqual([]);
    }
  });

  it('a hostile user name is one literal in the query, and plain text on the page', async () => {
    const { page, complaints } = await openAlert(`user=${encodeURIComponent("x' OR '1'='1")}`);
    const query = startingWith(page, 'query-steps-').filter({ hasText: 'FROM users' }).last();
    expect(await query.textContent()).toContain("username = 'x'' OR ''1''=''1'");
    await query.getByRole('button', { name: 'Run', exact: true }).click();
    await query.locator('[data-test-subj="run-finished"]').waitFor();
    expect(await query.locator('[data-test-subj="result-rows"]').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('one that is gone says so', async () => {
    const { page } = await openPage(browser, `${product.origin}/app/investigationGuides/alerts/no-such-alert`);
    await page
      .getByText(/not (here|there|found)|no longer|gone/i)
      .first()
      .waitFor();
  });
});

describe('a false positive', () => {
  it('is previewed, excepted and closed, and stays silent at the next detection', async () => {
    const noisy = 'user=mwagner&search=status.partner.example';
    const before = (await alertsWhere(`${noisy}&status=open`)).total;
    const { page, complaints, id } = await openAlert(`${noisy}&status=open`);
    await at(page, 'mark-false-positive').first().click();
    await at(page, 'preview').waitFor();
    expect(await at(page, 'preview').textContent()).toContain(String(before));
    await at(page, 'false-positive-panel')
      .getByRole('radio', { name: /other open alerts/ })
      .check({ force: true });
    await at(page, 'apply-false-positive').click();
    await at(page, 'apply-complete').waitFor();

    const closed = await alertsWhere(`${noisy}&status=closed`);
    expect(closed.total).toBe(before);
    expect(closed.alerts.map((alert) => alert.workflow_reason)).toEqual(closed.alerts.map(() => 'false_positive'));

    await page.reload();
    await at(page, 'verdict').waitFor();
    expect(await at(page, 'status-closed').first().isVisible()).toBe(true);

    const all = (await alertsWhere('')).total;
    const run = await fetch(`${product.origin}/internal/investigation_guides/detection/_run`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'kbn-xsrf': 'true' },
      body: '{}',
    });
    const result: DetectionRunResponse = await run.json();
    expect(result).toMatchObject({ created: 0 });
    expect(result.excepted).toBeGreaterThanOrEqual(before);
    expect((await alertsWhere('')).total).toBe(all);
    expect(id).toBeTruthy();
    expect(complaints).toEqual([]);
  });
});

describe('the reader', () => {
  it('can change language and colours, and both are kept', async () => {
    const { page, complaints } = await openPage(browser, `${product.origin}/app/investigationGuides/rules`);
    await at(page, 'rulesTable').waitFor();
    await at(page, 'switchLocale').click();
    await page.getByText('ProxyChains 活动').first().waitFor();
    const scheme = () => page.evaluate(() => document.documentElement.style.colorScheme);
    expect(await scheme()).toBe('light');
    await at(page, 'switchColors').click();
    await expect.poll(scheme).toBe('dark');
    await page.reload();
    await page.getByText('ProxyChains 活动').first().waitFor();
    expect(await scheme()).toBe('dark');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    expect(complaints).toEqual([]);
  });

  it('reads a guide without an alert, its placeholders unresolved', async () => {
    const { page, complaints } = await openPage(
      browser,
      `${product.origin}/app/investigationGuides/rules/4b868f1f-15ff-4ba3-8c11-d5a7a6356d37`
    );
    await at(page, 'ruleQuery').waitFor();
    expect(await at(page, 'guide').textContent()).toContain('{{user.name}}');
    expect(await startingWith(page, 'run-steps-').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('sees nothing untranslated on the pages in Chinese', async () => {
    const { page, complaints } = await openAlert('search=chkconfig%20--add%20sysaudit', 'zh-CN');
    await page.getByText('可能的调查步骤').first().waitFor();
    for (const english of [
      'Why it matched',
      'Mark as false positive',
      'Possible investigation steps',
      'Not applicable',
      'Related rules',
      'Refresh',
    ]) {
      expect(await page.getByText(english, { exact: true }).count(), english).toBe(0);
    }
    expect(complaints).toEqual([]);
  });
});
