/** The pages in a Kibana whose language is Chinese and whose colours are dark. */
import { expect, it } from 'vitest';
import { appUrl, at, openKibana, picture, startingWith } from './kibana_page';
import { seededKibana } from './seeded_kibana';

const here = seededKibana({ settings: ['--i18n.locale=zh-CN', '--uiSettings.overrides.theme:darkMode=true'] });

const CHINESE = /[\u4e00-\u9fff]/;

it('the queue is Chinese and dark', async () => {
  const { page, complaints } = await openKibana(here.browser, appUrl(here.kibana.url, '/alerts'));
  await startingWith(page, 'open-').first().waitFor();
  expect(await page.locator('h1').first().textContent()).toMatch(CHINESE);
  expect(await at(page, 'breadcrumbs').innerText()).toMatch(CHINESE);
  expect(await page.title()).toMatch(CHINESE);
  for (const english of ['Refresh', 'Severity', 'Command line', 'Status', 'Open', 'Alerts', 'Rules']) {
    expect(await page.locator('main').getByText(english, { exact: true }).count(), english).toBe(0);
  }
  await expectDark(page);
  await picture(page, 'zh_dark_queue');
  expect(complaints).toEqual([]);
});

it('an alert is Chinese around a guide in the language of its rule, and dark', async () => {
  const { page, complaints } = await openKibana(
    here.browser,
    appUrl(here.kibana.url, `/alerts/${here.scene.alertOf('chkconfig --add sysaudit-helper').id}`)
  );
  await at(page, 'marked-query').waitFor();
  expect(await at(page, 'why').textContent()).toMatch(CHINESE);
  expect(await at(page, 'guide').textContent()).toContain('Look closely at the service');
  for (const english of ['Why it matched', 'Mark as false positive', 'Not applicable', 'Acknowledge', 'Run']) {
    expect(await page.locator('main').getByText(english, { exact: true }).count(), english).toBe(0);
  }
  await expectDark(page);
  await picture(page, 'zh_dark_alert');
  await at(page, 'mark-false-positive').first().click();
  await at(page, 'preview').waitFor();
  expect(await at(page, 'false-positive-panel').textContent()).toMatch(CHINESE);
  await picture(page, 'zh_dark_false_positive');
  expect(complaints).toEqual([]);
});

it('the rules are Chinese and dark', async () => {
  const { page, complaints } = await openKibana(here.browser, appUrl(here.kibana.url, '/rules'));
  await at(page, 'rulesTable').waitFor();
  expect(await page.locator('h1').first().textContent()).toMatch(CHINESE);
  await expectDark(page);
  await picture(page, 'zh_dark_rules');
  expect(complaints).toEqual([]);
});

/** The text of a dark page is lighter than what it stands on. */
async function expectDark(page: Parameters<typeof at>[0]): Promise<void> {
  const lightness = await page
    .locator('h1')
    .first()
    .evaluate((element) => {
      const sum = (color: string): number => (color.match(/\d+/g) ?? []).slice(0, 3).reduce((total, part) => total + Number(part), 0);
      return { text: sum(getComputedStyle(element).color), ground: sum(getComputedStyle(document.body).backgroundColor) };
    });
  expect(lightness.text).toBeGreaterThan(lightness.ground + 300);
}
