/** Osquery in a real Kibana: who may run what and is told what before, how each run ends on the page, and that the query arrives as it was shown. */
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIVE_QUERIES_PATH, SAVED_QUERIES_PATH } from '../../common/api';
import { at, picture } from './kibana_page';
import { launchKibana, type Account, type LaunchedKibana } from './launch';
import { outcome, runButton, scrollTo, signIn, whyNot, type SignedIn } from './osquery_page';
import { createAccount } from './seed/accounts';
import { ACTIONS } from './seed/fleet';
import { roles, type OsqueryUser } from './seed/osquery_roles';
import { seedOsquery, SQL, type AlertName, type OsqueryScene } from './seed/osquery_scene';

const ACTION_DETAILS = '.logs-osquery_manager.actions-default';
const QUERIES = 7;
const LISTED = ['Open ports', 'The account', 'Shadow account', 'Units'];
const OWN_BLOCKS = ['Home of the account', 'Scheduled commands', 'Groups'];

let kibana: LaunchedKibana;
let scene: OsqueryScene;
const accounts = new Map<string, Account>();

/** Signs in, works, and closes the browser whatever happens. */
async function as(user: OsqueryUser, alert: AlertName, work: (signedIn: SignedIn) => Promise<void>): Promise<void> {
  const signedIn = await signIn(kibana, accountOf(user), scene.alert(alert).id);
  try {
    await work(signedIn);
    expect(signedIn.complaints).toEqual([]);
  } finally {
    await signedIn.close();
  }
}

function accountOf(user: OsqueryUser): Account {
  const account = accounts.get(user);
  if (account === undefined) throw new Error(`${user} was not made`);
  return account;
}

async function start(settings: readonly string[] = []): Promise<void> {
  kibana = await launchKibana({ security: true, settings });
  scene = await seedOsquery(kibana);
  for (const [name, role] of Object.entries(roles)) accounts.set(name, await createAccount(kibana, name, role));
}

async function stop(): Promise<void> {
  await scene?.stop();
  await kibana?.stop();
}

const launchSchema = v.object({ data: v.object({ action_id: v.string(), queries: v.array(v.object({ query: v.string() })) }) });
const actionsSchema = v.object({
  hits: v.object({
    hits: v.array(
      v.object({
        _id: v.string(),
        _source: v.object({
          '@timestamp': v.string(),
          action_id: v.string(),
          queries: v.array(v.object({ action_id: v.string(), query: v.string() })),
        }),
      })
    ),
  }),
});
const fleetActionsSchema = v.object({
  hits: v.object({ hits: v.array(v.object({ _source: v.object({ data: v.object({ query: v.string() }) }) })) }),
});

/** As Kibana stored it: the newest live query that was started for the alert. */
async function newestAction(alertId: string) {
  const found = v.parse(
    actionsSchema,
    await kibana.es.request('POST', `/${ACTION_DETAILS}/_search`, { size: 500, query: { term: { alert_ids: alertId } } })
  );
  const [newest] = found.hits.hits.sort((a, b) => b._source['@timestamp'].localeCompare(a._source['@timestamp']));
  if (newest === undefined) throw new Error('Kibana stored no live query for the alert');
  return newest;
}

/** As if its time had passed. */
async function expire(alertId: string): Promise<void> {
  const { _id } = await newestAction(alertId);
  await kibana.es.request('POST', `/${ACTION_DETAILS}/_update/${_id}`, { doc: { expiration: '2026-01-01T00:00:00.000Z' } });
}

describe('with rights as they are granted in Kibana', () => {
  beforeAll(() => start());
  afterAll(stop);

  describe('what Kibana’s route answers', () => {
    const web = { agent_ids: ['a0000000-0000-4000-8000-000000000001'] };
    const mapping = { 'group.name': { field: 'groupname' } };
    const bodies = {
      any: { ...web, query: 'SELECT 1 AS one' },
      'in a list of the guide': { ...web, query: SQL.ports },
      'a block of the guide': { ...web, query: "SELECT uid, directory FROM users WHERE username = 'mwagner'" },
      'a block with an empty mapping, without it': { ...web, query: SQL.crontab },
      'a block with an empty mapping, with it': { ...web, query: SQL.crontab, ecs_mapping: {} },
      'a block with a mapping': { ...web, query: SQL.groups, ecs_mapping: mapping },
    };
    const anything = [200, 200, 200, 200, 200, 200];
    // 8.12 lets the guide's blocks through for everybody who reads the alert; newer ones for who may run saved queries.
    const blocks = [403, 403, 200, 403, 200, 200];
    it.each<[OsqueryUser, readonly number[]]>([
      ['none', blocks],
      ['live_read', blocks],
      ['run_saved', blocks],
      ['run_and_read_saved', blocks],
      ['saved_all', blocks],
      ['live_all', anything],
      ['rowless', anything],
      ['without_security', [500, 500, 500, 500, 500, 500]],
    ])('%s', async (user, expected) => {
      const statuses: number[] = [];
      for (const body of Object.values(bodies)) {
        const alert_ids = [scene.alert('plain').id];
        const { status } = await kibana.request('POST', LIVE_QUERIES_PATH, { as: accountOf(user), body: { ...body, alert_ids } });
        statuses.push(status);
      }
      expect(statuses).toEqual(expected);
      const list = await kibana.request('GET', `${SAVED_QUERIES_PATH}?page=1&pageSize=1`, { as: accountOf(user) });
      expect(list.status).toBe(user === 'run_and_read_saved' || user === 'saved_all' ? 200 : 403);
    });
  });

  describe('what the page says before', () => {
    const missing = /needs the privilege “Live queries: All” on Osquery in this space\. Ask an administrator/;
    it.each<{ user: OsqueryUser; runs: readonly string[]; why?: RegExp; all?: number; saves?: true }>([
      { user: 'none', runs: [], why: missing },
      { user: 'live_read', runs: [], why: missing },
      { user: 'saved_all', runs: [], why: missing, saves: true },
      { user: 'run_saved', runs: OWN_BLOCKS, why: /not see which there are: that needs “Saved queries: Read” on Osquery/, all: 3 },
      { user: 'run_and_read_saved', runs: OWN_BLOCKS, why: /this one is not saved\. An administrator can save/, all: 3 },
      { user: 'live_all', runs: [...LISTED, ...OWN_BLOCKS], all: QUERIES },
    ])('$user', async ({ user, runs, why, all, saves }) => {
      await as(user, 'plain', async ({ page, card }) => {
        for (const label of runs) await runButton(card(label)).waitFor();
        for (const label of [...LISTED, ...OWN_BLOCKS].filter((one) => !runs.includes(one))) {
          await expect.poll(() => whyNot(card(label)).textContent(), { timeout: 60_000 }).toMatch(why ?? /^$/);
          expect(await runButton(card(label)).count(), label).toBe(0);
        }
        expect(await at(page, 'open-save-queries').count()).toBe(saves === true ? 1 : 0);
        if (all === undefined) expect(await at(page, 'run-all').count()).toBe(0);
        else expect(await at(page, 'run-all').textContent()).toBe(`Run all queries (${all})`);
        await scrollTo(card('Open ports'));
        await picture(page, `osquery_before_${user}`);
      });
    });
  });

  describe('who may run saved queries only', () => {
    it('runs the blocks of the guide without any being saved, whatever mapping they have', async () => {
      await as('run_saved', 'plain', async ({ card }) => {
        for (const label of OWN_BLOCKS) {
          await runButton(card(label)).click();
          await outcome(card(label), 'finished').waitFor();
          await at(card(label), 'result-rows').waitFor();
        }
      });
    });

    it('runs the others once an administrator has saved them in one action, and gets their rows in the step', async () => {
      await as('saved_all', 'plain', async ({ page }) => {
        await at(page, 'open-save-queries').click();
        await expect.poll(() => at(page, 'save-candidate-new').count(), { timeout: 60_000 }).toBe(QUERIES);
        await at(page, 'save-queries').click();
        await expect.poll(() => at(page, 'save-candidate-saved').count(), { timeout: 60_000 }).toBe(QUERIES);
      });
      await as('run_and_read_saved', 'plain', async ({ page, card }) => {
        await expect.poll(() => at(page, 'run-all').textContent(), { timeout: 60_000 }).toBe(`Run all queries (${QUERIES})`);
        expect(await card('The account').textContent()).toContain('Runs as the saved query guide_');
        await runButton(card('The account')).click();
        await at(card('The account'), 'result-rows').waitFor();
        expect(await at(card('The account'), 'result-rows').textContent()).toContain('/home/mwagner');
        await scrollTo(card('The account'));
        await picture(page, 'osquery_saved_rows');
      });
    });

    it('does not run one whose value Kibana would paste otherwise, and is told why', async () => {
      await as('run_and_read_saved', 'quote', async ({ page, card }) => {
        await expect.poll(() => whyNot(card('The account')).textContent(), { timeout: 60_000 }).toMatch(/in another way than it is shown/);
        expect(await card('The account').textContent()).toContain("'o''brien'");
        for (const label of ['The account', 'Home of the account']) expect(await runButton(card(label)).count(), label).toBe(0);
        await runButton(card('Open ports')).waitFor();
        await scrollTo(card('The account'));
        await picture(page, 'osquery_hostile_value');
      });
    });
  });

  describe('how a run ends', () => {
    it('with rows, with none, in osquery’s own words', async () => {
      await as('live_all', 'plain', async ({ page, card }) => {
        await runButton(card('Open ports')).click();
        await at(card('Open ports'), 'result-rows').waitFor();
        await scrollTo(card('Open ports'));
        await picture(page, 'osquery_rows');
        await runButton(card('Shadow account')).click();
        await outcome(card('Shadow account'), 'finished').getByText('No rows: the host answered').waitFor();
        await scrollTo(card('Shadow account'));
        await picture(page, 'osquery_none');
        await runButton(card('Units')).click();
        await outcome(card('Units'), 'failed').getByText('no such table: systemd_units').waitFor();
        await outcome(card('Units'), 'failed')
          .getByText(/does not have this table/)
          .waitFor();
        await scrollTo(card('Units'));
        await picture(page, 'osquery_failed');
      });
    });

    it('silent where the agent says nothing, is away or was never enrolled, then expired', async () => {
      const end = (alert: AlertName) =>
        as('live_all', alert, async ({ page, card }) => {
          await runButton(card('Open ports')).click();
          await outcome(card('Open ports'), 'waiting').waitFor();
          await outcome(card('Open ports'), 'silent').waitFor({ timeout: 90_000 });
          await scrollTo(card('Open ports'));
          await picture(page, `osquery_silent_${alert}`);
          await expire(scene.alert(alert).id);
          await page.reload();
          await outcome(card('Open ports'), 'expired').waitFor();
          await scrollTo(card('Open ports'));
          await picture(page, `osquery_expired_${alert}`);
        });
      await Promise.all((['mute', 'away', 'unknown'] as const).map(end));
    });

    it('partly, where of several agents some answer, some fail and some say nothing', async () => {
      await as('live_all', 'plain', async ({ page, card }) => {
        await chooseAlike(page);
        await runButton(card('Open ports')).click();
        await at(page, 'confirm-wide').waitFor();
        await at(page, 'confirmModalConfirmButton').click();
        await expect.poll(() => card('Open ports').textContent(), { timeout: 60_000 }).toContain('2 of 3 agents have answered');
        await at(card('Open ports'), 'result-rows').getByText('web-01').first().waitFor();
        await scrollTo(card('Open ports'));
        await picture(page, 'osquery_partial_waiting');
        await expire(scene.alert('plain').id);
        await at(card('Open ports'), 'host-counts').waitFor();
        expect(await at(card('Open ports'), 'host-counts').textContent()).toContain(
          '2 answered, 1 of them with an error, 1 did not answer'
        );
        expect(await at(card('Open ports'), 'agent-errors').textContent()).toContain('vtable constructor failed: listening_ports');
        await picture(page, 'osquery_partial');
      });
    });

    it('at no agent, where none of the operating system is online', async () => {
      await as('live_all', 'windows', async ({ page, card }) => {
        await chooseAlike(page);
        await runButton(card('Groups')).click();
        if ((await at(page, 'run-anyway').count()) > 0) await at(page, 'confirmModalConfirmButton').click();
        await at(page, 'confirm-wide').waitFor();
        await at(page, 'confirmModalConfirmButton').click();
        await outcome(card('Groups'), 'no_agent').waitFor();
        await scrollTo(card('Groups'));
        await picture(page, 'osquery_no_agent');
      });
    });

    it('denied, where the right was taken away meanwhile, with its name', async () => {
      await as('fading', 'dollar', async ({ page, card }) => {
        await runButton(card('Units')).waitFor();
        await createAccount(kibana, 'fading', roles.none);
        await runButton(card('Units')).click();
        await outcome(card('Units'), 'denied').getByText('“Live queries: All” on Osquery').waitFor();
        await scrollTo(card('Units'));
        await picture(page, 'osquery_denied');
      });
    });

    it('unreadable, where the rows are kept from the analyst: never as none', async () => {
      await as('rowless', 'dollar', async ({ page, card }) => {
        await runButton(card('Open ports')).click();
        await outcome(card('Open ports'), 'unreadable').getByText('logs-osquery_manager.result*').waitFor();
        await scrollTo(card('Open ports'));
        await picture(page, 'osquery_unreadable');
      });
    });

    it('failed, where Kibana may not read the alert for the analyst, with the right that is missing', async () => {
      await as('without_security', 'plain', async ({ page, card }) => {
        await runButton(card('Groups')).click();
        await outcome(card('Groups'), 'failed')
          .getByText(/“Read” on Security is missing/)
          .waitFor();
        await scrollTo(card('Groups'));
        await picture(page, 'osquery_alert_unread');
      });
    });

    it('gone, where Kibana keeps it no longer', async () => {
      await as('live_all', 'braces', async ({ page, card }) => {
        await runButton(card('Groups')).click();
        await at(card('Groups'), 'result-rows').waitFor();
        const { _id } = await newestAction(scene.alert('braces').id);
        await kibana.es.request('DELETE', `/${ACTION_DETAILS}/_doc/${_id}`);
        await page.reload();
        await outcome(card('Groups'), 'gone').waitFor();
        await scrollTo(card('Groups'));
        await picture(page, 'osquery_gone');
      });
    });
  });

  describe('what arrives', () => {
    it.each<AlertName>(['plain', 'quote', 'braces', 'dollar'])('is byte for byte what was shown: %s', async (alert) => {
      await as('live_all', alert, async ({ page, card }) => {
        const shown = await at(card('The account'), 'sql-after').textContent();
        const [launched] = await Promise.all([
          page.waitForResponse((answer) => answer.url().endsWith(LIVE_QUERIES_PATH)),
          runButton(card('The account')).click(),
        ]);
        const created = v.parse(launchSchema, await launched.json());
        expect(created.data.queries.map(({ query }) => query)).toEqual([shown]);
        const [query] = (await newestAction(scene.alert(alert).id))._source.queries;
        expect(query?.query).toBe(shown);
        const sent = await kibana.es.request('POST', `/${ACTIONS}/_search`, { query: { term: { action_id: query?.action_id } } });
        expect(v.parse(fleetActionsSchema, sent).hits.hits.map(({ _source }) => _source.data.query)).toEqual([shown]);
        await outcome(card('The account'), 'finished').waitFor();
      });
    });
  });

  describe('all queries at once', () => {
    it('end each in its own way, are found again after a reload, and another analyst sees them', async () => {
      await as('live_all', 'quote', async ({ page, card }) => {
        await at(page, 'run-all').click();
        await expect.poll(() => at(page, 'run-all-summary').textContent(), { timeout: 90_000 }).toMatch(/3 with rows, 3 without, 1 failed/);
        await scrollTo(card('Open ports'));
        await page.reload();
        await expect.poll(() => at(page, 'run-finished').count(), { timeout: 60_000 }).toBe(QUERIES - 1);
        await outcome(card('Units'), 'failed').getByText('no such table: systemd_units').waitFor();
        await page.evaluate(() => window.scrollTo(0, 0));
      });
      await as('live_read', 'quote', async ({ card }) => {
        await at(card('Groups'), 'result-rows').waitFor();
        expect(await card('Groups').textContent()).toMatch(/by live_all/);
        await outcome(card('Units'), 'failed').waitFor();
      });
    });

    it('of several agents go on after a reload in the middle', async () => {
      await as('live_all', 'braces', async ({ page, card }) => {
        await chooseAlike(page);
        await at(page, 'run-all').click();
        await at(page, 'confirmModalConfirmButton').click();
        await expect.poll(() => page.getByText('2 of 3 agents have answered').count(), { timeout: 60_000 }).toBeGreaterThan(1);
        await page.reload();
        await expect.poll(() => page.getByText('2 of 3 agents have answered').count(), { timeout: 60_000 }).toBeGreaterThan(1);
        await at(card('Open ports'), 'result-rows').waitFor();
      });
    });

    it('of several agents are all sent, though some agents never answer', async () => {
      await as('live_all', 'away', async ({ page, card }) => {
        await chooseAlike(page);
        await at(page, 'run-all').click();
        await at(page, 'confirmModalConfirmButton').click();
        await expect
          .poll(() => at(page, 'run-all-summary').textContent(), { timeout: 200_000 })
          .toMatch(/^5 with rows, 0 without, 0 failed, 2 without an answer/);
        expect(await card('Groups').textContent()).toContain('2 of 3 agents have answered; the others are probably offline');
        await picture(page, 'osquery_run_all');
      });
    });
  });
});

describe('in Chinese, in the dark', () => {
  beforeAll(() => start(['--i18n.locale=zh-CN', '--uiSettings.overrides.theme:darkMode=true']));
  afterAll(stop);

  it('who may run saved queries only is told so', async () => {
    await as('run_and_read_saved', 'quote', async ({ page, card }) => {
      await expect.poll(() => whyNot(card('Open ports')).textContent(), { timeout: 60_000 }).toMatch(/您只能运行已保存的查询/);
      await expect.poll(() => whyNot(card('The account')).textContent()).toMatch(/实时查询：全部/);
      await scrollTo(card('The account'));
      await picture(page, 'osquery_saved_only_zh_dark');
    });
  });
});

/** All hosts of the alert's operating system. */
async function chooseAlike(page: SignedIn['page']): Promise<void> {
  await at(page, 'choose-target').click();
  await at(page, 'target-choice').locator('label[for="platform"]').click();
  await at(page, 'apply-target').click();
}
