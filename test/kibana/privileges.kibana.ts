/** Who may do what: users with roles as an administrator grants them in Kibana, asked through its routes and seen in its page. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../journeys/browser';
import { appUrl, at, openKibana, picture, startingWith, type KibanaPage } from './kibana_page';
import { launchKibana, type Account, type LaunchedKibana } from './launch';
import { createAccount, createSpace, type Role } from './seed/accounts';
import { seed, type Scene } from './seed/seed';

const FEATURE = 'investigationGuides';
const OURS = '/internal/investigation_guides';
const OPS = 'ops';
const onAlerts = { names: ['.alerts-security.alerts-*'], privileges: ['read'] };
const onEvidence = { names: ['logs-*', '.lists-*', '.items-*'], privileges: ['read'] };
const inDefault = (feature: Readonly<Record<string, readonly string[]>>): Role['kibana'] => [{ spaces: ['default'], feature }];

const roles = {
  analyst: {
    kibana: inDefault({ [FEATURE]: ['all'], siem: ['all'], osquery: ['all'], securitySolutionCases: ['all'] }),
    indices: [onAlerts, onEvidence],
  },
  reader: { kibana: inDefault({ [FEATURE]: ['read'] }), indices: [onAlerts] },
  unindexed: { kibana: inDefault({ [FEATURE]: ['read'] }) },
  /** The higher level without the part that can be taken out of it. */
  cautious: { kibana: inDefault({ [FEATURE]: ['minimal_all'], siem: ['read'] }), indices: [onAlerts] },
  outsider: { kibana: inDefault({ discover: ['read'] }), indices: [onAlerts] },
  traveller: {
    kibana: [...inDefault({ [FEATURE]: ['all'] }), { spaces: [OPS], feature: { [FEATURE]: ['read'] } }],
    indices: [onAlerts],
  },
} satisfies Readonly<Record<string, Role>>;
type User = keyof typeof roles;

let kibana: LaunchedKibana;
let scene: Scene;
let browser: Browser;
const accounts = new Map<User, Account>();
beforeAll(async () => {
  kibana = await launchKibana({ security: true });
  scene = await seed(kibana);
  await createSpace(kibana, OPS);
  for (const [name, role] of Object.entries(roles)) accounts.set(name as User, await createAccount(kibana, name, role));
});
afterAll(async () => {
  await scene?.stop();
  await kibana?.stop();
});

function accountOf(user: User): Account {
  const account = accounts.get(user);
  if (account === undefined) throw new Error(`${user} was not made`);
  return account;
}

/** With `<alert>` and `<rule>` in the path for those of the scene. */
function ask(user: User, method: string, path: string, { space, body }: { readonly space?: string; readonly body?: unknown } = {}) {
  const { id } = scene.alertOf('chkconfig --add sysaudit-helper');
  const filled = path.replace('<alert>', id).replace('<rule>', scene.chkconfig.id ?? '');
  return kibana.request(method, filled, { as: accountOf(user), body, ...(space === undefined ? {} : { space }) });
}

describe('what Kibana says that a user can do', () => {
  const nothing = { show: false, work: false, manageExceptions: false };
  it.each([
    ['analyst', undefined, { show: true, work: true, manageExceptions: true }],
    ['reader', undefined, { ...nothing, show: true }],
    ['unindexed', undefined, { ...nothing, show: true }],
    ['cautious', undefined, { show: true, work: true, manageExceptions: false }],
    ['outsider', undefined, nothing],
    ['traveller', undefined, { show: true, work: true, manageExceptions: true }],
    ['traveller', OPS, { ...nothing, show: true }],
    ['analyst', OPS, nothing],
  ] as const)('%s in %s', async (user, space, expected) => {
    const { body } = await ask(user, 'POST', '/api/core/capabilities?useDefaultCapabilities=false', {
      body: { applications: [FEATURE] },
      ...(space === undefined ? {} : { space }),
    });
    expect(body).toMatchObject({ [FEATURE]: expected, navLinks: { [FEATURE]: expected.show } });
  });
});

interface RouteCase {
  readonly user: User;
  readonly method: string;
  readonly path: string;
  readonly space?: string;
  readonly body?: unknown;
  readonly status: number;
  /** Part of the message. */
  readonly says?: string;
  readonly code?: string;
}

describe('routes', () => {
  const step = { method: 'PUT', path: `${OURS}/alerts/<alert>/investigation/steps/s`, body: { version: 0, state: 'done' } };
  const verdict = { method: 'POST', path: `${OURS}/alerts/<alert>/investigation/verdict`, body: { version: 99, verdict: 'undecided' } };
  const get = (path: string) => ({ method: 'GET', path: `${OURS}${path}` });

  const cases: readonly RouteCase[] = [
    ...[get('/alerts'), get('/alerts/<alert>'), get('/alerts/<alert>/guide'), get('/alerts/<alert>/events')].flatMap(
      (route): readonly RouteCase[] => [
        { user: 'analyst', ...route, status: 200 },
        { user: 'reader', ...route, status: 200 },
        { user: 'unindexed', ...route, status: 403, says: 'the index privilege "read" on it', code: 'alerts_forbidden' },
        { user: 'outsider', ...route, status: 403, says: 'Forbidden' },
      ]
    ),
    { user: 'analyst', ...get('/rules'), status: 200 },
    { user: 'cautious', ...get('/rules'), status: 200 },
    { user: 'reader', ...get('/rules'), status: 403, says: 'the "Read" privilege on Security', code: 'rules_forbidden' },
    { user: 'reader', ...step, status: 403, says: 'Forbidden' },
    { user: 'outsider', ...step, status: 403, says: 'Forbidden' },
    { user: 'traveller', ...step, space: OPS, status: 403, says: 'Forbidden' },
    { user: 'reader', ...verdict, status: 403, says: 'Forbidden' },
    // It passes the door, and is refused for what it says only.
    { user: 'cautious', ...verdict, status: 409 },
    { user: 'traveller', ...get('/alerts'), space: OPS, status: 404, says: 'open Security > Alerts once', code: 'alerts_index_missing' },
    { user: 'analyst', ...get('/alerts'), space: OPS, status: 403, says: 'Forbidden' },
  ];

  it.each(cases)('$user $space: $method $path answers $status', async ({ user, method, path, status, space, body, says, code }) => {
    const answer = await ask(user, method, path, { body, ...(space === undefined ? {} : { space }) });
    expect(answer).toMatchObject({
      status,
      body: {
        ...(says === undefined ? {} : { message: expect.stringContaining(says) }),
        ...(code === undefined ? {} : { attributes: { code } }),
      },
    });
  });

  it('a wrong password opens none', async () => {
    const as = { username: 'reader', password: 'wrong' };
    expect(await kibana.request('GET', `${OURS}/alerts`, { as })).toMatchObject({ status: 401 });
  });
});

/** A browser of its own for everybody who signs in. */
function withBrowser(): void {
  beforeEach(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => browser.close());
}

describe('the page', () => {
  withBrowser();
  /** Through Kibana's page to sign in, as everybody comes. */
  async function openAs(user: User, path: string, space?: string): Promise<KibanaPage> {
    const opened = await openKibana(browser, appUrl(kibana.url, path, space));
    const { username, password } = accountOf(user);
    await at(opened.page, 'loginUsername').fill(username);
    await at(opened.page, 'loginPassword').fill(password);
    await at(opened.page, 'loginSubmit').click();
    return opened;
  }
  const alertPath = (): string => `/alerts/${scene.alertOf('chkconfig --add sysaudit-helper').id}`;
  const says = (page: Page, text: string | RegExp) => page.locator('main').getByText(text).first().waitFor();

  it('an analyst works through the guide', async () => {
    const { page, complaints } = await openAs('analyst', alertPath());
    await at(page, 'guide').waitFor();
    await at(page, 'mark-false-positive').first().waitFor();
    expect(await at(page, 'mark-false-positive').first().isEnabled()).toBe(true);
    await picture(page, 'security_analyst');
    expect(complaints).toEqual([]);
  });

  it('a reader reads the guide and changes nothing', async () => {
    const { page, complaints, noise } = await openAs('reader', alertPath());
    await at(page, 'guide').waitFor();
    await at(page, 'read-only').waitFor();
    // The rule of the alert is laid out from the alert; of the others it is said that they may not be read.
    await at(page, 'why').waitFor();
    await at(page, 'other-rules-unknown').waitFor();
    await picture(page, 'security_reader');
    const guide = at(page, 'guide');
    // Steps are ticked and notes are typed; the radio buttons of a query only choose how it is shown.
    const boxes = guide.locator('input[type="checkbox"]');
    expect(await boxes.count()).toBeGreaterThan(0);
    for (const box of await boxes.all()) expect(await box.isEnabled()).toBe(false);
    expect(await guide.locator('textarea').count()).toBe(0);
    expect(await startingWith(guide, 'run-').count()).toBe(0);
    for (const name of ['judge', 'mark-false-positive', 'add-to-case']) expect(await at(page, name).isEnabled(), name).toBe(false);
    // What is known to be refused is not asked for: only whether other rules match cannot be known before.
    const refused = noise.filter((line) =>
      /^40[13]: .*(\/internal\/investigation_guides\/|\/api\/(cases|osquery|detection_engine)\/)/.test(line)
    );
    expect(refused.filter((line) => !line.endsWith(`${OURS}/evaluate`))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('who may not read alerts learns which right is missing', async () => {
    const { page, complaints } = await openAs('unindexed', '/alerts');
    await at(page, 'forbidden').waitFor();
    await says(page, /index privilege .read. on/);
    await picture(page, 'security_unindexed');
    expect(complaints).toEqual([]);
  });

  it('who has no privilege of ours does not get in', async () => {
    const { page } = await openAs('outsider', '/alerts');
    await page
      .getByText(/Application Not Found|don’t have permission|do not have permission/i)
      .first()
      .waitFor();
    await picture(page, 'security_outsider');
    expect(await at(page, 'alertsTable').count()).toBe(0);
  });

  it('a space without alerts says so', async () => {
    const { page, complaints } = await openAs('traveller', '/alerts', OPS);
    await says(page, 'This space has no alerts yet');
    await picture(page, 'security_space_without_alerts');
    expect(complaints).toEqual([]);
  });
});

describe('the roles screen', () => {
  withBrowser();
  it('offers our feature in the Security group, with its levels and what can be taken out of them', async () => {
    const { page } = await openKibana(browser, `${kibana.url}/app/management/security/roles/edit`);
    await at(page, 'loginUsername').fill(kibana.es.superuser.username);
    await at(page, 'loginPassword').fill(kibana.es.superuser.password);
    await at(page, 'loginSubmit').click();
    await at(page, 'addSpacePrivilegeButton').click();
    await at(page, 'spaceSelectorComboBox').locator('input').fill('Default');
    await page.keyboard.press('Enter');
    await at(page, 'featureCategoryButton_securitySolution').click();
    const group = at(page, 'featureCategory_securitySolution');
    await group.getByText('Investigation Guides', { exact: true }).click();
    // Kibana draws the level over the control, which is there for screen readers.
    await at(page, `${FEATURE}_all`).dispatchEvent('click');
    await group.getByText('Add exceptions to rules from a guide').waitFor();
    for (const level of ['all', 'read', 'none']) expect(await at(group, `${FEATURE}_${level}`).count(), level).toBe(1);
    await picture(page, 'security_roles');
  });
});
