import { describe, expect, it } from 'vitest';
import { sampleAlert } from '../../test/fakes/sample_alert';
import { SqliteAlertStore } from './alert_store';
import { Database } from './database';
import { SqliteSeenAgents } from './seen_agents';

interface Told {
  readonly agent?: string;
  readonly host?: string;
  readonly at: string;
}

function alert(place: number, { agent, host, at }: Told) {
  const base = sampleAlert({ id: `alert-${place}` });
  const named = { agent: agent === undefined ? {} : { id: agent }, host: host === undefined ? {} : { name: host, os: { type: 'linux' } } };
  return { ...base, source: { ...base.source, ...named, 'kibana.alert.original_time': at } };
}

describe('the agents that alerts name', () => {
  it('are each listed once, as the newest of their alerts tells of them, also when more alerts come', async () => {
    const database = Database.open(':memory:');
    const [alerts, seen] = [new SqliteAlertStore(database), new SqliteSeenAgents(database)];
    expect(await seen.list()).toEqual([]);
    await alerts.create(
      [
        { agent: 'a', host: 'new-name', at: '2026-01-03T00:00:00Z' },
        { agent: 'a', host: 'old-name', at: '2026-01-01T00:00:00Z' },
        { agent: 'b', at: '2026-01-02T00:00:00Z' },
        { host: 'without-an-agent', at: '2026-01-02T00:00:00Z' },
      ].map((told, place) => alert(place, told))
    );
    expect(await seen.list()).toMatchObject([
      { id: 'a', hostName: 'new-name', platform: 'linux', firstMs: Date.parse('2026-01-01'), lastMs: Date.parse('2026-01-03') },
      { id: 'b', hostName: undefined },
    ]);
    await alerts.create([alert(9, { agent: 'b', host: 'db-1', at: '2026-01-01T00:00:00Z' })]);
    expect((await seen.list()).map(({ id, hostName }) => [id, hostName])).toEqual([
      ['a', 'new-name'],
      ['b', 'db-1'],
    ]);
  });

  it('are read by two questions at a time as by one, over many alerts', async () => {
    const database = Database.open(':memory:');
    const [alerts, seen] = [new SqliteAlertStore(database), new SqliteSeenAgents(database)];
    await alerts.create(
      Array.from({ length: 1_234 }, (_, n) => alert(n, { agent: `agent-${n % 700}`, host: 'h', at: '2026-01-01T00:00:00Z' }))
    );
    const [one, other] = await Promise.all([seen.list(), seen.list()]);
    expect([one.length, other.length]).toEqual([700, 700]);
  });
});
