/** What the engine knows, seen in Kibana: the evaluation page, guides of other rules that fit, and why rules on several events alerted. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredAlert } from '../../server/app/ports';
import { appUrl, at, openKibana, picture, startingWith, type KibanaPage } from './kibana_page';
import { seedSeveralEvents, type SeveralEvents } from './seed/several_events';
import { seededKibana } from './seeded_kibana';

const here = seededKibana();
let several: SeveralEvents;
beforeAll(async () => {
  several = await seedSeveralEvents(here.kibana);
});

const openPage = (path: string): Promise<KibanaPage> => openKibana(here.browser, appUrl(here.kibana.url, path));
const openAlert = async ({ id }: StoredAlert): Promise<KibanaPage> => {
  const opened = await openPage(`/alerts/${id}`);
  await at(opened.page, 'alert-header').waitFor();
  return opened;
};
const lines = (documents: readonly object[]): string => documents.map((document) => JSON.stringify(document)).join('\n');

async function openEvaluate(): Promise<KibanaPage> {
  const opened = await openPage('/evaluate');
  await at(opened.page, 'evaluate-query').waitFor();
  return opened;
}

/** What is underlined lies where the reader sees the text of the field: in the same lines, scrolled alike. */
async function expectMarksLieOnTheText(page: Page, subject: string): Promise<void> {
  const apart = await at(page, subject).evaluate((field) => {
    const text = field.getBoundingClientRect();
    const copy = field.previousElementSibling?.getBoundingClientRect();
    return [text.top - (copy?.top ?? 0), text.left - (copy?.left ?? 0), text.width - (copy?.width ?? 0), text.height - (copy?.height ?? 0)];
  });
  expect(apart.map((pixels) => Math.round(pixels))).toEqual([0, 0, 0, 0]);
}

describe('the evaluation page', () => {
  it('is found by Kibana’s search', async () => {
    const { page, complaints } = await openKibana(here.browser, `${here.kibana.url}/app/management`);
    const option = page.locator('[data-test-subj="nav-search-option"][url="/app/investigationGuides/evaluate"]');
    // Results come in several parts, and the list that is being walked through may be drawn anew: then once more.
    const choose = async (): Promise<string> => {
      await at(page, 'nav-search-input').click();
      await at(page, 'nav-search-input').fill('Evaluate');
      await option.waitFor();
      await page.waitForTimeout(1_000);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(500);
      return page.url();
    };
    await expect.poll(choose, { timeout: 90_000 }).toContain('/app/investigationGuides/evaluate');
    await at(page, 'evaluate-query').waitFor();
    expect(complaints).toEqual([]);
  });

  it('explains a query on an alert as it is stored, while it is edited', async () => {
    const { page, complaints } = await openPage(`/evaluate?alert=${here.scene.alertOf('chkconfig --add sysaudit-helper').id}`);
    await expect.poll(() => at(page, 'evaluate-document').inputValue(), { timeout: 60_000 }).toContain('kibana.alert.uuid');
    await at(page, 'evaluate-query').fill('process where process.name == "chkconfig" and not process.args == "--add"');
    await at(page, 'evaluation-not_matched').waitFor();
    expect(await at(page, 'nearest-miss').textContent()).toContain('process.args == "--add"');
    await picture(page, 'evaluate');
    await at(page, 'evaluate-query').fill('process where process.name == "chkconfig" and process.args == "--add"');
    await at(page, 'evaluation-matched').waitFor();
    expect(complaints).toEqual([]);
  });

  it('underlines each mistake where it stands, on lines far below as well, and goes there by keyboard', async () => {
    const { page, complaints } = await openEvaluate();
    const long = Array.from({ length: 20 }, (_unused, place) => `process.args : "a-rather-long-value-${place}"`).join(' or ');
    await at(page, 'evaluate-query').fill(`process where ${long}\n  and lenght(process.name) > 3\n  and startsWith(process.name, 5)`);
    await at(page, 'evaluate-query-mark').first().waitFor();
    expect(await at(page, 'evaluate-query-mark').allTextContents()).toEqual(['lenght', '5']);
    await expectMarksLieOnTheText(page, 'evaluate-query');
    await at(page, 'mistake-place').last().focus();
    await page.keyboard.press('Enter');
    const selected = await at(page, 'evaluate-query').evaluate((field) =>
      field instanceof HTMLTextAreaElement && document.activeElement === field
        ? field.value.slice(field.selectionStart, field.selectionEnd)
        : ''
    );
    expect(selected).toBe('5');
    await picture(page, 'evaluate_mistakes');
    expect(complaints).toEqual([]);
  });

  it('follows a sequence over several documents, and says what is in the way when it is none', async () => {
    const { page, complaints } = await openEvaluate();
    await at(page, 'example-sequence').click();
    await at(page, 'evaluation-matched').waitFor();
    expect(await at(page, 'finding').textContent()).toContain('Stage 3 · 8 s later');
    await picture(page, 'evaluate_sequence');
    await at(page, 'evaluate-query').fill((await at(page, 'evaluate-query').inputValue()).replace('maxspan=30s', 'maxspan=5s'));
    await at(page, 'sequence-miss').waitFor();
    expect(await at(page, 'sequence-miss').textContent()).toContain('They are too far apart: 11 s');
    expect(complaints).toEqual([]);
  });

  it('asks all rules of Kibana about pasted events', async () => {
    const { page, complaints } = await openEvaluate();
    const { source } = several.no_guide;
    await at(page, 'evaluate-document').fill(lines([{ _index: 'x', _id: 'y', _source: source }, { event: { category: 'file' } }]));
    await at(page, 'evaluate-kind').getByText('All rules').click();
    await at(page, 'rules-answer').waitFor();
    expect(await at(page, 'rules-answer').textContent()).toMatch(/Match.*Service manager used.*1 of 2 documents/);
    await picture(page, 'evaluate_all_rules');
    expect(complaints).toEqual([]);
  });
});

describe('an alert whose rule has no guide', () => {
  it('is offered the guides of other rules, with what holds and what is in the way', async () => {
    const { page, complaints } = await openAlert(several.no_guide);
    const offer = at(page, `fitting-guide-${here.scene.chkconfig.ruleId}`);
    await offer.waitFor();
    expect(await offer.textContent()).toContain('Only this exclusion keeps it out');
    expect(await offer.textContent()).toContain('process.executable : "/usr/sbin/chkconfig"');
    await picture(page, 'finder');
    await offer.getByText('Chkconfig Service Add').click();
    await at(page, 'other-guide').waitFor();
    await at(page, 'guide').waitFor();
    // Queries of another rule's guide are kept under that rule's name.
    await startingWith(page, `run-${here.scene.chkconfig.id}:`).first().waitFor();
    await picture(page, 'finder_guide');
    expect(complaints).toEqual([]);
  });
});

describe('why a rule on several events alerted', () => {
  it.each([
    { kind: 'sequence', subject: 'finding', says: [/Stage 1/, /Stage 2 · .* later/, /host\.name =/] },
    { kind: 'threshold', subject: 'recorded', says: [/Counted when the rule ran: \d\d/, /user\.name =/] },
    { kind: 'new_terms', subject: 'recorded', says: [/New when the rule ran/, /process\.name = (chkconfig|proxychains)/] },
    { kind: 'threat_match', subject: 'recorded', says: [/process\.name = proxychains/, /Example feed/] },
  ] as const)('is told of a $kind', async ({ kind, subject, says }) => {
    const { page, complaints } = await openAlert(several[kind]);
    await at(page, subject).first().waitFor();
    const told = (await at(page, subject).first().textContent()) ?? '';
    for (const part of says) expect(told).toMatch(part);
    await at(page, 'marked-query').waitFor();
    await picture(page, `why_${kind}`);
    expect(complaints).toEqual([]);
  });
});
