import { describe, expect, it } from 'vitest';
import { readAgentPage, readOsqueryPolicies } from './agent';

const agent = (more: object) => ({ id: 'a1', ...more });
const read = (more: object, groups: object = {}, policies: readonly string[] | undefined = ['p1']) =>
  readAgentPage({ total: 1, agents: [agent(more)], ...groups }, policies && new Set(policies)).agents[0];
const NAMED = {
  groups: {
    policies: [
      { id: 'p1', name: 'Servers', size: 3 },
      { id: 'p2', name: 'p2', size: 1 },
    ],
  },
};

describe('an agent of the list', () => {
  it.each<[string, object, object]>([
    ['is called by the name of its host', { local_metadata: { host: { hostname: 'web-3', name: 'other' } } }, { name: 'web-3' }],
    ['or by its other name', { local_metadata: { host: { hostname: ' ', name: 'web-3' } } }, { name: 'web-3' }],
    ['has an operating system', { local_metadata: { os: { platform: 'ubuntu', name: 'Ubuntu' } } }, { system: 'Ubuntu' }],
    ['or at least its platform', { local_metadata: { os: { platform: 'ubuntu' } } }, { system: 'ubuntu' }],
    ['has Osquery by its policy', { policy_id: 'p1' }, { policyName: 'Servers', hasOsquery: true }],
    ['has none', { policy_id: 'p2' }, { policyName: undefined, hasOsquery: false }],
    ['has a policy made for its version', { policy_id: 'p1#9.4' }, { policyName: 'Servers', hasOsquery: true }],
    ['has no policy that anybody knows', {}, { hasOsquery: undefined }],
    [
      'is read without what is of another form',
      { status: 7, local_metadata: [], last_checkin: null },
      { status: undefined, name: undefined },
    ],
  ])('%s', (_name, given, expected) => {
    expect(read(given, NAMED)).toMatchObject(expected);
  });

  it('is not said to be without Osquery where the policies could not be read', () => {
    expect(readAgentPage({ total: 1, agents: [agent({ policy_id: 'p9' })] }, undefined).agents[0]?.hasOsquery).toBeUndefined();
  });

  it('comes from an answer of this form only', () => {
    expect(() => readAgentPage({ items: [] }, undefined)).toThrow();
  });

  it('has its policy from an integration of one policy, or of several', () => {
    expect([
      ...readOsqueryPolicies({ items: [{ policy_id: 'a' }, { policy_ids: ['b', 'c'] }, { policy_id: 'a', policy_ids: ['a'] }] }),
    ]).toEqual(['a', 'b', 'c']);
  });
});
