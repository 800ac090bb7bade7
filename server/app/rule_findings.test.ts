import { describe, expect, it } from 'vitest';
import type { RuleFindings } from '../../common/api';
import type { Rule } from '../../common/rules';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { MemoryRuleStore } from '../../test/fakes/memory_rule_store';
import { sampleRule } from '../../test/fakes/sample_rule';
import type { DetectingPorts } from './ports';
import { UseCaseError } from './route';
import { ruleFindings } from './rule_findings';
import { SqliteSyntax } from './sqlite_syntax';

const note = (query: string, related = ''): string =>
  `## Possible investigation steps\n\n- Who?\n  - !{osquery${JSON.stringify({ label: 'x', query })}}\n${related}\n## False positives\n\n- None.\n\n## Response and remediation\n\n- Stop.\n`;

const sqlite = new SqliteSyntax((problem) => {
  throw new Error(problem);
});
const lint = (rule: Rule, given: Partial<DetectingPorts> = {}, locale: 'en' | 'zh-CN' = 'en'): Promise<RuleFindings> =>
  ruleFindings(memoryPorts({ sqlSyntax: sqlite.syntax, ...given }), rule, locale);

describe('the findings of a loaded rule', () => {
  it('come with the text around their place, on its line, where the page shows it, and what it should be', async () => {
    expect(await lint(sampleRule({ note: note('SELECT * FROM users WHERE username = {{user.name}}') }))).toEqual({
      findings: [
        {
          code: 'placeholder_bare',
          severity: 'warning',
          message: expect.stringContaining('user.name'),
          values: { field: 'user.name' },
          place: {
            field: 'note',
            line: 4,
            column: 73,
            before: '":"SELECT * FROM users WHERE username = ',
            at: '{{user.name}}',
            after: '"}}',
          },
          target: { kind: 'query', id: 'steps-1-q1' },
          mended: { before: '":"SELECT * FROM users WHERE username = ', at: "'{{user.name}}'", after: '"}}' },
        },
      ],
      findings_left_out: 0,
      unchecked: [],
    });
  });

  it('are of the words in the language that is read', async () => {
    const words = { name: 'x', description: 'x', setup: '', falsePositives: [] };
    const rule = sampleRule({ note: note('SELECT 1'), translations: { 'zh-CN': { ...words, note: note('SELECT pidd FROM processes') } } });
    expect((await lint(rule)).findings).toEqual([]);
    expect((await lint(rule, {}, 'zh-CN')).findings).toMatchObject([{ code: 'unknown_column', place: { at: 'pidd' } }]);
  });

  it('begin with the errors', async () => {
    const rule = sampleRule({ note: note('SELECT * FROM file').replace('- Stop.', ''), references: ['x'], query: 'process' });
    const { findings } = await lint(rule);
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error', 'warning', 'warning', 'note']);
    expect(findings.map(({ target }) => target)).toEqual([
      { kind: 'rule_query' },
      { kind: 'query', id: 'steps-1-q1' },
      { kind: 'references' },
      { kind: 'section', id: 'response' },
      undefined,
    ]);
  });

  it('are cut where there are too many, and it is said', async () => {
    const many = Array.from({ length: 230 }, (_, n) => `- [link ${n}]()`).join('\n');
    const { findings, findings_left_out: leftOut } = await lint(sampleRule({ note: note('SELECT 1', `${many}\n`) }));
    expect([findings.length, leftOut]).toEqual([200, 30]);
  });
});

describe('SQLite', () => {
  it('refuses what it cannot parse', async () => {
    const { findings, unchecked } = await lint(sampleRule({ note: note('SELECT * FORM users') }));
    expect(findings).toMatchObject([{ code: 'sql_syntax', values: { problem: 'near "FORM": syntax error' }, place: { at: 'FORM' } }]);
    expect(unchecked).toEqual([]);
  });

  it('that is not to be had is said, and asked again later', async () => {
    const rule = sampleRule({ note: note('SELECT * FORM users') });
    const { findings, unchecked } = await lint(rule, { sqlSyntax: async () => undefined });
    expect(findings).toMatchObject([{ code: 'sql_not_checked', severity: 'note' }]);
    expect(unchecked).toEqual([{ part: 'sql_syntax', reason: 'no_sqlite' }]);
    expect((await lint(rule)).findings).toMatchObject([{ code: 'sql_syntax' }]);
  });

  it('is not missed where there is no SQL', async () => {
    const { unchecked } = await lint(sampleRule({ note: '## Triage\n\n- x' }), { sqlSyntax: async () => undefined });
    expect(unchecked).toEqual([]);
  });
});

const ids = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
const storeOf = (count: number) => new MemoryRuleStore(ids(count).map((id) => sampleRule({ id: `saved-${id}`, ruleId: id })));
const naming = (id: string) => sampleRule({ note: note('SELECT 1', `\n## Related rules\n\n- Another rule - ${id}\n`) });
const gone = 'ffffffff-0000-4000-8000-000000000000';

describe('related rules', () => {
  it('that do not exist are told where many rules are known', async () => {
    const { findings, unchecked } = await lint(naming(gone), { rules: storeOf(1_000) });
    expect(findings).toMatchObject([
      { code: 'related_rule_unknown', place: { at: gone }, target: { kind: 'step', id: 'related_rules-1' } },
    ]);
    expect(unchecked).toEqual([]);
  });

  it('that exist are not told', async () => {
    expect(await lint(naming(ids(3)[2] ?? ''), { rules: storeOf(1_000) })).toMatchObject({ findings: [], unchecked: [] });
  });

  it('are not judged where few rules are known, which is said', async () => {
    expect(await lint(naming(gone), { rules: storeOf(999) })).toMatchObject({
      findings: [],
      unchecked: [{ part: 'related_rules', reason: 'few_rules', known: 999 }],
    });
  });

  it('need no others where each of them is known', async () => {
    expect(await lint(naming(ids(3)[2] ?? ''), { rules: storeOf(3) })).toMatchObject({ findings: [], unchecked: [] });
  });

  it('are not judged without the package of prebuilt rules', async () => {
    const rules = Object.assign(storeOf(0), { known: async () => ({ ids: new Set<string>(), total: 5_000, lacksPrebuilt: true }) });
    expect(await lint(naming(gone), { rules })).toMatchObject({
      findings: [],
      unchecked: [{ part: 'related_rules', reason: 'no_prebuilt_rules', known: 5_000 }],
    });
  });

  it('are not judged by whom the rules are hidden from; a store that is down is no answer', async () => {
    const failing = (error: Error) => Object.assign(storeOf(0), { known: () => Promise.reject(error) });
    const forbidden = failing(new UseCaseError(403, 'rules_forbidden', 'no'));
    expect(await lint(naming(gone), { rules: forbidden })).toMatchObject({ unchecked: [{ part: 'related_rules', reason: 'forbidden' }] });
    await expect(lint(naming(gone), { rules: failing(new Error('down')) })).rejects.toThrow('down');
  });

  it('are looked at anew when rules came or went', async () => {
    const rule = naming(gone);
    expect((await lint(rule, { rules: storeOf(1_000) })).findings).toHaveLength(1);
    const known = new MemoryRuleStore([...(await storeOf(1_000).list()), sampleRule({ id: 'x', ruleId: gone })]);
    expect((await lint(rule, { rules: known })).findings).toEqual([]);
  });
});

it('a query of another language is said to be unread', async () => {
  const { unchecked } = await lint(sampleRule({ note: note('SELECT 1'), type: 'esql', language: 'esql', query: 'FROM logs-*' }));
  expect(unchecked).toEqual([{ part: 'query', reason: 'language_not_read' }]);
});
