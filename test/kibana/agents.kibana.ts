/** Agents in Kibana: listed as Osquery's own page lists them, searched, chosen, asked, and called by the names of their hosts. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appUrl, at, openKibana, picture, startingWith, type KibanaPage } from './kibana_page';
import { startAnswering, type AnsweringAgents } from './seed/answering_agent';
import { addAgents, type FleetAgent } from './seed/fleet';
import { seededKibana } from './seeded_kibana';

const here = seededKibana();
const numbered = (place: number): string => `c0000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
const web: FleetAgent = { id: numbered(3), host: 'web-3', os: { platform: 'ubuntu', name: 'Ubuntu' } };
const db: FleetAgent = { id: numbered(4), host: 'DB-1' };
const away: FleetAgent = { id: numbered(5), host: 'away-1', offlineSince: '2026-01-01T00:00:00.000Z' };
const desk: FleetAgent = { id: numbered(6), host: 'desk-1', withoutOsquery: true, os: { platform: 'windows', name: 'Windows 11' } };
const many: readonly FleetAgent[] = Array.from({ length: 25 }, (_, n) => ({ id: numbered(100 + n), host: `farm-${100 + n}` }));

let answering: AnsweringAgents;
beforeAll(async () => {
  await addAgents(here.kibana.es, [web, db, away, desk, ...many], here.kibana.version);
  answering = startAnswering(here.kibana.es, [web, db]);
});
afterAll(() => answering.stop());

/** What is typed is searched for a moment later. */
const PATIENT = { timeout: 30_000 };
const rows = (page: Page) => at(page, 'agent-row');
const names = async (page: Page): Promise<readonly string[]> => rows(page).locator('strong').allTextContents();

async function openPicker(): Promise<KibanaPage> {
  const { id } = here.scene.alertOf('chkconfig --add sysaudit-helper');
  const opened = await openKibana(here.browser, appUrl(here.kibana.url, `/alerts/${id}`));
  await at(opened.page, 'choose-target').click();
  await opened.page.locator('label', { hasText: 'Agents that I choose' }).click();
  await rows(opened.page).first().waitFor();
  return opened;
}

async function choose(page: Page, name: string): Promise<void> {
  await at(page, 'search-agents').fill(name.toLowerCase());
  await expect.poll(() => names(page), PATIENT).toEqual([name]);
  await rows(page).locator('label').click();
}

describe('the agents that queries ask', () => {
  it('are listed with what Fleet knows of them, the alert’s own host first, and those without Osquery marked', async () => {
    const { page, complaints } = await openPicker();
    const own = rows(page).first();
    expect(await own.textContent()).toMatch(/The alert’s host.*Online.*Linux · Servers · last check-in/s);
    expect(await at(page, 'agent-count').textContent()).toMatch(/^1–10 of \d\d agents$/);
    await at(page, 'search-agents').fill('desk');
    await expect.poll(() => names(page), PATIENT).toEqual(['desk-1']);
    expect(await rows(page).textContent()).toContain('No Osquery');
    expect(await rows(page).getByRole('checkbox').isDisabled()).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('are found by parts of names and ids in any letters, by operating systems, and by nothing that is an operator', async () => {
    const { page, complaints } = await openPicker();
    const searches: readonly (readonly [string, readonly string[]])[] = [
      ['eb-3', ['web-3']],
      ['db-1', ['DB-1']],
      ['ubuntu', ['web-3']],
      [numbered(5).slice(20), ['away-1']],
      ['" or *', []],
      ['DESK-', ['desk-1']],
      ['not', []],
      ['away', ['away-1']],
      ['knot-3 web', []],
    ];
    for (const [text, expected] of searches) {
      await at(page, 'search-agents').fill(text);
      await expect.poll(() => names(page), { ...PATIENT, message: text }).toEqual(expected);
    }
    expect(complaints).toEqual([]);
  });

  it('are found by the name of their policy, and in pages', async () => {
    const { page, complaints } = await openPicker();
    await at(page, 'search-agents').fill('farm');
    await expect.poll(() => at(page, 'agent-count').textContent(), PATIENT).toBe('1–10 of 25 agents');
    await page.getByRole('button', { name: /next page/i }).click();
    await expect.poll(() => at(page, 'agent-count').textContent(), PATIENT).toBe('11–20 of 25 agents');
    expect((await names(page))[0]).toBe('farm-110');
    await at(page, 'search-agents').fill('server');
    await expect.poll(() => at(page, 'agent-count').textContent(), PATIENT).toMatch(/of [3-9]\d agents/);
    expect(complaints).toEqual([]);
  });

  it('are told to be offline before they are asked', async () => {
    const { page } = await openPicker();
    await choose(page, 'away-1');
    expect(await at(page, 'target-choice').locator('[data-test-subj="before-asking"]').textContent()).toMatch(
      /away-1 is offline since 2026-01-01/
    );
    await at(page, 'search-agents').fill('');
    await at(page, 'without-offline').click();
    await expect.poll(async () => (await names(page)).includes('away-1'), PATIENT).toBe(false);
  });

  it('answer by the names of their hosts, also after a reload', async () => {
    const { page, complaints } = await openPicker();
    for (const name of ['web-3', 'DB-1']) await choose(page, name);
    await picture(page, 'agents');
    await at(page, 'apply-target').click();
    expect(await at(page, 'choose-target').textContent()).toContain('web-3, DB-1');
    const account = startingWith(page, 'query-steps-').filter({ hasText: "FROM users WHERE username = 'root'" }).last();
    await account.getByRole('button', { name: 'Run', exact: true }).click();
    expect(await at(page, 'confirm-wide').textContent()).toContain('web-3, DB-1');
    await at(page, 'confirmModalConfirmButton').click();
    const hosts = async (): Promise<string> => (await account.textContent()) ?? '';
    await at(account, 'result-rows').waitFor();
    await expect.poll(hosts, { timeout: 60_000 }).toContain('2 agents asked: 2 answered');
    await at(account, 'result-rows').getByText('web-3').waitFor();
    await at(account, 'result-rows').getByText('DB-1').waitFor();
    await at(account, 'result-rows').scrollIntoViewIfNeeded();
    await picture(page, 'agents-answer');
    await page.reload();
    await at(account, 'result-rows').waitFor();
    await at(account, 'result-rows').getByText('web-3').waitFor();
    expect(complaints).toEqual([]);
  });
});
