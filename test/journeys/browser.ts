/** A page in a real headless Chromium; what it says on its console as an error, and every request that fails, is kept. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { browserFlags, findBrowser } from '../../scripts/browser.mjs';

/** A file to stand in for the page's shared libraries: the journeys are made on those of the oldest Kibana as well. */
const sharedLibraries = process.env['SHARED_LIBRARIES'];

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no Chromium on the PATH; npm test installs it where it can');
  return chromium.launch({ executablePath, args: browserFlags });
}

export interface WatchedPage {
  readonly page: Page;
  /** Errors of the console, uncaught exceptions, failed requests and answers of 500 and above. */
  readonly complaints: readonly string[];
}

export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A page that is left, or a query that is replaced by a newer one, aborts what it had asked for.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()}: ${response.url()}`);
  });
  if (sharedLibraries !== undefined) {
    await page.route('**/bundles/web/shared.js', (route) => route.fulfill({ path: sharedLibraries, contentType: 'text/javascript' }));
  }
  await page.goto(url);
  return { page, complaints };
}
