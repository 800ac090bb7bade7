/** Working through a guide in Kibana: a search of events and alerts with its ways to Discover and Timeline, rows kept as evidence, queries saved in Osquery. */
import { beforeAll, describe, expect, it } from 'vitest';
import { SAVED_QUERIES_PATH } from '../../common/api';
import type { StoredAlert } from '../../server/app/ports';
import { sampleRule } from '../fakes/sample_rule';
import { appUrl, at, openKibana, picture, type KibanaPage } from './kibana_page';
import { detectedAlerts } from './seed/detected_alerts';
import { indexDocuments } from './seed/index_documents';
import { createRule } from './seed/pack_rules';
import { seededKibana } from './seeded_kibana';

const provider = { field: 'host.name', excluded: false, queryType: 'phrase', value: '{{host.name}}', valueType: 'string' };
const note = `## Triage and analysis

Somebody added a service.

### Possible investigation steps

- What else happened on the host? !{investigate{"label":"The host","providers":[[${JSON.stringify(provider)}]],"relativeFrom":"now-48h","relativeTo":"now+1h"}}
- Who is it? !{osquery{"label":"The account","query":"SELECT * FROM users WHERE username = {{user.name}}"}}
- What listens? !{osquery{"label":"Open ports","query":"SELECT pid, address, port FROM listening_ports"}}
`;

const here = seededKibana();
let alert: StoredAlert;
beforeAll(async () => {
  const rule = sampleRule({
    ...{ id: 'worked', name: 'Service added', interval: '1h', from: 'now-70m', index: ['logs-*'], note },
    query: 'process where process.name == "chkconfig" and process.args == "--add"',
  });
  const { alerts, events } = await detectedAlerts([await createRule(here.kibana, rule)], new Date());
  const newest = alerts.at(-1);
  if (newest === undefined) throw new Error('the sample data made no alert');
  alert = newest;
  // Discover opens nothing in a Kibana that has no data view at all.
  const dataView = { data_view: { title: 'metrics-*', name: 'Some data view' } };
  const { status } = await here.kibana.request('POST', '/api/data_views/data_view', { body: dataView });
  if (status !== 200) throw new Error(`Kibana made no data view: ${status}`);
  await indexDocuments(here.kibana.es, [
    { ...alert, index: '.alerts-security.alerts-default' },
    ...events.map((event) => ({ ...event, index: event.index ?? 'logs-unknown-default' })),
  ]);
});

async function openAlert(): Promise<KibanaPage> {
  const opened = await openKibana(here.browser, appUrl(here.kibana.url, `/alerts/${alert.id}`));
  await at(opened.page, 'guide').waitFor();
  return opened;
}

describe('a search of the guide', () => {
  it('counts events and alerts in the step, and leads to Discover with its query', async () => {
    const { page, complaints } = await openAlert();
    const card = at(page, 'search-steps-1-s1');
    await card.locator('[data-test-subj="ask-steps-1-s1"]').click();
    await expect
      .poll(() => card.locator('[data-test-subj="found-title"]').textContent(), { timeout: 60_000 })
      .toMatch(/\d+ events? and \d+ alerts? match/);
    await picture(page, 'search');
    const discover = await card.locator('[data-test-subj="open-in-discover"]').getAttribute('href');
    expect(complaints).toEqual([]);
    await page.goto(new URL(discover ?? '', here.kibana.url).href);
    await expect.poll(() => page.url(), { timeout: 90_000 }).toContain('/app/discover');
    await expect.poll(() => page.locator('[data-test-subj="queryInput"]').textContent(), { timeout: 90_000 }).toContain('host.name');
    await picture(page, 'discover');
  });

  it('is saved as a Timeline of the Security app, and opens there', async () => {
    const { page, complaints } = await openAlert();
    const card = at(page, 'search-steps-1-s1');
    await card.locator('[data-test-subj="ask-steps-1-s1"]').click();
    await card.locator('[data-test-subj="save-timeline"]').click();
    const link = card.locator('[data-test-subj="open-timeline"]');
    await link.waitFor({ timeout: 60_000 });
    expect(complaints).toEqual([]);
    await page.goto(new URL((await link.getAttribute('href')) ?? '', here.kibana.url).href);
    await page
      .locator('[data-test-subj="timeline-title"], [data-test-subj="timeline-modal-header-panel"]')
      .first()
      .waitFor({ timeout: 90_000 });
    await picture(page, 'timeline');
  });
});

describe('the rows of a query', () => {
  it('are kept as evidence over a reload', async () => {
    const { page, complaints } = await openAlert();
    await at(page, 'run-steps-2-q1').click();
    await at(page, 'run-finished').first().waitFor({ timeout: 60_000 });
    await page
      .locator('[data-test-subj="result-rows"]')
      .first()
      .getByRole('button', { name: /pin|evidence|keep/i })
      .first()
      .click();
    await at(page, 'evidence-row').first().waitFor();
    await page.reload();
    await at(page, 'evidence-row').first().waitFor({ timeout: 60_000 });
    await picture(page, 'evidence');
    expect(complaints).toEqual([]);
  });
});

describe('the queries of the guide', () => {
  it('are saved in Osquery by an administrator, once', async () => {
    const { page, complaints } = await openAlert();
    await at(page, 'open-save-queries').click();
    await at(page, 'save-queries-modal').waitFor();
    await at(page, 'save-candidate-new').first().waitFor();
    expect(await at(page, 'save-candidate-new').count()).toBe(2);
    await at(page, 'save-queries').click();
    await expect.poll(() => at(page, 'save-candidate-saved').count(), { timeout: 60_000 }).toBe(2);
    await picture(page, 'saved-queries');
    const { body } = await here.kibana.request('GET', `${SAVED_QUERIES_PATH}?page=1&pageSize=100`);
    expect(JSON.stringify(body)).toContain('SELECT pid, address, port FROM listening_ports');
    expect(complaints).toEqual([]);
  });
});
