// @vitest-environment jsdom
import React from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { isLintCode, lintCodes } from '../../../../common/linting';
import type { RuleFinding } from '../../../../common/api';
import { subject } from '../../../../test/fakes/by_subject';
import { fakeHost, InApplication } from '../../../../test/fakes/fake_host';
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

function show(findings: readonly RuleFinding[]): void {
  render(
    <InApplication host={fakeHost({}, '/rules/r')}>
      <RuleFindings findings={findings} />
    </InApplication>
  );
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
    const text = findingText(
      finding({ code, values: { ...values, tables: 'B, D', columns: 'C', platform: 'Linux', platforms: 'Windows' } })
    );
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
