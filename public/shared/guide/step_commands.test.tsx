// @vitest-environment jsdom
import React from 'react';
import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { GuideCommand } from '../../../common/api';
import { fillCommand } from '../../../common/guides/commands/fill_command';
import { bySubject, subject } from '../../../test/fakes/by_subject';
import { fakeHost, InApplication } from '../../../test/fakes/fake_host';
import { StepCommands } from './step_commands';

afterEach(cleanup);

const filled = (command: string, values: Readonly<Record<string, unknown>>): GuideCommand => ({
  ...fillCommand(command, (field) => values[field]),
  equivalent: undefined,
});
const show = (commands: readonly GuideCommand[]) =>
  render(
    <InApplication host={fakeHost({})}>
      <StepCommands commands={commands} renderRun={(directive) => <span data-test-subj="run">{directive.id}</span>} />
    </InApplication>
  ).container;

describe('the commands of a step', () => {
  it('a command that is complete as it stands is not repeated', () => {
    show([filled('ps aux', {})]);
    expect(subject('step-command')).toBeNull();
  });

  it('one with a placeholder is shown with the value, as text', () => {
    const container = show([filled('id <user>', { 'user.name': '<b>x</b>' })]);
    expect(container.textContent).toContain("For this alert: id '<b>x</b>'");
    expect(container.querySelector('b')).toBeNull();
  });

  it('one that cannot be filled in says why', () => {
    expect(show([filled('id <user>', {})]).textContent).toContain('<user> cannot be filled in: the alert has no user.name that says it.');
    expect(show([filled('sh -c "id <user>"', { 'user.name': 'x' })]).textContent).toContain('would be read as a program');
  });

  it('the question to Osquery opens beside it and can be run', () => {
    const resolution = {
      status: 'resolved',
      original: 'SELECT 1',
      resolved: 'SELECT 1',
      substitutions: [],
      problems: [],
      asKibanaSends: 'SELECT 1',
    } as const;
    const directive = { id: 'steps-1-c1', label: 'w', query: 'SELECT 1', ecsMapping: {} };
    show([{ ...filled('w', {}), equivalent: { topic: 'sessions', directive, resolution } }]);
    expect(subject('run')).toBeNull();
    fireEvent.click(bySubject('instead-steps-1-c1'));
    expect(bySubject('query-steps-1-c1').textContent).toContain('Who is signed in');
    expect(bySubject('run').textContent).toBe('steps-1-c1');
  });
});
