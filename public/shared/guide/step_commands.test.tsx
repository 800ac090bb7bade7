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
  search: undefined,
});
const show = (commands: readonly GuideCommand[]) =>
  render(
    <InApplication host={fakeHost({})}>
      <StepCommands
        commands={commands}
        renderRun={(directive) => <span data-test-subj="run">{directive.id}</span>}
        renderSearch={(directive) => <span data-test-subj="search">{directive.label}</span>}
      />
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

  const search = (status: 'resolved' | 'missing'): NonNullable<GuideCommand['search']> => ({
    topic: 'one_service',
    directive: { id: 'steps-1-c1-s1', label: 'x', description: '', providers: [], relativeFrom: 'now-7d', relativeTo: 'now+1h' },
    resolution: {
      status,
      alternatives: status === 'resolved' ? [[{ field: 'host.id', excluded: false, kind: 'values', values: ['h'] }]] : [],
      problems:
        status === 'resolved'
          ? []
          : [{ status, code: 'service_missing', field: 'process.args', value: '', message: 'no service', alternative: 0 }],
      from: '2026-03-01T09:00:00.000Z',
      to: '2026-03-01T10:00:00.000Z',
      kql: status === 'resolved' ? 'host.id: "h"' : '',
    },
  });

  it('the question to stored events shows what it asks before it is asked', () => {
    show([{ ...filled('chkconfig --list odd', {}), search: search('resolved') }]);
    const button = bySubject('instead-steps-1-c1-s1');
    expect(button.textContent).toContain('Search events: What was done to this service');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(button);
    expect(bySubject('kql-after').textContent).toContain('host.id: "h"');
    expect(bySubject('search').textContent).toBe('What was done to this service');
    fireEvent.click(button);
    expect(subject('search')).toBeNull();
  });

  it('one that cannot be asked is offered still, and says what is missing', () => {
    show([{ ...filled('chkconfig --list odd', {}), search: search('missing') }]);
    fireEvent.click(bySubject('instead-steps-1-c1-s1'));
    expect(bySubject('search-problems-steps-1-c1-s1').textContent).toContain('Neither the command nor the arguments');
  });

  it('of several commands each says which it is', () => {
    const container = show([
      { ...filled('chkconfig --list', {}), search: search('resolved') },
      { ...filled('w', {}), search: { ...search('resolved'), topic: 'sign_ins' } },
    ]);
    expect([...container.querySelectorAll('code')].map(({ textContent }) => textContent)).toEqual(['chkconfig --list', 'w']);
  });

  it('two commands that are one question have it once', () => {
    show([
      { ...filled('chkconfig --list', {}), search: search('resolved') },
      {
        ...filled('systemctl list-unit-files', {}),
        search: { ...search('resolved'), directive: { ...search('resolved').directive, id: 'other' } },
      },
    ]);
    expect(subject('instead-steps-1-c1-s1')).not.toBeNull();
    expect(subject('instead-other')).toBeNull();
  });
});
