/** The rule's page tells its author what is wrong with the guide, where it stands, what it should be, and leads there. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultyRulesFolder, packOfManyRules } from '../fixtures/faulty_rules';
import { launchBrowser, openPage, type WatchedPage } from './browser';
import { startProduct, type Product } from './product';

const folder = mkdtempSync(join(tmpdir(), 'ig-findings-'));
const pack = join(folder, 'pack.ndjson');
const faulty = fileURLToPath(new URL(`../../${faultyRulesFolder}`, import.meta.url));

let product: Product;
let few: Product;
let browser: Browser;
beforeAll(async () => {
  writeFileSync(pack, packOfManyRules());
  [product, few] = await Promise.all([startProduct(['--rules', faulty, pack]), startProduct(['--rules', faulty])]);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([product?.stop(), few?.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const at = (page: Page, subject: string): Locator => page.locator(`[data-test-subj="${subject}"]`);
const idOf = (number: number): string => `00000000-fa17-4000-8000-00000000000${number}`;

async function open(number: number, { origin }: Product = product, isChinese = false): Promise<WatchedPage> {
  const watched = await openPage(browser, `${origin}/app/investigationGuides/rules/${idOf(number)}`);
  if (isChinese) await at(watched.page, 'switchLocale').click();
  await at(watched.page, 'ruleFindings').locator('button').first().click();
  await at(watched.page, 'ruleFinding').first().waitFor();
  return watched;
}

const row = (page: Page, code: string, place = ''): Locator =>
  at(page, 'ruleFinding')
    .filter({ has: page.locator(`code:text-is("${code}")`) })
    .filter({ hasText: place });

describe('the findings on the page of a rule', () => {
  it('name broken directives with their place and what they should be', async () => {
    const { page, complaints } = await open(1);
    await row(page, 'placeholder_bare', 'Guide, line 8, column 77').waitFor();
    expect(await row(page, 'placeholder_bare').textContent()).toContain(
      'It should be":"SELECT * FROM users WHERE username = \'{{user.name}}\''
    );
    expect(await row(page, 'quote_curly').textContent()).toContain('Guide, line 12, column 15');
    expect(await row(page, 'quote_curly').textContent()).toContain('!{osquery{"label":"Others","query":"SELECT 1"}}');
    expect(await row(page, 'directive_wrong_provider').textContent()).toContain('Guide, line 14');
    expect(await row(page, 'directive_unknown').count()).toBe(1);
    expect(await row(page, 'directive_wrong_time').count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('name SQL that SQLite refuses, and tables, columns and functions that osquery does not have', async () => {
    const { page, complaints } = await open(2);
    expect(await row(page, 'sql_syntax').filter({ hasText: 'near "FORM": syntax error' }).count()).toBe(1);
    expect(await row(page, 'sql_syntax').filter({ hasText: 'should come after UNION' }).count()).toBe(1);
    expect(await row(page, 'unknown_table').textContent()).toContain('osquery has no table proceses. Is processes meant?');
    expect(await row(page, 'unknown_function').textContent()).toContain('osquery has no function strlenn. Is length meant?');
    expect(await row(page, 'function_arguments').textContent()).toContain('takes 3 arguments, and here it has 2');
    expect(await row(page, 'sql_not_checked').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('name a related rule that does not exist; where few rules are known, it is said that this was not checked', async () => {
    const { page } = await open(3);
    expect(await row(page, 'related_rule_unknown').textContent()).toContain('ffffffff-fa17-4000-8000-000000000000');
    expect(await at(page, 'ruleUnchecked').count()).toBe(0);
    const { page: other } = await open(3, few);
    expect(await row(other, 'related_rule_unknown').count()).toBe(0);
    expect(await at(other, 'ruleUnchecked').textContent()).toContain('Not checked: whether all related rules exist');
  });

  it.each([1440, 420])('lead to their place in the guide, which is marked, and its SQL is underlined, %d pixels wide', async (width) => {
    const { page, complaints } = await open(2);
    await page.setViewportSize({ width, height: 900 });
    const finding = row(page, 'unknown_column');
    await finding.scrollIntoViewIfNeeded();
    await at(page, 'findingPlace').filter({ hasText: 'line 13' }).click();
    const marked = page.locator('[aria-current="location"]');
    await marked.waitFor();
    expect(await marked.getAttribute('id')).toMatch(/^guide-query-steps-2-/);
    expect(await marked.locator('[data-test-subj="sql-error"]').textContent()).toBe('pidd');
    await expect.poll(() => isInSight(marked)).toBe(true);
    expect(await marked.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('lead to the query of the rule, to its references, and by the keyboard', async () => {
    const { page } = await open(4);
    await at(page, 'findingPlace').first().press('Enter');
    await expect.poll(() => isInSight(page.locator('#rule_query[aria-current="location"]'))).toBe(true);
    const { page: other } = await open(3);
    await at(other, 'findingPlace').filter({ hasText: 'References' }).click();
    await expect.poll(() => isInSight(other.locator('#references[aria-current="location"]'))).toBe(true);
  });

  it('are in Chinese for whom reads Chinese; what SQLite says is quoted', async () => {
    for (const number of [1, 2, 3, 4, 5]) {
      const { page, complaints } = await open(number, product, true);
      const texts = await at(page, 'ruleFinding').evaluateAll((rows) =>
        rows.map((found) => found.querySelector('.euiText')?.textContent ?? '')
      );
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) {
        expect(text).toMatch(/\p{Script=Han}/u);
        // Names and quotes may be of any language; a sentence of ours is not.
        expect(text.replace(/“[^”]*”/g, '')).not.toMatch(/\b[a-z]+ [a-z]+ [a-z]+ [a-z]+\b/i);
      }
      expect(complaints).toEqual([]);
    }
  });
});

/** All of it, or, of what is higher than the window, its middle. */
function isInSight(element: Locator): Promise<boolean> {
  return element.evaluate((found) => {
    const { top, bottom } = found.getBoundingClientRect();
    const middle = (top + bottom) / 2;
    return middle > 0 && middle < window.innerHeight;
  });
}
