/** Hostile data through the whole product: nothing of it runs, all of it can be read. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlertsResponse } from '../../common/api';
import { launchBrowser, openPage } from './browser';
import { startProduct, type Product } from './product';

/** Each would set the mark if any part of it ran. */
const payloads = [
  '<img src=x onerror="window.__ran=1">',
  '<script>window.__ran=1</script>',
  '"><svg onload=window.__ran=1>',
  "';window.__ran=1;//",
  'javascript:window.__ran=1',
  '{{constructor.constructor("window.__ran=1")()}}',
  '![x](javascript:window.__ran=1)',
  '[click](javascript:window.__ran=1)',
  '\u202Eevil\u202C\u0007\u0000end',
  `${'A'.repeat(10_000)}<img src=x onerror=window.__ran=1>`,
];

const rule = `[metadata]
maturity = "production"
[rule]
rule_id = "hostile-rule"
name = "Hostile <img src=x onerror=window.__ran=1>"
description = "<script>window.__ran=1</script>"
type = "eql"
language = "eql"
query = 'process where process.name == "evil"'
risk_score = 73
severity = "high"
references = ["javascript:window.__ran=1", "https://example.com/\\"onclick=window.__ran=1"]
note = '''## Triage and analysis

<img src=x onerror="window.__ran=1"> and [a link](javascript:window.__ran=1) and [data](data:text/html,<script>window.__ran=1</script>)

### Possible investigation steps

- First <script>window.__ran=1</script> step
  - !{osquery{"label":"<img src=x onerror=window.__ran=1>","query":"SELECT * FROM users WHERE username = {{user.name}}"}}
- Broken !{osquery{"label":"no end","query":"SELECT 1"
- The last step
'''
`;

let product: Product;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'ig-hostile-'));

beforeAll(async () => {
  const events = payloads.map((payload, place) => ({
    '@timestamp': new Date(Date.UTC(2026, 2, 1, 12, place)).toISOString(),
    event: { category: ['process'], type: ['start'], action: payload },
    host: { name: payload, os: { type: 'linux' } },
    user: { name: payload },
    process: {
      name: 'evil',
      command_line: payload,
      args: [payload],
      executable: payload,
      parent: { name: payload, command_line: payload },
    },
    [`odd.${payload.slice(0, 40)}`]: payload,
  }));
  writeFileSync(join(folder, 'events.ndjson'), events.map((event) => JSON.stringify(event)).join('\n'));
  writeFileSync(join(folder, 'hostile.toml'), rule);
  product = await startProduct(['--rules', join(folder, 'hostile.toml'), '--events', join(folder, 'events.ndjson')]);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const app = (path: string): string => `${product.origin}/app/investigationGuides${path}`;

async function alerts(): Promise<AlertsResponse['alerts']> {
  const answer = await fetch(`${product.origin}/internal/investigation_guides/alerts?per_page=100&sort_order=asc`);
  const body: AlertsResponse = await answer.json();
  return body.alerts;
}

describe('hostile data', () => {
  it('every event alerts, with its values unchanged', async () => {
    const users = (await alerts()).map((alert) => alert.user ?? '');
    expect([...users].sort()).toEqual([...payloads].sort());
  });

  it('nothing runs on any page, and a click on what looks like a link goes nowhere', async () => {
    const ids = (await alerts()).map(({ id }) => id);
    const places = ['/alerts', '/rules', '/rules/hostile-rule', ...ids.map((id) => `/alerts/${id}`)];
    const { page, complaints } = await openPage(browser, app('/alerts'));
    for (const place of places) {
      await page.goto(app(place));
      await page.locator('[data-test-subj="alertsTable"], [data-test-subj="rulesTable"], [data-test-subj="guide"]').first().waitFor();
      for (const tab of ['tab-facts', 'tab-fields']) {
        const found = page.locator(`[data-test-subj="${tab}"]`);
        if ((await found.count()) > 0) await found.click();
      }
      expect(await page.evaluate(() => Reflect.get(window, '__ran')), place).toBeUndefined();
      expect(await page.locator('a[href^="javascript:" i], a[href^="data:" i]').count(), place).toBe(0);
    }
    expect(complaints).toEqual([]);
  });

  it('one broken directive spoils one step, and the others are there', async () => {
    const [first] = await alerts();
    const { page } = await openPage(browser, app(`/alerts/${first?.id}`));
    const guide = page.locator('[data-test-subj="guide"]');
    await guide.waitFor();
    const text = (await guide.textContent()) ?? '';
    expect(text).toContain('The last step');
    expect(text).toContain('no end');
    expect(await page.locator('[data-test-subj^="run-steps-"]').count()).toBe(1);
  });

  it('every hostile user name becomes a query that runs, or is refused with its reason', async () => {
    for (const { id } of await alerts()) {
      const { page, complaints } = await openPage(browser, app(`/alerts/${id}`));
      await page.locator('[data-test-subj="guide"]').waitFor();
      const run = page.locator('[data-test-subj^="run-steps-"]');
      if ((await run.count()) === 0) {
        expect(await page.locator('[data-test-subj="query-not_a_value"], [data-test-subj="query-unsafe"]').count()).toBe(1);
      } else {
        await run.first().click();
        await page.locator('[data-test-subj="run-finished"]').waitFor();
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });
});
