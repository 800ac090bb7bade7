// @vitest-environment jsdom
import React from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { cleanup, render, screen } from '@testing-library/react';
import { bySubject, subject } from '../../../test/fakes/by_subject';
import { fakeHost, InApplication } from '../../../test/fakes/fake_host';
import type { Host } from '../../shared/host';
import { RuleExecutions } from './rule_executions';

afterEach(cleanup);

function show(rest: Partial<Host>): void {
  render(
    <InApplication host={fakeHost({}, '/', rest)}>
      <RuleExecutions ruleId="so-7" executions={[]} />
    </InApplication>
  );
}

const securityLinks = {
  alerts: '/a',
  alert: () => '/a',
  rule: (id: string) => `/app/security/rules/id/${id}`,
  case: () => '/c',
  timeline: () => '/timeline',
};

describe('executions of which none is known', () => {
  it('are none where the application runs the rules itself', () => {
    show({ canRunDetection: true });
    expect(screen.getByText('No execution is known here.')).toBeTruthy();
  });

  it('are the Security app’s in Kibana, which is a link away', () => {
    show({ canRunDetection: false, securityLinks });
    expect(bySubject('executionsElsewhere').textContent).toContain('kept by the Security app');
    expect(bySubject('open-in-security').getAttribute('href')).toBe('/app/security/rules/id/so-7');
  });

  it('are still said to be the Security app’s to who may not open it', () => {
    show({ canRunDetection: false, securityLinks: undefined });
    bySubject('executionsElsewhere');
    expect(subject('open-in-security')).toBeNull();
  });
});
