import { describe, expect, it } from 'vitest';
import { resultTable } from '../../../../../common/osquery/results';
import type { Agent } from './agent';
import { agentNames, beforeAsking, someAgents, statusText } from './agent_words';
import { whoIsSilent } from './who_is_silent';

const NAMES: Readonly<Record<string, string>> = { a: 'web-3', b: 'db-1', c: 'web-3', evil: 'x\u202Egnp' };
const nameOf = (id: string): string | undefined => NAMES[id];

describe('agents by name', () => {
  it('are told apart where two hosts are called alike', () => {
    expect(agentNames(['a', 'b', 'c'], nameOf)).toEqual(['web-3 (a…)', 'db-1', 'web-3 (c…)']);
  });

  it('have their id where nobody said a name, and hide nothing', () => {
    expect(agentNames(['unknown-id'], nameOf)).toEqual(['unknown-id']);
    expect(agentNames(['evil'], nameOf)[0]).not.toContain('\u202E');
  });

  it('are counted when there are many', () => {
    expect(someAgents(['b', 'x1', 'x2', 'x3', 'x4', 'x5', 'x6'], nameOf)).toBe('db-1, x1, x2, x3, x4 and 2 more');
    expect(someAgents(['b', 'x1', 'x2', 'x3', 'x4', 'x5'], nameOf)).toBe('db-1, x1, x2, x3, x4, x5');
  });

  it('stand as a later version says they do', () => {
    expect([statusText('online'), statusText('orphaned'), statusText(undefined)]).toEqual(['Online', 'orphaned', 'Unknown']);
  });
});

describe('what is said before agents are asked', () => {
  const agent = (more: Partial<Agent>): Agent => ({
    ...{ id: 'a', name: 'web-3', system: undefined, status: 'online', lastCheckin: undefined, policyName: undefined, hasOsquery: true },
    ...more,
  });
  const said = (...agents: readonly (Agent | 'missing' | undefined)[]): string =>
    beforeAsking(
      agents.map((one, at) => ({ id: ['a', 'b', 'd'][at] ?? '', agent: one })),
      nameOf
    ).join(' | ');

  it.each<[string, readonly (Agent | 'missing' | undefined)[], RegExp]>([
    ['nothing of one that is online', [agent({})], /^$/],
    ['nothing of one that nobody told of', [undefined], /^$/],
    [
      'since when one is offline',
      [agent({ status: 'offline', lastCheckin: '2026-01-02T03:04:05Z' })],
      /^web-3 is offline since 2026-01-02 .*at most until it expires\.$/,
    ],
    ['which are offline', [agent({ status: 'offline' }), agent({ id: 'b', status: 'inactive' })], /^Offline: web-3, db-1\./],
    ['that one has no Osquery', [agent({ hasOsquery: false })], /^Without Osquery in their policy: web-3\./],
    ['one thing of one without Osquery that is offline too', [agent({ hasOsquery: false, status: 'offline' })], /^Without Osquery[^|]*$/],
    ['that one is gone', ['missing'], /^Not among the agents that can be asked: web-3\./],
    ['that one was unenrolled', [agent({ status: 'unenrolled' })], /^Not among/],
  ])('%s', (_name, agents, expected) => {
    expect(said(...agents)).toMatch(expected);
  });
});

describe('who has not answered', () => {
  const table = (agentIds: readonly string[], total = agentIds.length) =>
    resultTable(
      { rows: agentIds.map((agentId, at) => ({ id: String(at), agentId, columns: { a: '1' } })), total, isTruncated: false },
      'SELECT 1'
    );
  const counts = (agents: readonly string[], pending: number) => ({
    asked: agents.length,
    responded: agents.length - pending,
    pending,
    failed: 0,
    agents,
  });

  it('is exact where the rows name everybody else', () => {
    expect(whoIsSilent(counts(['a', 'b', 'c'], 2), table(['b', 'b']))).toEqual({ ids: ['a', 'c'], isExact: true });
  });
  it('is those without rows where some have answered with none', () => {
    expect(whoIsSilent(counts(['a', 'b', 'c'], 1), table(['b']))).toEqual({ ids: ['a', 'c'], isExact: false });
  });
  it.each([
    ['one agent was asked', counts(['a'], 1), undefined],
    ['all have answered', counts(['a', 'b'], 0), table([])],
    ['rows are missing that may be of any', counts(['a', 'b', 'c'], 1), table(['b'], 5_000)],
    ['nobody said who was asked', { asked: 2, responded: 1, pending: 1, failed: 0 }, undefined],
  ])('is nobody that could be named where %s', (_name, given, rows) => {
    expect(whoIsSilent(given, rows)).toBeUndefined();
  });
});
