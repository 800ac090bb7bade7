/** What an alert is connected with in Kibana: the Security app there and back, tags, cases, its events, help and what was opened lately. */
import { describe, expect, it } from 'vitest';
import { appUrl, at, openKibana, picture, type KibanaPage } from './kibana_page';
import { seededKibana } from './seeded_kibana';

const here = seededKibana();

const alert = () => here.scene.alertOf('chkconfig --add sysaudit-helper');

async function openAlert(): Promise<KibanaPage> {
  const opened = await openKibana(here.browser, appUrl(here.kibana.url, `/alerts/${alert().id}`));
  await at(opened.page, 'guide').waitFor();
  return opened;
}

describe('the Security app', () => {
  it('leads from an open alert to its guide', async () => {
    const { id, index, source } = alert();
    const query = new URLSearchParams({ index, timestamp: String(source['@timestamp']) }).toString();
    const { page, complaints } = await openKibana(here.browser, `${here.kibana.url}/app/security/alerts/redirect/${id}?${query}`);
    await at(page, 'investigationGuideLink').waitFor();
    await at(page, 'investigationGuideLink').click();
    await at(page, 'guide').waitFor();
    expect(page.url()).toContain(`/app/investigationGuides/alerts/${id}`);
    expect(await at(page, 'investigationGuideLink').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('is where the link of an alert leads to', async () => {
    const { page } = await openAlert();
    const href = await at(page, 'open-in-security').first().getAttribute('href');
    expect(href).toContain(`/app/security/alerts/redirect/${alert().id}?`);
    await page.goto(new URL(href ?? '', here.kibana.url).toString());
    // Security opens the alert in its flyout, where our link is again.
    await at(page, 'investigationGuideLink').waitFor();
  });
});

describe('an alert', () => {
  it('gets a tag and goes into a new case by Kibana’s own routes, and keeps both', async () => {
    const { page, complaints } = await openAlert();
    await at(page, 'change-tags').click();
    await at(page, 'tag-editor').locator('input').fill('further investigation required');
    await page.keyboard.press('Enter');
    await at(page, 'save-tags').click();
    await at(page, 'alert-tag').waitFor();

    await at(page, 'add-to-case').click();
    await page.getByRole('radio', { name: 'A new case' }).check({ force: true });
    expect(await at(page, 'case-title').inputValue()).toContain('Chkconfig Service Add on ');
    await picture(page, 'case');
    await at(page, 'apply-case').click();
    await at(page, 'case-of-alert').waitFor();

    await page.reload();
    await at(page, 'case-of-alert').waitFor();
    expect(await at(page, 'alert-tag').textContent()).toBe('Further investigation required');
    expect(await at(page, 'case-of-alert').textContent()).toContain('Chkconfig Service Add');
    const { body } = await here.kibana.request('GET', `/api/cases/alerts/${alert().id}?owner=securitySolution`);
    expect(body).toMatchObject([{ title: expect.stringContaining('Chkconfig Service Add on ') }]);
    expect(complaints).toEqual([]);
  });

  it('shows the event that it was made of', async () => {
    const { page, complaints } = await openAlert();
    await at(page, 'tab-fields').click();
    await page.getByText('Source event', { exact: true }).click();
    const [ancestor] = ancestorsOf(alert().source);
    await expect.poll(() => at(page, 'source-events').textContent()).toContain(ancestor);
    await picture(page, 'source_event');
    expect(complaints).toEqual([]);
  });

  it('is among what was opened lately', async () => {
    const { page } = await openAlert();
    await at(page, 'toggleNavButton').click();
    const lately = at(page, 'collapsibleNavGroup-recentlyViewed');
    await lately.waitFor();
    expect(await lately.textContent()).toContain('Chkconfig Service Add');
  });
});

function ancestorsOf(source: Readonly<Record<string, unknown>>): readonly string[] {
  const ancestors: unknown = source['kibana.alert.ancestors'];
  return Array.isArray(ancestors) ? ancestors.map((ancestor: { readonly id: string }) => ancestor.id) : [];
}

describe('help', () => {
  it('is a page of the application, and in Kibana’s own menu of help', async () => {
    const { page, complaints } = await openAlert();
    await at(page, 'helpMenuButton').click();
    await page.getByText('How Investigation Guides works').click();
    await at(page, 'help-page').waitFor();
    await picture(page, 'help');
    expect(complaints).toEqual([]);
  });

  it('stands in the header beside the pages', async () => {
    const { page } = await openAlert();
    for (const [link, subject] of [
      ['nav-rules', 'rulesTable'],
      ['nav-help', 'help-page'],
      ['nav-alerts', 'alertsTable'],
    ] as const) {
      await at(page, link).click();
      await at(page, subject).waitFor();
    }
  });
});
