/** What is not as it should be: alerts that are gone, whose rule is gone, with monstrous values; a space without alerts. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { appUrl, at, openKibana, picture, startingWith, type KibanaPage } from './kibana_page';
import { hostileUser } from './seed/odd_alerts';
import { seededKibana } from './seeded_kibana';

const here = seededKibana();

const openPage = (path: string, space?: string): Promise<KibanaPage> => openKibana(here.browser, appUrl(here.kibana.url, path, space));

/** Nothing is pushed out of the window sideways: neither the page nor its main part, nor what stands in it without a scroll bar of its own. */
async function expectNothingSticksOut(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    const isScrolled = (element: Element): boolean => {
      for (let parent: Element | null = element; parent !== null; parent = parent.parentElement) {
        if (
          ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(parent).overflowX) &&
          parent.getBoundingClientRect().right <= limit + 1
        )
          return true;
      }
      return false;
    };
    const sticking = [...document.querySelectorAll('main *')].filter(
      (element) => element.getBoundingClientRect().right > limit + 1 && !isScrolled(element)
    );
    return {
      page: document.documentElement.scrollWidth - limit,
      sticking: sticking.map((element) => element.outerHTML.slice(0, 120)).slice(0, 5),
    };
  });
  expect(wide).toEqual({ page: 0, sticking: [] });
}

describe('values of 10,000 characters', () => {
  it('leave the queue in order', async () => {
    const { page, complaints } = await openPage('/alerts?sort_field=host');
    await at(page, 'alertsTable').waitFor();
    await at(page, 'alertSearch').fill('very-long-argument');
    await at(page, `open-${here.scene.odd.id}`).waitFor();
    await expectNothingSticksOut(page);
    await picture(page, 'odd_queue');
    expect(complaints).toEqual([]);
  });

  it.each(['why', 'facts', 'fields'])('leave the alert in order, with the tab %s', async (tab) => {
    const { page, complaints } = await openPage(`/alerts/${here.scene.odd.id}`);
    await at(page, 'guide').waitFor();
    await at(page, `tab-${tab}`).click();
    await expectNothingSticksOut(page);
    await picture(page, `odd_alert_${tab}`);
    expect(complaints).toEqual([]);
  });

  it('leave the panel of the false positive in order', async () => {
    const { page, complaints } = await openPage(`/alerts/${here.scene.odd.id}`);
    await at(page, 'mark-false-positive').first().click();
    await at(page, 'preview').waitFor();
    const panel = await at(page, 'false-positive-panel').boundingBox();
    expect((panel?.x ?? 0) + (panel?.width ?? 0)).toBeLessThanOrEqual(1440);
    expect(await at(page, 'false-positive-panel').evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(1);
    await picture(page, 'odd_false_positive');
    expect(complaints).toEqual([]);
  });
});

describe('a hostile value', () => {
  it('is text on the page, and one literal in a query', async () => {
    const { page, complaints } = await openPage(`/alerts/${here.scene.odd.id}`);
    await at(page, 'guide').waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await page.title()).not.toContain('taken over');
    const query = startingWith(page, 'query-steps-').filter({ hasText: 'FROM users' }).last();
    expect(await query.textContent()).toContain("OR ''1''=''1'");
    // The mark that turns the direction of text would show the rest of the line backwards: it is shown as what it is.
    expect(hostileUser).toContain('\u202E');
    expect(await at(page, 'alert-header').textContent()).not.toContain('\u202E');
    expect(complaints).toEqual([]);
  });
});

describe('what is gone', () => {
  it('an alert that is not there says so and leads back to the queue', async () => {
    const { page, complaints } = await openPage('/alerts/no-such-alert');
    await page.getByText('This alert is not there').waitFor();
    expect(await page.locator('main, body').first().textContent()).toContain('no-such-alert');
    await picture(page, 'alert_gone');
    await page.getByRole('link', { name: 'Back to the alerts' }).click();
    await at(page, 'alertsTable').waitFor();
    expect(complaints).toEqual([]);
  });

  it('an alert whose rule was deleted keeps its guide and its explanation, and no exception can be written', async () => {
    const { page, complaints } = await openPage(`/alerts/${here.scene.orphan.id}`);
    await at(page, 'guide').waitFor();
    await at(page, 'marked-query').waitFor();
    expect(await startingWith(page, 'run-steps-').count()).toBeGreaterThan(0);
    await picture(page, 'orphan');
    await at(page, 'mark-false-positive').first().click();
    await at(page, 'exception-why-not').waitFor();
    expect(await at(page, 'exception-why-not').textContent()).toContain('not installed any more');
    await picture(page, 'orphan_false_positive');
    await at(page, 'apply-false-positive').click();
    await at(page, 'apply-complete').waitFor();
    expect(complaints).toEqual([]);
  });

  it('the page of a deleted rule says so', async () => {
    const id = String(here.scene.orphan.source['kibana.alert.rule.uuid']);
    const { page, complaints } = await openPage(`/rules/${id}`);
    await page.getByText('This rule is not loaded').waitFor();
    expect(await page.textContent('body')).toContain(id);
    await picture(page, 'rule_gone');
    expect(complaints).toEqual([]);
  });
});

describe('a space in which the Security app was never opened', () => {
  const space = 'untouched';
  beforeAll(async () => {
    const { status } = await here.kibana.request('POST', '/api/spaces/space', {
      body: { id: space, name: 'Untouched', disabledFeatures: [] },
    });
    expect(status).toBe(200);
  });

  it('has no alerts yet, and its queue says so', async () => {
    const { page, complaints } = await openPage('/alerts', space);
    await page.getByText('This space has no alerts yet').waitFor();
    await picture(page, 'space_without_alerts');
    expect(complaints).toEqual([]);
  });

  it('says the same to an address of an alert', async () => {
    const { page, complaints } = await openPage(`/alerts/${here.scene.orphan.id}`, space);
    await page.getByText('This space has no alerts yet').waitFor();
    expect(complaints).toEqual([]);
  });

  it('has no rules of another space', async () => {
    const { page, complaints } = await openPage(`/rules/${here.scene.chkconfig.id}`, space);
    await page.getByText('This rule is not loaded').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('the log of Kibana', () => {
  it('has no error that names the plugin', () => {
    const lines = here.kibana.log().split('\n');
    expect(lines.filter((line) => /\]\[(ERROR|FATAL)\]/.test(line) && /investigation_?guides/i.test(line))).toEqual([]);
  });
});
