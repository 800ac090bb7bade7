/** An alert's page as somebody who signed in sees it, and the cards of its queries there. */
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../journeys/browser';
import { appUrl, at, openKibana, startingWith, type KibanaPage } from './kibana_page';
import type { Account, LaunchedKibana } from './launch';

export interface SignedIn extends KibanaPage {
  readonly card: (label: string) => Locator;
  /** Opens another alert without signing in again. */
  readonly open: (alertId: string) => Promise<void>;
  /** Of all its requests, those that went to this address, with what they were answered. */
  readonly close: () => Promise<void>;
}

/** Everybody has a browser of their own: a session is the browser's. */
export async function signIn(kibana: LaunchedKibana, account: Account, alertId: string): Promise<SignedIn> {
  const browser: Browser = await launchBrowser();
  const opened = await openKibana(browser, alertUrl(kibana, alertId));
  const { page } = opened;
  await at(page, 'loginUsername').fill(account.username);
  await at(page, 'loginPassword').fill(account.password);
  await at(page, 'loginSubmit').click();
  await at(page, 'guide').waitFor();
  return {
    ...opened,
    card: (label) => cardOf(page, label),
    open: async (id) => {
      await page.goto(alertUrl(kibana, id));
      await at(page, 'guide').waitFor();
    },
    close: () => browser.close(),
  };
}

const alertUrl = ({ url }: LaunchedKibana, alertId: string): string => appUrl(url, `/alerts/${alertId}`);

/** By the label that the guide gives the query. */
export function cardOf(page: Page, label: string): Locator {
  return startingWith(page, 'query-').filter({ has: page.locator('strong').getByText(label, { exact: true }) });
}

export const runButton = (card: Locator): Locator => startingWith(card, 'run-steps-').or(startingWith(card, 'run-response-')).first();
export const whyNot = (card: Locator): Locator => startingWith(card, 'cannot-run-');
/** `finished`, `failed`, `silent`, …: how far its run has come. */
export const outcome = (card: Locator, kind: string): Locator => at(card, `run-${kind}`);

/** So that a picture shows the whole card. */
export async function scrollTo(card: Locator): Promise<void> {
  await card.evaluate((element) => element.scrollIntoView({ block: 'center' }));
}
