import { describe, expect, it } from 'vitest';
import type { Agent } from './agent';
import { AgentBook } from './agent_book';

const agent = (id: string, more: Partial<Agent> = {}): Agent => ({
  ...{ id, name: `host-${id}`, system: undefined, status: 'online', lastCheckin: undefined, policyName: undefined, hasOsquery: true },
  ...more,
});

class FakeList {
  readonly asked: (readonly string[])[] = [];
  agents: readonly Agent[] = [agent('a'), agent('b')];
  error: Error | undefined;
  isFinal = true;
  readonly book = new AgentBook({
    isAsking: true,
    load: async (ids) => {
      this.asked.push(ids);
      if (this.error !== undefined) throw this.error;
      return this.agents.filter(({ id }) => ids.includes(id));
    },
    isFinal: () => this.isFinal,
  });
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the agents that a page knows', () => {
  it('are asked for together, and once', async () => {
    const list = new FakeList();
    list.book.want(['a']);
    list.book.want(['b', 'a']);
    await settled();
    list.book.want(['a', 'b']);
    await settled();
    expect(list.asked).toEqual([['a', 'b']]);
    expect(list.book.nameOf('b')).toBe('host-b');
  });

  it('are missing when the list does not have them, until it has', async () => {
    const list = new FakeList();
    list.book.want(['c']);
    expect(list.book.agentOf('c')).toBeUndefined();
    await settled();
    expect(list.book.agentOf('c')).toBe('missing');
    list.agents = [agent('c', { status: 'offline' })];
    list.book.wantAnew(['c']);
    await settled();
    expect(list.book.agentOf('c')).toMatchObject({ status: 'offline' });
  });

  it('have names from elsewhere, which the list overrules', async () => {
    const list = new FakeList();
    list.book.remember([
      { id: 'a', name: 'from the alert' },
      { id: 'z', name: 'from a run' },
    ]);
    expect(list.book.nameOf('a')).toBe('from the alert');
    list.book.learn([agent('a')]);
    expect([list.book.nameOf('a'), list.book.nameOf('z')]).toEqual(['host-a', 'from a run']);
  });

  it('are not asked for again where that was refused', async () => {
    const list = new FakeList();
    list.error = new Error('403');
    list.book.want(['a']);
    await settled();
    list.book.want(['b']);
    await settled();
    expect(list.asked).toEqual([['a']]);
    expect(list.book.agentOf('a')).toBeUndefined();
  });

  it('are asked for again after a failure that can pass', async () => {
    const list = new FakeList();
    list.isFinal = false;
    list.error = new Error('no connection');
    list.book.want(['a']);
    await settled();
    list.error = undefined;
    list.book.want(['a']);
    await settled();
    expect(list.book.nameOf('a')).toBe('host-a');
  });

  it('tell who watches when something was learnt, and not otherwise', async () => {
    const list = new FakeList();
    let told = 0;
    const stop = list.book.subscribe(() => (told += 1));
    list.book.remember([{ id: 'a', name: 'x' }]);
    list.book.remember([{ id: 'a', name: 'x' }]);
    expect(told).toBe(1);
    list.book.want(['b', 'missing']);
    await settled();
    expect(told).toBeGreaterThan(1);
    stop();
    const before = told;
    list.book.learn([agent('q')]);
    expect(told).toBe(before);
  });
});
