// @vitest-environment jsdom
import React from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { isLintCode, lintCodes } from '../../../../common/linting';
import type { RuleFinding, RuleResponse, UncheckedPart } from '../../../../common/api';
import { lintRule } from '../../../../common/linting';
import { subject } from '../../../../test/fakes/by_subject';
import { fakeHost, InApplication } from '../../../../test/fakes/fake_host';
import { sampleRule } from '../../../../test/fakes/sample_rule';
import type { FindingTarget } from './finding_row';
import { findingText, placeText } from './finding_words';
import { RuleFindings } from './rule_findings';

afterEach(cleanup);

const finding = (part: Partial<RuleFinding> = {}): RuleFinding => ({
  code: 'placeholder_bare',
  severity: 'warning',
  message: 'English',
  values: { field: 'user.name' },
  place: { field: 'note', line: 8, column: 45, before: 'username = ', at: '{{user.name}}', after: ' LIMIT 1' },
  ...part,
});

function show(findings: readonly RuleFinding[], rest: Partial<RuleResponse['linted']> = {}): readonly FindingTarget[] {
  const led: FindingTarget[] = [];
  render(
    <InApplication host={fakeHost({}, '/rules/r')}>
      <RuleFindings
        linted={{ findings, findings_left_out: 0, unchecked: [], ...rest }}
        onShow={(target) => {
          led.push(target);
        }}
      />
    </InApplication>
  );
  return led;
}

describe('the findings of a rule', () => {
  it('are counted by severity, and closed at first', () => {
    show([finding({ code: 'unknown_table', severity: 'error', values: { table: 'x', suggestion: '' } }), finding(), finding()]);
    const button = screen.getByText('3 findings').closest('button');
    if (button === null) throw new Error('the summary opens nothing');
    expect(button.textContent).toMatch(/^3 findings.*Error 1.*Warning 2$/);
    expect(button.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
  });

  it('say what, where and what it should be', () => {
    show([finding({ mended: { before: 'username = ', at: "'{{user.name}}'", after: '' } })]);
    const row = subject('ruleFinding')?.textContent;
    for (const part of [
      'Kibana pastes the value of user.name',
      'Guide, line 8, column 45',
      'placeholder_bare',
      'username = {{user.name}} LIMIT 1',
      'It should be',
      "username = '{{user.name}}'",
    ]) {
      expect(row).toContain(part);
    }
  });

  it('say that there are none', () => {
    show([]);
    expect(screen.getByText('Nothing was found.')).toBeTruthy();
  });

  it('lead to the place on the page', () => {
    const led = show([finding({ target: { kind: 'query', id: 'steps-1-q1' } }), finding()]);
    fireEvent.click(screen.getAllByText('Guide, line 8, column 45')[0] ?? document.body);
    fireEvent.click(screen.getAllByText('Guide, line 8, column 45')[1] ?? document.body);
    expect(led).toEqual([{ kind: 'query', id: 'steps-1-q1' }]);
  });

  it('say how many more there are', () => {
    show([finding()], { findings_left_out: 3 });
    expect(document.body.textContent).toContain('3 more findings are not shown');
  });

  it.each<readonly [UncheckedPart, string]>([
    [{ part: 'sql_syntax', reason: 'no_sqlite' }, 'SQLite could not be loaded'],
    [{ part: 'related_rules', reason: 'few_rules', known: 12 }, 'Only 12 rules are known here'],
    [{ part: 'related_rules', reason: 'forbidden', known: 0 }, 'You may not read the rules'],
    [{ part: 'related_rules', reason: 'no_prebuilt_rules', known: 7 }, 'is not installed'],
    [{ part: 'query', reason: 'language_not_read' }, 'Only EQL and KQL are read here'],
  ])('say what was not checked and why, also where nothing was found: %o', (part, text) => {
    show([], { unchecked: [part] });
    expect(screen.getByText('Nothing was found.')).toBeTruthy();
    expect(subject('ruleUnchecked')?.textContent).toContain(text);
  });

  it('show hostile text as text', () => {
    show([finding({ place: { field: 'note', line: 1, column: 1, before: '<img src=x onerror=alert(1)>', at: '\u202eevil', after: '' } })]);
    expect(document.querySelector('img')).toBeNull();
    expect(subject('ruleFinding')?.textContent).not.toContain('\u202e');
  });
});

describe('the words', () => {
  const values = {
    field: 'F',
    problem: 'P',
    name: 'N',
    address: 'A',
    level: '4',
    above: '2',
    title: 'T',
    id: 'I',
    text: 'X',
    suggestion: 'S',
    table: 'B',
    column: 'C',
  };

  it.each(Object.keys(lintCodes).filter(isLintCode))('%s has a sentence without holes', (code) => {
    const more = { tables: 'B, D', columns: 'C', platform: 'Linux', platforms: 'Windows', function: 'U', wanted: '2', count: '1' };
    const text = findingText(finding({ code, values: { ...values, ...more } }), 'en');
    expect(text).not.toBe('English');
    expect(text).not.toMatch(/[{}]|undefined/);
  });

  it.each([
    ['note', 'Guide'],
    ['setup', 'Set-up'],
    ['query', 'Query'],
    ['references[3]', 'References'],
  ])('%s is called %s', (field, name) => {
    expect(placeText(finding({ place: { field, line: 1, column: 2, before: '', at: '', after: '' } }))).toBe(`${name}, line 1, column 2`);
  });
});

describe('for a reader of Chinese', () => {
  const directive = (json: string): string => `## Possible investigation steps\n\n- Who?\n  - !{${json}}\n`;
  const osquery = (query: string): string => directive(`osquery${JSON.stringify({ label: 'x', query })}`);
  const provider = (part: object): string =>
    directive(`investigate${JSON.stringify({ label: 'x', providers: [[{ field: 'user.name', excluded: false, ...part }]] })}`);
  const queries: readonly string[] = [
    ...[
      '',
      'process',
      'process where',
      "process where a == 'b'",
      'process where a = 1',
      'process where a <> 1',
      'process where a == 1 == 2',
    ],
    ...['process where a in ()', 'process where a in 1', 'process where NOT a', 'process where a == “b”', 'process where nosuch(a)'],
    ...[
      'process where length()',
      'process where length(1)',
      'process where a and',
      'process where a : 1 ; b',
      'a == 1',
      'process where a[0] == 1',
    ],
    ...['sequence [process where true]', 'sequence with maxspan=1 [a where true] [b where true]', 'join [a where true] [b where true]'],
    ...[
      'process where true | unique a',
      'process where true | head',
      'sample [a where true] [b where true]',
      'process where cidrMatch(a, b)',
    ],
    ...[
      'process where a == "\\q"',
      'process where a == "b',
      'process where `a',
      'process where 1 + "a" == 2',
      'process where length~(a) == 1',
    ],
  ];
  const kql = ['a: (b', 'a: b)', 'a:', 'and a', 'a: "b', 'a: not', 'a: b not c'];
  const guides: readonly string[] = [
    ...['osquery{"query":SELECT 1}', 'osquery{"query":"a" "b"}', 'osquery{query:1}', 'osquery{"query" 1}', 'osquery{"query":"\\q"}'].map(
      directive
    ),
    ...['osquery{"query":"SELECT 1"', 'osquery{"label":7,"query":"SELECT 1"}', 'osquery{}', 'investigate{}'].map(directive),
    ...[{}, { queryType: 'nearly' }, { queryType: 'phrase', value: {} }, { queryType: 'phrases', value: {} }].map(provider),
    ...[
      { queryType: 'range', value: {} },
      { queryType: 'phrase', value: 'x', valueType: 'number' },
    ].map(provider),
    provider({ queryType: 'phrase', value: 'x', valueType: 'boolean' }),
    ...["SELECT 'a", 'SELECT "a', "SELECT x'0'", 'SELECT 12ab', 'SELECT $a(', 'SELECT \\', ' '].map(osquery),
  ];
  const rules = [
    ...queries.map((query) => sampleRule({ query })),
    ...kql.map((query) => sampleRule({ type: 'query', language: 'kuery', query })),
    ...guides.map((note) => sampleRule({ note })),
  ];

  it('every detail of the engine and of the readers is said by its code, and no English sentence is left', () => {
    const findings = rules.flatMap((rule) => lintRule(rule)).filter(({ values }) => (values['problem'] ?? '') !== '');
    expect(findings.length).toBeGreaterThan(45);
    const unsaid = findings.flatMap((found) => {
      const { code, values, message, severity } = found;
      const text = findingText({ code, severity, message, values }, 'zh-CN');
      const isLeft = values['problem'] !== undefined && values['problem'].length > 12 && text.includes(values['problem']);
      return isLeft || text.includes('refused with the code') ? [`${code} ${values['detail']}: ${text}`] : [];
    });
    expect(unsaid).toEqual([]);
  });

  it('what SQLite says is quoted', () => {
    const values = { problem: 'near "FORM": syntax error' };
    expect(findingText(finding({ code: 'sql_syntax', values }), 'zh-CN')).toContain('“near "FORM": syntax error”');
  });
});
