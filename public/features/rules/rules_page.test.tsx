// @vitest-environment jsdom
import React from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { DETECTION_RUN_PATH, RULES_PATH, type RulesResponse, type RuleSummary } from '../../../common/api';
import { bySubject, findSubject, subject } from '../../../test/fakes/by_subject';
import { fakeHost, InApplication, type Answer, type FakeHost } from '../../../test/fakes/fake_host';
import { HttpError, type Host } from '../../shared/host';
import { RulesPage } from './rules_page';

afterEach(cleanup);

const rule = (part: Partial<RuleSummary> = {}): RuleSummary => ({
  id: 'r1',
  rule_id: 'rule-1',
  name: 'ProxyChains Activity',
  description: 'Hides where a connection comes from',
  type: 'eql',
  severity: 'low',
  risk_score: 21,
  version: 4,
  tags: ['OS: Linux'],
  enabled: true,
  has_guide: true,
  steps: 18,
  queries: 7,
  alerts: { open: 2, total: 5 },
  last_execution: undefined,
  ...part,
});

const response = (part: Partial<RulesResponse> = {}): RulesResponse => ({ rules: [rule()], problems: [], ...part });

function show(answers: Readonly<Record<string, Answer>>, rest: Partial<Host> = {}): FakeHost {
  const host = fakeHost(answers, '/rules', rest);
  render(
    <InApplication host={host}>
      <RulesPage />
    </InApplication>
  );
  return host;
}

const list = `GET ${RULES_PATH}`;

describe('the rules page', () => {
  it('shows what a guide holds, and links to the rule and its alerts', async () => {
    show({ [list]: () => response() }, { canRunDetection: true });
    const link = await screen.findByText('ProxyChains Activity');
    expect(link.closest('a')?.getAttribute('href')).toBe('/app/investigationGuides/rules/r1');
    expect(screen.getByText('18 steps, 7 queries')).toBeTruthy();
    expect(screen.getByText('2 / 5').closest('a')?.getAttribute('href')).toBe('/app/investigationGuides/alerts?status=any&rule_id=r1');
    expect(screen.getByText('Not run yet')).toBeTruthy();
  });

  it('says nothing of executions where another application runs the rules', async () => {
    show({ [list]: () => response() });
    await screen.findByText('ProxyChains Activity');
    expect(screen.queryByText('Last execution')).toBeNull();
  });

  it('asks for the texts in the language of the page', async () => {
    const host = show({ [list]: () => response() }, { locale: 'zh-CN' });
    await screen.findByText('ProxyChains Activity');
    expect(host.requests[0]?.query).toEqual({ locale: 'zh-CN' });
  });

  it('lists what could not be loaded beside what could', async () => {
    show({ [list]: () => response({ problems: [{ source: 'rules/x.toml:14', message: 'risk_score is 101' }] }) });
    expect(await screen.findByText('rules/x.toml:14')).toBeTruthy();
    expect(screen.getByText('risk_score is 101')).toBeTruthy();
    expect(screen.getByText('ProxyChains Activity')).toBeTruthy();
  });

  it('tells a rule that was loaded with a broken part from one that was not', async () => {
    show({ [list]: () => response({ problems: [{ source: 'rules/y.toml:3', message: '$osquery_6 has no table', loaded: true }] }) });
    expect((await screen.findByText('rules/y.toml:3')).closest('[data-test-subj="partialRules"]')).toBeTruthy();
    expect(screen.queryByText(/could not be loaded/)).toBeNull();
  });

  it('says so when no rule is loaded at all', async () => {
    show({ [list]: () => response({ rules: [] }) });
    expect(await screen.findByText('No rules are loaded')).toBeTruthy();
  });

  it('says that rules cannot be read, and not that there are none, where the plugin that keeps them is off', async () => {
    show({ [list]: () => response({ rules: [], unavailable: { plugin: 'alerting', message: 'no encryption key' } }) });
    expect(await screen.findByText('Rules cannot be read here')).toBeTruthy();
    expect(screen.getByText(/“alerting” cannot be used/)).toBeTruthy();
    expect(screen.getByText('no encryption key')).toBeTruthy();
    expect(screen.queryByText(/0 rules/)).toBeNull();
  });

  it('finds a rule by its words', async () => {
    show({ [list]: () => response({ rules: [rule(), rule({ id: 'r2', rule_id: 'rule-2', name: 'Chkconfig Service Add', tags: [] })] }) });
    await screen.findByText('ProxyChains Activity');
    fireEvent.input(bySubject('ruleSearch'), { target: { value: 'chkconfig' } });
    await waitFor(() => expect(screen.queryByText('ProxyChains Activity')).toBeNull());
    expect(screen.getByText('Chkconfig Service Add')).toBeTruthy();
  });

  it('tells why it could not load them', async () => {
    show({
      [list]: () => {
        throw new HttpError(500, undefined, 'the store is locked');
      },
    });
    expect(await screen.findByText('the store is locked')).toBeTruthy();
  });
});

describe('running the rules', () => {
  const run = `POST ${DETECTION_RUN_PATH}`;
  const done = { executions: 12, created: 2, excepted: 3, duplicates: 4, cut: 41 };

  it('is not offered where the rules run on their own', async () => {
    show({ [list]: () => response() });
    await screen.findByText('ProxyChains Activity');
    expect(subject('runDetection')).toBeNull();
  });

  it('shows the numbers, names the rule of a warning, and reads the rules anew', async () => {
    const warnings = [{ rule_id: 'rule-1', code: 'max_signals_reached', message: 'cut' }];
    const host = show({ [list]: () => response(), [run]: () => ({ ...done, warnings }) }, { canRunDetection: true });
    await screen.findByText('ProxyChains Activity');
    fireEvent.click(bySubject('runDetection'));
    const result = await findSubject('detectionResult');
    expect(result.textContent).toContain('2 new alerts from 12 executions');
    expect(result.textContent).toContain('4 already there, 3 left out by exceptions, 41 cut');
    expect(result.textContent).toContain('ProxyChains Activity: More events matched');
    await waitFor(() => expect(host.requests.filter(({ path }) => path === RULES_PATH)).toHaveLength(2));
  });

  it('says why a run failed', async () => {
    const failing: Answer = () => {
      throw new HttpError(503, 'busy', 'a run is going on');
    };
    show({ [list]: () => response(), [run]: failing }, { canRunDetection: true });
    await screen.findByText('ProxyChains Activity');
    fireEvent.click(bySubject('runDetection'));
    expect(await screen.findByText('a run is going on')).toBeTruthy();
  });
});
