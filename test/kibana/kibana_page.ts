/** Kibana in a headless Chromium, with what went wrong there on our account. */
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { PLUGIN_ID } from '../../scripts/kibana_home.mjs';

export interface KibanaPage {
  readonly page: Page;
  /** Errors of the console and uncaught exceptions that come from our bundle, our requests that failed, requests that left this machine. */
  readonly complaints: readonly string[];
  /** The same of anybody else in the page: to look at when a test fails. */
  readonly noise: readonly string[];
}

/** Our bundle's files and our routes: by them an address, or a line of a stack, is told to be ours. */
const OURS = new RegExp(`/plugin/${PLUGIN_ID}/|/internal/investigation_guides/`);

export async function openKibana(browser: Browser, url: string): Promise<KibanaPage> {
  // One context for all pages: Kibana's many megabytes of code are loaded and compiled once.
  const context = browser.contexts()[0] ?? (await browser.newContext({ viewport: { width: 1440, height: 900 } }));
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const complaints: string[] = [];
  const noise: string[] = [];
  const note = (isOurs: boolean, text: string): void => void (isOurs ? complaints : noise).push(text);
  page.on('console', (message) => {
    const from = message.location().url;
    // A response of failure is told by the browser too; whether it is one of ours to answer for is decided below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      note(OURS.test(from), `console: ${message.text()} (${from})`);
  });
  page.on('pageerror', (error) => note(OURS.test(error.stack ?? ''), `exception: ${error.stack ?? error.message}`));
  page.on('requestfailed', (request) => {
    const problem = request.failure()?.errorText ?? '';
    // A page that is left, or a query that is replaced by a newer one, aborts what it had asked for.
    if (problem !== 'net::ERR_ABORTED') note(OURS.test(request.url()), `failed: ${request.url()} ${problem}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) note(response.status() >= 500 && OURS.test(response.url()), `${response.status()}: ${response.url()}`);
  });
  const { origin } = new URL(url);
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url())) complaints.push(`outgoing: ${request.url()}`);
  });
  await page.goto(url);
  return { page, complaints, noise };
}

/** Kibana's pages go on asking its server for as long as they are open. */
export async function closePages(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) for (const page of context.pages()) await page.close();
}

export const at = (page: Page | Locator, subject: string): Locator => page.locator(`[data-test-subj="${subject}"]`);
export const startingWith = (page: Page | Locator, subject: string): Locator => page.locator(`[data-test-subj^="${subject}"]`);

export function appUrl(url: string, path: string, space?: string): string {
  return `${url}${space === undefined ? '' : `/s/${space}`}/app/${PLUGIN_ID}${path}`;
}

/** Into the folder that `PICTURES` names; without it nothing is kept. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder === undefined) return;
  await page.mouse.move(0, 0);
  // Fonts, and what Kibana fades in.
  await page.waitForTimeout(800);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
