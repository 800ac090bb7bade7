/**
 * Hundreds of texts that would run a script (`script_payloads.ts`) in every field that a page draws: of alerts, rules, guides, rows of queries, notes, tags,
 * cases, exceptions and the address. The page's own protection against inline scripts is turned off, so that only what is drawn counts.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AlertsResponse } from '../../common/api';
import { launchBrowser, openPage } from './browser';
import { startProduct, type Product } from './product';
import { scriptPayloads } from './script_payloads';

const payloads = scriptPayloads().map(({ text }) => text);
/** Dozens of pages, one after another. */
const PATIENCE_MS = 400_000;
const groups = inGroups(payloads, 24);
const guides = inGroups(payloads, 120);

let product: Product;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'ig-scripts-'));

beforeAll(async () => {
  const events = groups.map(eventOf);
  writeFileSync(join(folder, 'events.ndjson'), events.map((event) => JSON.stringify(event)).join('\n'));
  writeFileSync(join(folder, 'rules.ndjson'), [...guides.map(ruleOf), SHORT_RULE].map((rule) => JSON.stringify(rule)).join('\n'));
  product = await startProduct(['--rules', join(folder, 'rules.ndjson'), '--events', join(folder, 'events.ndjson')]);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function eventOf(texts: readonly string[], place: number): object {
  const text = (n: number): string => texts[n % texts.length] ?? '';
  const all = texts.join(' ');
  return {
    '@timestamp': new Date(Date.UTC(2026, 2, 1, 12, place)).toISOString(),
    event: { category: ['process'], type: ['start'], action: 'hostile', kind: text(0), module: text(1), outcome: text(2) },
    message: all,
    host: { name: text(3), id: text(4), os: { type: 'linux', name: text(5) }, ip: [text(6)] },
    user: { name: text(7), id: text(8), domain: text(9) },
    agent: { id: text(10), name: text(11) },
    process: {
      name: text(12),
      command_line: all,
      args: texts,
      executable: text(13),
      working_directory: text(14),
      parent: { name: text(15), command_line: text(16), executable: text(17) },
    },
    file: { path: text(18), name: text(19) },
    url: { full: text(0), original: text(1), domain: text(2) },
    destination: { domain: text(3), ip: text(4) },
    source: { domain: text(5) },
    dns: { question: { name: text(6) } },
    registry: { path: text(7), data: { strings: texts } },
    rule: { reference: text(8) },
    kibana: { alert: { url: text(9), reason: text(10) } },
    // Names that are more than names where fields are copied into objects carelessly.
    constructor: { prototype: { polluted: text(11) } },
    ...JSON.parse(`{"__proto__":{"polluted":${JSON.stringify(text(12))}},"a.__proto__.polluted":1}`),
    labels: Object.fromEntries(texts.map((name) => [name, name])),
    // The first event of each guide's texts alerts by the rule with that guide, the others by a short one.
    place: guides.findIndex((guide) => guide[0] === texts[0]),
  };
}

function ruleOf(texts: readonly string[], place: number): object {
  const text = (n: number): string => texts[n % texts.length] ?? '';
  const query = texts
    .filter((each) => !/\0|\{\{/.test(each))
    .map((each, row) => `SELECT '${each.replaceAll("'", "''")}'${row === 0 ? ` AS "${each.replaceAll('"', '""')}"` : ''}`)
    .join(' UNION ALL ');
  const odd = { field: `__proto__`, excluded: true, queryType: 'phrase', value: text(9), valueType: 'string' };
  const named = { field: text(10).trim().slice(0, 250) || 'x', excluded: false, queryType: 'exists' };
  const provider = { field: 'user.name', excluded: false, queryType: 'phrase', value: text(1), valueType: 'string' };
  const steps = texts.map((each) => `- ${each}`).join('\n');
  const note = [
    '## Triage and analysis',
    text(0),
    `### ${text(1)}`,
    texts.slice(0, 40).join('\n\n'),
    '### Possible investigation steps',
    steps,
    `- !{osquery{"label":${JSON.stringify(text(2))},"query":${JSON.stringify(query)}}}`,
    `- !{osquery{"label":${JSON.stringify(text(3))},"query":"SELECT {{user.name}} AS x"}}`,
    `- !{investigate{"label":${JSON.stringify(text(4))},"description":${JSON.stringify(text(5))},"providers":[[${JSON.stringify(provider)}]]}}`,
    `- !{investigate{"label":${JSON.stringify(text(6))},"providers":[[${JSON.stringify(odd)}],[${JSON.stringify(named)}]]}}`,
    `- !{osquery{"label":"broken ${text(6)}","query":"SELECT 1"`,
    `- !{${text(7)}{}}`,
    '### Related rules',
    `- ${text(8)} - 4b868f1f-15ff-4ba3-8c11-d5a7a6356d37`,
    '### False positive analysis',
    steps,
    `| ${text(9)} | b |\n|---|---|\n| ${text(10)} | ${text(11)} |`,
    '```\n' + texts.join('\n') + '\n```',
  ].join('\n\n');
  return {
    id: `hostile-${place}`,
    rule_id: `hostile-${place}`,
    name: text(12).slice(0, 200),
    description: texts.slice(0, 20).join(' '),
    type: 'eql',
    language: 'eql',
    query: `process where event.action == "hostile" and place == ${place} /* ${text(13).replaceAll('*/', '')} */`,
    risk_score: 73,
    severity: 'high',
    author: [text(14)],
    license: text(15),
    references: texts.slice(0, 60),
    false_positives: texts.slice(0, 30),
    tags: texts.slice(0, 30),
    threat: [{ framework: 'MITRE ATT&CK', tactic: { id: text(16), name: text(17), reference: text(18) }, technique: [] }],
    setup: steps,
    note,
  };
}

const SHORT_RULE = {
  id: 'short',
  rule_id: 'short',
  name: 'Short',
  description: 'Short',
  type: 'eql',
  language: 'eql',
  query: 'process where place == -1',
  risk_score: 21,
  severity: 'low',
  note: '## Possible investigation steps\n\n- Look at it.\n- !{osquery{"label":"Users","query":"SELECT {{user.name}} AS x"}}\n',
};

function inGroups<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, place) => items.slice(place * size, (place + 1) * size));
}

const app = (path: string): string => `${product.origin}/app/investigationGuides${path}`;

async function send(method: string, path: string, body: unknown): Promise<unknown> {
  const headers = { 'kbn-xsrf': 'true', 'content-type': 'application/json', 'elastic-api-version': '2023-10-31' };
  const answer = await fetch(`${product.origin}${path}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function alerts(): Promise<AlertsResponse['alerts']> {
  const answer = await fetch(`${product.origin}/internal/investigation_guides/alerts?per_page=100&sort_order=asc`);
  const body: AlertsResponse = await answer.json();
  return body.alerts;
}

async function watched(path: string): Promise<Page> {
  const { page } = await openPage(browser, 'about:blank', { bypassCSP: true });
  await page.addInitScript(() => {
    const ran: number[] = [];
    Reflect.set(window, '__ranNumbers', ran);
    Reflect.set(window, '__ran', (number: number) => ran.push(number));
  });
  page.on('dialog', (dialog) => void dialog.dismiss());
  await page.goto(path);
  return page;
}

const ranOn = (page: Page): Promise<readonly number[]> => page.evaluate(() => Reflect.get(window, '__ranNumbers'));

/** Nothing ran, and nothing on the page could: no handler, no frame, no address but those of the web, of mail and of the application. */
async function expectHarmless(page: Page, where: string): Promise<void> {
  expect(await ranOn(page), where).toEqual([]);
  expect(await page.evaluate(() => [Reflect.get({}, 'polluted'), typeof document.getElementById]), where).toEqual([undefined, 'function']);
  const live = await page.evaluate(() => {
    const found: string[] = [];
    for (const element of Array.from(document.querySelectorAll('*'))) {
      for (const { name, value } of Array.from(element.attributes)) {
        if (/^on/i.test(name) || name === 'srcdoc') found.push(`${element.tagName} ${name}=${value}`);
      }
      if (element instanceof HTMLAnchorElement && element.hasAttribute('href') && !/^(?:https?|mailto):$/.test(element.protocol)) {
        found.push(`link to ${element.href}`);
      }
      if (/^(?:iframe|object|embed|base|marquee)$/i.test(element.tagName)) found.push(element.outerHTML.slice(0, 200));
    }
    return found;
  });
  expect(live, where).toEqual([]);
}

describe(`${payloads.length} texts that run a script`, () => {
  it('are many, and in a page that takes them for HTML they do run', async () => {
    expect(new Set(payloads).size).toBeGreaterThanOrEqual(500);
    const page = await watched(app('/help'));
    await page.evaluate((texts) => {
      for (const text of texts) {
        const place = document.body.appendChild(document.createElement('div'));
        place.innerHTML = text;
        const link = document.body.appendChild(document.createElement('a'));
        link.href = text;
        if (link.protocol === 'javascript:') link.click();
      }
    }, payloads);
    await expect.poll(async () => new Set(await ranOn(page)).size, { timeout: 20_000 }).toBeGreaterThan(200);
    await page.context().close();
  });

  it(
    'do not run on the page of any alert, with notes, tags, cases and a verdict made of them',
    async () => {
      const listed = await alerts();
      expect(listed).toHaveLength(groups.length);
      const page = await watched(app('/alerts'));
      for (const [place, { id }] of listed.entries()) {
        const texts = groups[place] ?? [];
        const base = `/internal/investigation_guides/alerts/${id}/investigation`;
        await send('PUT', `${base}/steps/steps-1`, { version: 0, state: 'done', note: texts.join('\n') });
        await send('POST', `${base}/verdict`, { version: 1, verdict: 'undecided', comment: texts.join(' ') });
        await send('POST', '/api/detection_engine/signals/tags', { ids: [id], tags: { tags_to_add: [...new Set(texts.map((text) => text.trim().slice(0, 200)))], tags_to_remove: [] } }); // prettier-ignore
        const text = texts[place % texts.length] ?? '';
        const kept = await send('POST', '/api/cases', {
          title: `x${text}`.slice(0, 160),
          description: texts.join('\n\n').slice(0, 20_000),
          tags: ['x', `x${text}`.slice(0, 200)],
          owner: 'securitySolution',
          connector: { id: 'none', name: 'none', type: '.none', fields: null },
          settings: { syncAlerts: false },
        });
        const caseId = String(Reflect.get(Object(kept), 'id'));
        await send('POST', `/api/cases/${caseId}/comments`, {
          type: 'alert',
          owner: 'securitySolution',
          alertId: [id],
          index: ['.alerts-security.alerts-default'],
          rule: { id: 'x', name: `x${text}`.slice(0, 200) },
        });
        await page.goto(app(`/alerts/${id}`));
        await page.locator('[data-test-subj="guide"]').waitFor();
        await expectHarmless(page, `guide of ${id}`);
        for (const tab of ['tab-facts', 'tab-fields']) {
          const found = page.locator(`[data-test-subj="${tab}"]`);
          if ((await found.count()) > 0) await found.click();
          await expectHarmless(page, `${tab} of ${id}`);
        }
      }
      await page.context().close();
    },
    PATIENCE_MS
  );

  it(
    'do not run as the rows and column names of a query, nor as the result of a search',
    async () => {
      const page = await watched(app('/alerts'));
      const withGuides = (await alerts()).filter(({ rule }) => rule.rule_id !== 'short');
      expect(withGuides).toHaveLength(guides.length);
      for (const { id } of withGuides) {
        await page.goto(app(`/alerts/${id}`));
        await page.locator('[data-test-subj="guide"]').waitFor();
        const run = page.locator('[data-test-subj^="run-steps-"]');
        await run.first().click();
        await page.locator('[data-test-subj="run-finished"]').first().waitFor();
        await expectHarmless(page, `rows of ${id}`);
      }
      await page.context().close();
    },
    PATIENCE_MS
  );

  it('do not run on the pages of rules, with exceptions made of them', async () => {
    const page = await watched(app('/rules'));
    await page.locator('[data-test-subj="rulesTable"]').waitFor();
    await expectHarmless(page, 'rules');
    for (const [place, texts] of guides.entries()) {
      const items = texts.slice(0, 10).map((text) => ({
        type: 'simple',
        name: `x${text}`.slice(0, 200),
        description: `x${text}`,
        comments: [{ comment: `x${text}` }],
        entries: [{ type: 'match', operator: 'included', field: 'user.name', value: `x${text}` }],
      }));
      await send('POST', `/api/detection_engine/rules/hostile-${place}/exceptions`, { items });
      await page.goto(app(`/rules/hostile-${place}`));
      await page.locator('[data-test-subj="guide"]').waitFor();
      await expectHarmless(page, `rule ${place}`);
    }
    await page.context().close();
  });

  it('do not run in the queue, whatever its address says', async () => {
    const page = await watched(app('/alerts'));
    for (const text of payloads.filter((_, place) => place % 20 === 0)) {
      const value = encodeURIComponent(text);
      await page.goto(app(`/alerts?search=${value}&host=${value}&user=${value}&rule_id=${value}#${value}`));
      await page.locator('[data-test-subj="alertsTable"], .euiEmptyPrompt').first().waitFor();
      await expectHarmless(page, text);
    }
    await page.context().close();
  });
});
