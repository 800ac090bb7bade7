// @vitest-environment jsdom
import React from 'react';
import { EuiProvider } from '@elastic/eui';
import { I18nProvider } from '@kbn/i18n-react';
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { RuleEvaluation } from '../../../common/api';
import type { ExplanationNode } from '../../../common/engine';
import { branch, leaf } from '../../../test/fixtures/explanation';
import { WhyView } from './why_view';

afterEach(cleanup);

const RULE = { id: 'r', rule_id: 'r', name: 'Rule', type: 'eql', version: 1 };
const show = (evaluation: Omit<RuleEvaluation, 'rule'>): string => {
  const { container } = render(
    <I18nProvider>
      <EuiProvider>
        <WhyView evaluation={{ rule: RULE, ...evaluation }} />
      </EuiProvider>
    </I18nProvider>
  );
  return container.textContent ?? '';
};

describe('why a rule matched or not', () => {
  it('names the nearest miss first, with what the event has', () => {
    const query = 'process.name: (nmap or zmap) and user.name: root';
    const name = leaf(
      'process.name: (nmap or zmap)',
      { outcome: 'false', reason: 'value_differs', field: 'process.name', values: ['bash'] },
      query
    );
    const user = leaf('user.name: root', { outcome: 'true', reason: 'matched', field: 'user.name', values: ['root'] }, query);
    const text = show({
      verdict: 'not_matched',
      why: undefined,
      explanation: { language: 'kql', query, isMatch: false, root: branch('and', 'false', [name, user]), filters: [] },
      nearest_miss: [{ span: name.span, would: 'hold', fields: ['process.name'] }],
    });
    expect(text).toContain('It would match ifthis held: process.name: (nmap or zmap)process.name = bash');
  });

  it('shows the filters beside the query, and says when one of them alone keeps the event out', () => {
    const query = 'user.name: root';
    const root = leaf(query, { outcome: 'true', reason: 'matched', field: 'user.name', values: ['root'] }, query);
    const filters = [{ filter: { query: { match_phrase: { 'host.name': 'lab' } } }, outcome: 'false' as const }];
    const text = show({ verdict: 'not_matched', why: undefined, explanation: { language: 'kql', query, isMatch: false, root, filters } });
    expect(text).toContain('The query matches, and 1 filter keeps the event out.');
    expect(text).toContain('host.name: lab');
  });

  it('says of a condition that it was not looked at to the end', () => {
    const query = '?a == ?b';
    const root: ExplanationNode = {
      ...leaf(query, { outcome: 'false', reason: 'value_differs', field: 'a', values: ['x'] }, query),
      limits: ['pairs'],
    };
    const explanation = { language: 'eql' as const, query, isMatch: false, root, filters: [] };
    expect(show({ verdict: 'not_matched', why: undefined, explanation })).toContain('Incomplete: the fields have too many values');
    const { limits: _limits, ...rest } = root;
    const whole = { ...explanation, root: rest };
    expect(show({ verdict: 'not_matched', why: undefined, explanation: whole })).not.toContain('Incomplete');
  });

  it('groups the conditions on one object of a nested field', () => {
    const query = 'grants: { user: a and role: admin }';
    const inner = branch('and', 'false', [
      leaf('user: a', { outcome: 'true', reason: 'matched', field: 'grants.user', values: ['a'] }, query),
      leaf('role: admin', { outcome: 'false', reason: 'value_differs', field: 'grants.role', values: ['x'] }, query),
    ]);
    const root: ExplanationNode = { ...inner, kind: 'nested', span: { start: 0, end: query.length }, children: [inner] };
    const text = show({
      verdict: 'not_matched',
      why: undefined,
      explanation: { language: 'kql', query, isMatch: false, root, filters: [] },
    });
    expect(text).toContain('shown is the one that came nearest');
  });

  it('tells of a sequence which event filled which stage, in one text', () => {
    const query = 'sequence by host.name [process where a == 1] [file where b == 2]';
    const stage = (text: string): ExplanationNode =>
      leaf(text, { outcome: 'true', reason: 'matched', field: text.slice(0, 1), values: [1] }, query);
    const explanation = (root: ExplanationNode) => ({ language: 'eql' as const, query, isMatch: true, root, filters: [] });
    const text = show({
      verdict: 'matched',
      why: undefined,
      explanation: undefined,
      set: {
        type: 'sequence',
        events: 2,
        fields: ['host.name'],
        maxspan_ms: 300_000,
        parts: [
          {
            stages: [1],
            is_match: true,
            events: [{ index: 'i', id: 'e1', timestamp: undefined }],
            explanation: explanation(stage('a == 1')),
          },
          {
            stages: [2],
            is_match: true,
            events: [{ index: 'i', id: 'e2', timestamp: undefined }],
            explanation: explanation(stage('b == 2')),
          },
        ],
      },
    });
    expect(text).toContain('the 2 events of this alert are what it looks for');
    expect(text).toContain('with the same host.name, within 300 seconds');
    expect(text).toMatch(/Stage 1: filledFilled by the event e1.*Stage 2: filledFilled by the event e2/s);
    expect(text.split('sequence by host.name')).toHaveLength(2);
  });
});
