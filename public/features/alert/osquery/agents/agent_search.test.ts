import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_AGENT_KUERY } from '../../../../../common/api';
import { parseKql } from '../../../../../common/engine';
import { FakeAgentList, type FakeAgent } from '../../../../../test/fakes/agent_list';
import { readAgentPage, type PolicyName } from './agent';
import { idKueries, searchKuery } from './agent_search';

const list = new FakeAgentList([
  { id: 'c1-aa', host: 'WEB-3-PROD' },
  { id: 'c2-bb', host: 'web-4', status: 'offline' },
  { id: 'c3-cc', host: 'Db.Main.example', platform: 'windows', policy: 'desktops' },
  { id: 'c4-dd', host: 'or' },
  { id: 'c5-ee', host: 'Web-01' },
]);
const POLICIES: readonly PolicyName[] = [{ id: 'desktops', name: 'Desktop machines' }];

function found(kuery: string, agents: FakeAgentList = list): readonly string[] {
  const answer = agents.answer({ method: 'GET', path: '/agents', version: '1', query: { kuery, page: 1, perPage: 100 } });
  return readAgentPage(answer, undefined).agents.map(({ name }) => name ?? '');
}

describe('a search of agents', () => {
  it.each<[string, string, readonly string[]]>([
    ['nothing finds all', '', ['Db.Main.example', 'WEB-3-PROD', 'Web-01', 'or', 'web-4']],
    ['a part of a name', 'eb-4', ['web-4']],
    ['small letters of large ones', 'web-3', ['WEB-3-PROD']],
    ['large letters of small ones', 'WEB-4', ['web-4']],
    ['words of a name in mixed letters', 'db.main', ['Db.Main.example']],
    ['a part in mixed letters', 'eb-0', ['Web-01']],
    ['a part that is not there', 'web-1', []],
    ['two words, both of them', 'web prod', ['WEB-3-PROD']],
    ['an operating system', 'Windows', ['Db.Main.example']],
    ['a part of an id', '2-b', ['web-4']],
    ['the name of a policy', 'desktop mach', ['Db.Main.example']],
    ['a word that is an operator', 'or', ['or']],
    ['a word that is another operator', 'not', []],
    ['a word that ends with one, before a hyphen', 'knot-1 NOT', []],
    ['marks', '*', []],
    ['an attempt to widen it', 'x) or status:(online', []],
  ])('%s', (_name, text, expected) => {
    expect([...found(searchKuery({ text, withoutOffline: false }, POLICIES))].sort()).toEqual([...expected].sort());
  });

  it('leaves out those that are offline', () => {
    expect(found(searchKuery({ text: 'web', withoutOffline: true }, []))).toEqual(['WEB-3-PROD', 'Web-01']);
    expect(found(searchKuery({ text: '', withoutOffline: true }, []))).not.toContain('web-4');
  });

  it('is KQL and short enough whatever is typed, and finds a host by any part of its name', () => {
    const names = fc.stringMatching(/^[A-Za-z0-9._-]{1,30}$/);
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), fc.boolean(), (text, withoutOffline) => {
        const kuery = searchKuery({ text, withoutOffline }, POLICIES);
        expect(parseKql(kuery), kuery).toMatchObject({ ok: true });
        expect(kuery.length).toBeLessThanOrEqual(MOST_AGENT_KUERY);
      }),
      { numRuns: 2_000 }
    );
    fc.assert(
      fc.property(names, fc.nat(29), fc.nat(29), (host, a, b) => {
        const part = host.slice(Math.min(a, b), Math.max(a, b) + 1);
        fc.pre(part !== '');
        const agents: readonly FakeAgent[] = [{ id: 'x', host }];
        expect(found(searchKuery({ text: part, withoutOffline: false }, []), new FakeAgentList(agents))).toEqual([host]);
      }),
      { numRuns: 500 }
    );
  });
});

describe('agents by their ids', () => {
  it('are asked for in as many questions as it takes', () => {
    const ids = Array.from({ length: 200 }, (_, n) => `c0000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
    const parts = idKueries(ids);
    expect(parts.flatMap((part) => part.ids)).toEqual(ids);
    expect(parts.length).toBeLessThan(6);
    for (const { kuery } of parts) expect(kuery.length).toBeLessThanOrEqual(MOST_AGENT_KUERY);
  });

  it('are found whatever an id holds, and nobody else', () => {
    const ids = ['a"b', 'a\\', 'x" or agent.id: *', '*'];
    const agents = new FakeAgentList([...ids, 'other'].map((id) => ({ id, host: id })));
    expect([...idKueries(ids).flatMap(({ kuery }) => found(kuery, agents))].sort()).toEqual([...ids].sort());
  });
});
