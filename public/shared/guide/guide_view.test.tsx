// @vitest-environment jsdom
import React from 'react';
import { EuiProvider } from '@elastic/eui';
import { I18nProvider } from '@kbn/i18n-react';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { GuideResponse } from '../../../common/api';
import type { Section, Step } from '../../../common/guides/guide';
import { resolveChecked } from '../../../common/osquery';
import { fakeHost } from '../../../test/fakes/fake_host';
import { HostProvider } from '../host_context';
import { GuideView } from './guide_view';

afterEach(cleanup);

// Nothing answers its requests: a guide that is read asks for nothing.
const host = fakeHost({});

const step = (shape: Partial<Step>): Step => ({
  id: 's1',
  markdown: '',
  queries: [],
  searches: [],
  commands: [],
  relatedRule: undefined,
  problems: [],
  children: [],
  ...shape,
});
const section = (shape: Partial<Section>): Section => ({ id: 'steps', kind: 'steps', title: 'Steps', intro: '', steps: [], ...shape });
const guide = (sections: readonly Section[], shape: Partial<GuideResponse> = {}): GuideResponse => ({
  rule: { id: 'r', rule_id: 'r', name: 'R', description: '', version: 1 },
  locale: 'en',
  guide: { sections, problems: [] },
  resolutions: {},
  searches: {},
  commands: {},
  related: {},
  ...shape,
});
const show = (response: GuideResponse, locale: GuideResponse['locale'] = 'en') =>
  render(
    <I18nProvider>
      <EuiProvider>
        <HostProvider host={host}>
          <GuideView guide={response} locale={locale} />
        </HostProvider>
      </EuiProvider>
    </I18nProvider>
  ).container;

describe('a guide without an alert', () => {
  it('has nothing to tick and nothing to run, and marks the placeholder', () => {
    const query = 'SELECT * FROM users WHERE username = {{user.name}}';
    const resolution = {
      status: 'missing' as const,
      original: query,
      resolved: undefined,
      substitutions: [
        {
          field: 'user.name',
          start: 37,
          end: 50,
          resolvedStart: undefined,
          resolvedEnd: undefined,
          replacement: undefined,
          status: 'missing' as const,
        },
      ],
      problems: [],
      asKibanaSends: query,
    };
    const steps = [step({ markdown: 'Look', queries: [{ id: 'q1', label: 'Users', query, ecsMapping: {} }] })];
    const page = show(guide([section({ steps })], { resolutions: { q1: resolution } }));
    expect(page.querySelector('input[type=checkbox]')).toBeNull();
    expect(screen.queryByText('Run')).toBeNull();
    expect(page.querySelector('mark')?.textContent).toBe('{{user.name}}');
    expect(page.textContent).not.toContain('not run');
  });

  it.each([
    ['SELECT * FROM {{file.name}}', 'Unsafe to fill in: not run', '{{file.name}}'],
    ["SELECT 'a FROM users", 'Query is broken: not run', "'a FROM users"],
    ['SELECT * FROM users WHERE username = {{user.name}}', undefined, undefined],
  ])('tells what is wrong with %s whatever the alert holds, and not that there is none', (query, title, underlined) => {
    const directive = { id: 's1-q1', label: 'Q', query, ecsMapping: {} };
    const resolutions = { 's1-q1': resolveChecked(query, () => undefined) };
    show(guide([section({ steps: [step({ markdown: 'Look.', queries: [directive] })] })], { resolutions }));
    expect(screen.queryByText(/: not run$/)?.textContent).toBe(title);
    expect(document.querySelector('[data-test-subj="sql-error"]')?.textContent).toBe(underlined);
  });

  it('says that a rule has no guide', () => {
    expect(show(guide([])).textContent).toContain('This rule has no guide');
  });

  it('says that the guide is not in the language of the page', () => {
    expect(show(guide([section({ intro: 'Text' })]), 'zh-CN').textContent).toContain('not translated');
  });

  it('shows a broken query block with its place and its text, and the rest of the guide', () => {
    const problems = [{ code: 'directive_not_json', message: 'no', line: 12, text: '!{osquery{"label":}}' }];
    const page = show(guide([section({ steps: [step({ markdown: 'First', problems }), step({ id: 's2', markdown: 'Second' })] })]));
    expect(page.textContent).toContain('Line 12 of the guide: the block is not valid JSON.');
    expect(page.textContent).toContain('!{osquery{"label":}}');
    expect(page.textContent).toContain('Second');
  });

  it('links a related rule that is loaded and gives the id of one that is not', () => {
    const steps = [
      step({ id: 'a', relatedRule: { name: 'Loaded', ruleId: 'id-a' } }),
      step({ id: 'b', relatedRule: { name: 'Elsewhere', ruleId: 'id-b' } }),
    ];
    const page = show(guide([section({ kind: 'related_rules', steps })], { related: { 'id-a': { id: 'uuid-a', name: 'Loaded rule' } } }));
    fireEvent.click(screen.getByText('Loaded rule'));
    expect(host.history.location.pathname).toBe('/rules/uuid-a');
    expect(page.textContent).toContain('id-b');
    expect(screen.getByLabelText('Copy the id of Elsewhere')).toBeTruthy();
  });

  it('opens web links in a new tab, shows others as text, and loads no picture', () => {
    const markdown = '[ok](https://example.org) [bad](javascript:alert(1)) ![pic](https://example.org/x.png) <script>alert(1)</script>';
    const page = show(guide([section({ intro: markdown })]));
    const links = [...page.querySelectorAll('a')].map((link) => [link.getAttribute('href'), link.getAttribute('target')]);
    expect(links).toEqual([
      ['https://example.org', '_blank'],
      ['https://example.org/x.png', '_blank'],
    ]);
    expect(page.querySelector('img, script')).toBeNull();
    expect(page.textContent).toContain('<script>alert(1)</script>');
  });

  it('gives a command a button to copy it, other code not', () => {
    show(guide([section({ steps: [step({ markdown: 'Run `sudo id` in `/etc`', commands: ['sudo id'] })] })]));
    expect(screen.getAllByLabelText('Copy command')).toHaveLength(1);
  });
});
