/** First light inside Kibana: an alert triaged from the queue to the verdict, by Kibana's own routes, in Kibana's own page. */
import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { StoredAlert } from '../../server/app/ports';
import { appUrl, at, openKibana, picture, startingWith, type KibanaPage } from './kibana_page';
import { seededKibana } from './seeded_kibana';

const here = seededKibana();

const rows = (page: Page) => at(page, 'alertsTable').locator('tbody tr[class*="euiTableRow"]');
const openPage = (path: string): Promise<KibanaPage> => openKibana(here.browser, appUrl(here.kibana.url, path));

async function openAlert({ id }: StoredAlert): Promise<KibanaPage> {
  const opened = await openPage(`/alerts/${id}`);
  await at(opened.page, 'guide').waitFor();
  return opened;
}

const foundSchema = v.object({
  hits: v.object({ hits: v.array(v.object({ _id: v.string(), _source: v.record(v.string(), v.unknown()) })) }),
});

/** As Kibana answers: what it has stored of these alerts. */
async function storedAlerts(ids: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { body } = await here.kibana.request('POST', '/api/detection_engine/signals/search', {
    body: { query: { ids: { values: ids } }, size: 100 },
  });
  return v.parse(foundSchema, body).hits.hits.map(({ _source }) => _source);
}

describe('the plugin', () => {
  it('is in the navigation, in the group of the Security app', async () => {
    const { page, complaints } = await openKibana(here.browser, `${here.kibana.url}/app/management`);
    await at(page, 'toggleNavButton').click();
    const group = at(page, 'collapsibleNavGroup-securitySolution');
    await group.getByRole('link', { name: 'Investigation Guides' }).click();
    await at(page, 'alertsTable').waitFor();
    expect(complaints).toEqual([]);
  });

  it('names its pages in the breadcrumbs and in the title', async () => {
    const { page } = await openAlert(here.scene.alertOf('chkconfig --add sysaudit-helper'));
    await expect.poll(() => page.title()).toMatch(/^Chkconfig Service Add .*Investigation Guides/);
    expect(await at(page, 'breadcrumbs').innerText()).toMatch(/Investigation Guides\s+Alerts\s+Chkconfig Service Add/);
    await at(page, 'breadcrumbs').getByRole('link', { name: 'Alerts' }).click();
    await at(page, 'alertsTable').waitFor();
    expect(page.url()).toMatch(/\/app\/investigationGuides\/alerts$/);
  });

  it('lists the rules that are installed, and shows what one looks for', async () => {
    const { page, complaints } = await openPage('/rules');
    await at(page, 'rulesTable').getByText('ProxyChains Activity').waitFor();
    await picture(page, 'rules');
    await at(page, 'rulesTable').getByText('Chkconfig Service Add').click();
    await at(page, 'ruleQuery').waitFor();
    expect(page.url()).toContain(here.scene.chkconfig.id);
    expect(await at(page, 'ruleQuery').textContent()).toContain('process.executable : "/usr/sbin/chkconfig"');
    await picture(page, 'rule');
    expect(complaints).toEqual([]);
  });
});

describe('the queue', () => {
  it('shows the alerts of the space, is searched, and leads to one', async () => {
    const { page, complaints } = await openPage('');
    await rows(page).first().waitFor();
    expect(await at(page, 'alertCount').textContent()).toContain(String(here.scene.alerts.length));
    await picture(page, 'queue');
    const { id } = here.scene.alertOf('chkconfig --add pgbouncer');
    await at(page, 'alertSearch').fill('chkconfig --add pgbouncer');
    await at(page, `open-${id}`).click();
    await at(page, 'alert-header').waitFor();
    expect(page.url()).toContain(`/alerts/${id}`);
    expect(complaints).toEqual([]);
  });
});

describe('an alert', () => {
  it('shows condition by condition why the rule matched its event', async () => {
    const { page, complaints } = await openAlert(here.scene.alertOf('chkconfig --add sysaudit-helper'));
    await at(page, 'marked-query').waitFor();
    const why = await at(page, 'why').textContent();
    for (const part of ['process.executable : "/usr/sbin/chkconfig"', '/usr/sbin/chkconfig', 'Exclusions that did not apply'])
      expect(why).toContain(part);
    await picture(page, 'alert');
    expect(complaints).toEqual([]);
  });

  it('keeps a marked step and a note over a reload', async () => {
    const { page, complaints } = await openAlert(here.scene.alertOf('chkconfig --add sysaudit-helper'));
    const step = at(page, 'step-steps-1');
    await step.getByRole('checkbox').first().click();
    await step.getByRole('button', { name: /note/i }).first().click();
    const saved = page.waitForResponse(
      (response) => response.url().includes('/steps/') && response.request().postData()?.includes('nobody ordered it') === true
    );
    await at(page, 'note-steps-1').fill('sysaudit-helper: nobody ordered it');
    expect((await saved).status()).toBe(200);
    await page.reload();
    await at(page, 'guide').waitFor();
    expect(await at(page, 'step-steps-1').getByRole('checkbox').first().isChecked()).toBe(true);
    expect(await at(page, 'step-steps-1').textContent()).toContain('nobody ordered it');
    expect(complaints).toEqual([]);
  });

  it('runs an Osquery query on the host and shows its rows inside the step, also after a reload', async () => {
    const { page, complaints } = await openAlert(here.scene.alertOf('chkconfig --add sysaudit-helper'));
    const account = startingWith(page, 'query-steps-').filter({ hasText: "FROM users WHERE username = 'root'" }).last();
    await account.getByRole('button', { name: 'Run', exact: true }).click();
    await at(account, 'result-rows').waitFor();
    expect(await at(account, 'result-rows').textContent()).toContain('/root');
    await at(account, 'result-rows').scrollIntoViewIfNeeded();
    await picture(page, 'query');
    await page.reload();
    await at(account, 'result-rows').waitFor();
    expect(await at(account, 'result-rows').textContent()).toContain('/root');
    expect(complaints).toEqual([]);
  });

  it('ends every query of its guide with rows, or says that there are none', async () => {
    const { page, complaints } = await openAlert(here.scene.alertOf('chkconfig --add zabbix-agent'));
    const buttons = startingWith(page, 'run-steps-');
    const count = await buttons.count();
    expect(count).toBe(8);
    for (let place = 0; place < count; place += 1) {
      const launched = page.waitForResponse((response) => response.url().endsWith('/api/osquery/live_queries'));
      await buttons.nth(place).click();
      expect((await launched).status()).toBe(200);
    }
    await expect.poll(() => at(page, 'run-finished').count(), { timeout: 60_000 }).toBe(count);
    expect(complaints).toEqual([]);
  });

  it('puts a hostile user name into a query as one literal, and on the page as text', async () => {
    const { page, complaints } = await openAlert(here.scene.alertOf('proxychains id'));
    const query = startingWith(page, 'query-steps-').filter({ hasText: 'FROM users' }).last();
    expect(await query.textContent()).toContain("username = 'x'' OR ''1''=''1'");
    await query.getByRole('button', { name: 'Run', exact: true }).click();
    await at(query, 'run-finished').waitFor();
    expect(await at(query, 'result-rows').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe('a false positive', () => {
  it('is previewed, excepted and closed by Kibana, and its verdict is there after a reload', async () => {
    const noisy = here.scene.alerts.filter(({ source }) => JSON.stringify(source).includes('https://status.partner.example/health'));
    const [alert] = noisy;
    if (alert === undefined) throw new Error('the sample data has no noisy alert');
    const { page, complaints } = await openAlert(alert);
    await at(page, 'mark-false-positive').first().click();
    await at(page, 'preview').waitFor();
    expect(await at(page, 'preview').textContent()).toContain(String(noisy.length));
    await picture(page, 'false_positive');
    await at(page, 'false-positive-panel')
      .getByRole('radio', { name: /other open alerts/ })
      .check({ force: true });
    await at(page, 'apply-false-positive').click();
    await at(page, 'apply-complete').waitFor();
    await picture(page, 'false_positive_done');

    const stored = await storedAlerts(noisy.map(({ id }) => id));
    expect(stored.map((source) => source['kibana.alert.workflow_status'])).toEqual(noisy.map(() => 'closed'));
    await page.reload();
    await at(page, 'verdict').waitFor();
    expect(await at(page, 'status-closed').first().isVisible()).toBe(true);
    await picture(page, 'verdict');

    await page.goto(appUrl(here.kibana.url, `/rules/${here.scene.proxychains.id}`));
    await startingWith(page, 'exception-').first().waitFor();
    expect(await startingWith(page, 'exception-').count()).toBe(1);
    await startingWith(page, 'exception-').first().scrollIntoViewIfNeeded();
    await picture(page, 'rule_with_exception');
    expect(complaints).toEqual([]);
  });
});

describe('the log of Kibana', () => {
  it('has no warning and no error that names the plugin', () => {
    const lines = here.kibana.log().split('\n');
    expect(lines.filter((line) => /\]\[(WARN |ERROR|FATAL)\]/.test(line) && /investigation_?guides/i.test(line))).toEqual([]);
  });
});
