/** The linter on the page of a rule, seen in Kibana: SQLite runs in its server, and the rules of the Security app's package are known. */
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../common/rules';
import { sampleRule } from '../fakes/sample_rule';
import { appUrl, at, openKibana, picture } from './kibana_page';
import { indexDocuments } from './seed/index_documents';
import { createRule } from './seed/pack_rules';
import { seededKibana } from './seeded_kibana';

const here = seededKibana();

const PACKAGED = 1_200;
const packaged = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const GONE = 'ffffffff-0000-4000-8000-000000000000';

const note = (name: string): string => `## Triage and analysis

Somebody looked around.

### Possible investigation steps

- Who is there? !{osquery{"label":"Users","query":"SELECT * FORM users"}}
- What runs? !{osquery{"label":"Processes","query":"SELECT pidd FROM processes"}}

### Related rules

- ${name} of the package - ${packaged(7)}
- ${name} that is gone - ${GONE}
`;

/** One saved object a version of a rule, as the package brings them. */
async function installPackage(): Promise<void> {
  const documents = Array.from({ length: PACKAGED }, (_unused, number) => ({
    id: `security-rule:${packaged(number)}_1`,
    index: '.kibana_security_solution',
    source: {
      type: 'security-rule',
      'security-rule': { rule_id: packaged(number), name: `Packaged ${number}`, version: 1 },
      references: [],
      managed: false,
    },
  }));
  await indexDocuments(here.kibana.es, documents);
}

async function findingsOf(
  rule: Rule
): Promise<{ readonly codes: readonly string[]; readonly text: string; readonly complaints: readonly string[] }> {
  const { page, complaints } = await openKibana(here.browser, appUrl(here.kibana.url, `/rules/${rule.id}`));
  await at(page, 'ruleFindings').locator('button').first().click();
  await at(page, 'ruleFinding').first().waitFor();
  const codes = await at(page, 'ruleFinding').locator('code').allTextContents();
  const text = (await at(page, 'ruleFindings').textContent()) ?? '';
  await at(page, 'ruleFindings').scrollIntoViewIfNeeded();
  await picture(page, 'rule-findings');
  return { codes, text, complaints };
}

describe('the linter in Kibana', () => {
  it('says that related rules were not checked while only a few are known, and what SQLite and the tables say all the same', async () => {
    const rule = await createRule(here.kibana, sampleRule({ ruleId: 'few-known', name: 'Few known', note: note('One') }));
    const { codes, text, complaints } = await findingsOf(rule);
    expect(codes.filter((code) => /^(?:sql_syntax|unknown_column|related_rule_unknown|sql_not_checked)$/.test(code))).toEqual([
      'sql_syntax',
      'unknown_column',
    ]);
    expect(text).toContain('near "FORM": syntax error');
    expect(text).toContain('Not checked: whether all related rules exist');
    expect(complaints).toEqual([]);
  });

  it('knows the rules of the package, installed or not, and misses the one that is not among them', async () => {
    await installPackage();
    const rule = await createRule(here.kibana, sampleRule({ ruleId: 'many-known', name: 'Many known', note: note('Another') }));
    const { codes, text } = await findingsOf(rule);
    expect(codes.filter((code) => code === 'related_rule_unknown')).toHaveLength(1);
    expect(text).toContain(GONE);
    expect(text).not.toContain('Not checked');
  });
});
