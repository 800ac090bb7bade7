import { describe, expect, it } from 'vitest';
import { sampleRule } from '../../test/fakes/sample_rule';
import { ruleFindings } from './rule_findings';

const note = (query: string): string =>
  `## Possible investigation steps\n\n- Who?\n  - !{osquery${JSON.stringify({ label: 'x', query })}}\n\n## False positives\n\n- None.\n\n## Response and remediation\n\n- Stop.\n`;

describe('the findings of a loaded rule', () => {
  it('come with the text around their place, on its line, and what it should be', () => {
    expect(ruleFindings(sampleRule({ note: note('SELECT * FROM users WHERE username = {{user.name}}') }), 'en')).toEqual([
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
        mended: { before: '":"SELECT * FROM users WHERE username = ', at: "'{{user.name}}'", after: '"}}' },
      },
    ]);
  });

  it('are of the words in the language that is read', () => {
    const words = { name: 'x', description: 'x', setup: '', falsePositives: [] };
    const rule = sampleRule({ note: note('SELECT 1'), translations: { 'zh-CN': { ...words, note: note('SELECT pidd FROM processes') } } });
    expect(ruleFindings(rule, 'en')).toEqual([]);
    expect(ruleFindings(rule, 'zh-CN')).toMatchObject([{ code: 'unknown_column', place: { at: 'pidd' } }]);
  });

  it('begin with the errors', () => {
    const rule = sampleRule({ note: note('SELECT * FROM file').replace('- Stop.', ''), references: ['x'], query: 'process' });
    expect(ruleFindings(rule, 'en').map(({ severity }) => severity)).toEqual(['error', 'error', 'warning', 'warning', 'note']);
  });
});
