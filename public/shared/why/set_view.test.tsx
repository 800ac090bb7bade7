// @vitest-environment jsdom
import React from 'react';
import { EuiProvider } from '@elastic/eui';
import { I18nProvider } from '@kbn/i18n-react';
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { EventPlace, RuleEvaluation, SetEvaluation, SetFinding } from '../../../common/api';
import { leaf } from '../../../test/fixtures/explanation';
import { SetView } from './set_view';

afterEach(cleanup);
Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => ({ font: '', measureText: () => ({ width: 0 }) }) });

const query = 'process where a == 1';
const root = leaf('a == 1', { outcome: 'true', reason: 'matched', field: 'a', values: [1] }, query);
const explanation = { language: 'eql' as const, query, isMatch: true, root, filters: [] };
const place = (document: number): EventPlace => ({ index: '', id: '', timestamp: undefined, document });

function show(verdict: RuleEvaluation['verdict'], set: Partial<SetEvaluation>, isSent = true): string {
  const event = isSent ? place(0) : { index: 'i', id: 'e', timestamp: undefined };
  const whole: SetEvaluation = {
    ...{ type: 'threshold', events: 3, fields: ['user.name'], threshold: { count: 3, cardinality: [] } },
    parts: [{ stages: [], is_match: true, events: [event], explanation }],
    ...set,
  };
  render(
    <I18nProvider>
      <EuiProvider>
        <SetView verdict={verdict} set={whole} />
      </EuiProvider>
    </I18nProvider>
  );
  return document.body.textContent ?? '';
}

const finding: SetFinding = {
  ...{ events: [place(0), place(2)], events_total: 2, key: [], indicators: [], duration_ms: 92_000 },
  stages: [
    { stage: 1, event: place(0), after_ms: null, key: [{ field: 'host.id', value: 'a1' }] },
    { stage: 3, event: place(2), after_ms: 92_000, key: [{ field: 'host.id', value: null }] },
  ],
};

describe('a rule on several events', () => {
  it('tells which event filled which stage, on which key, how long after the one before', () => {
    const text = show('matched', { type: 'sequence', found: [finding], found_total: 2 });
    expect(text).toContain('Among these 3 documents it finds what it looks for 2 times');
    expect(text).toMatch(/Stage 1Document 1 host\.id = a1Stage 3 · 1 min 32 s laterDocument 3 host\.id = no value/);
    expect(text).toContain('From the first to the last event: 1 min 32 s');
    expect(text).toContain('and found once more');
  });

  it('says what is in the way of a sequence whose stages all have an event', () => {
    const text = show('part_of', { type: 'sequence', maxspan_ms: 5000, miss: { reason: 'too_far_apart', nearest: finding } });
    expect(text).toContain('Each stage finds an event here, but together they are not what the rule looks for');
    expect(text).toContain('They are too far apart: 1 min 32 s, and the sequence allows 5 s.');
  });

  it('shows the groups of a threshold against what is needed', () => {
    const key = [{ field: 'user.name', value: 'anna' }];
    const text = show('part_of', {
      threshold: { count: 3, cardinality: [{ field: 'host.name', value: 2 }] },
      groups: [{ key, count: 2, cardinality: [{ field: 'host.name', value: 1 }], is_reached: false }],
    });
    expect(text).toContain('The query matches, but too little of it was counted');
    expect(text).toContain('2 events, at least 3 needed');
    expect(text).toContain('host.name: 1 different value, at least 2 needed');
    expect(text).toContain('user.name = anna');
  });

  it('shows what the alert keeps of the decision of its own rule', () => {
    const indicator = { field: 'process.name', value: 'nc', index: 'ti', id: 'i1', feed: 'Feed' };
    const text = show('matched', { type: 'threat_match', threat_mapping: [], recorded: { indicators: [indicator] } }, false);
    expect(text).toContain('an indicator of a threat has the same value');
    expect(text).toMatch(/process\.name = nc.*Feed ti i1/);
    const terms = { new_terms: ['anna'] };
    expect(show('matched', { type: 'new_terms', history_window_start: 'now-7d', recorded: terms }, false)).toContain('user.name = anna');
  });

  it('does not say of an alert that the events at hand are all that there are', () => {
    expect(show('part_of', {}, false)).toContain('Whether it alerts, other events decide');
  });
});
