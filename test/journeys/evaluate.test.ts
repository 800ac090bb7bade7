/** The evaluation page on the product as a user starts it: whatever is pasted is explained, and what is wrong is underlined where it stands. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

async function open(): Promise<WatchedPage> {
  const watched = await openPage(browser, `${product.origin}/app/investigationGuides/evaluate`);
  await at(watched.page, 'evaluate-query').waitFor();
  return watched;
}

describe('the evaluation page', () => {
  it.each(['exclusion', 'sequence', 'threshold'])('explains its example: %s', async (example) => {
    const { page, complaints } = await open();
    await at(page, `example-${example}`).click();
    await page.locator('[data-test-subj^="evaluation-"][data-test-subj*="match"], [data-test-subj="evaluation-part_of"]').waitFor();
    expect(complaints).toEqual([]);
  });

  it.each([1440, 420])('underlines a mistake under its own characters, %d pixels wide', async (width) => {
    const { page, complaints } = await open();
    await page.setViewportSize({ width, height: 900 });
    const long = Array.from({ length: 30 }, (_unused, place) => `process.args : "a-rather-long-value-${place}"`).join(' or ');
    await at(page, 'evaluate-query').fill(`process where ${long}\n  and lenght(process.name) > 3`);
    await at(page, 'mistake-place').click();
    // The two texts lie on one another, so the marked word lies where the word of the field does.
    const boxes = await at(page, 'evaluate-query').evaluate((field) => {
      const box = (element: Element | null): readonly number[] => {
        const { x = -1, y = -1, width: wide = -1, height = -1 } = element?.getBoundingClientRect() ?? {};
        return [x, y, wide, height].map(Math.round);
      };
      const { scrollHeight, clientHeight } = field;
      return { field: box(field), copy: box(field.previousElementSibling), isScrolledAlone: scrollHeight > clientHeight + 1 };
    });
    expect(boxes.field).toEqual(boxes.copy);
    expect(boxes.isScrolledAlone).toBe(false);
    expect(await at(page, 'evaluate-query-mark').textContent()).toBe('lenght');
    await expect.poll(() => at(page, 'evaluate-query-mark').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('answers while the query is typed', async () => {
    const { page, complaints } = await open();
    await at(page, 'evaluate-document').fill('{"event": {"category": "process"}, "process": {"name": "bash"}}');
    await at(page, 'evaluate-query').pressSequentially('process where process.name == "bash"');
    await at(page, 'evaluation-matched').waitFor({ timeout: 5_000 });
    expect(complaints).toEqual([]);
  });
});
