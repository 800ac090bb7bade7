/**
 * What the page knows of agents: their hosts' names and how they stand. Whoever shows an agent asks for it here; what is asked for
 * together goes in one question, and nothing is asked twice. A page that may not list agents still knows the names that the alert, its
 * rows and recorded runs carry.
 */
import type { AgentName } from '../../../../../common/api';
import type { Agent } from './agent';

export interface AgentBookPorts {
  /** Otherwise names come from elsewhere only. */
  readonly isAsking: boolean;
  /** Those of the ids that are there. */
  readonly load: (ids: readonly string[]) => Promise<readonly Agent[]>;
  /** Whether the same question would be refused again. */
  readonly isFinal: (error: unknown) => boolean;
}

export class AgentBook {
  private readonly agents = new Map<string, Agent>();
  private readonly missing = new Set<string>();
  private readonly names = new Map<string, string>();
  private readonly asked = new Set<string>();
  private readonly wanted = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private isRefused = false;

  constructor(private readonly ports: AgentBookPorts) {}

  nameOf(id: string): string | undefined {
    return this.agents.get(id)?.name ?? this.names.get(id);
  }

  /** Undefined while nobody has told; `missing` when the list does not have it. */
  agentOf(id: string): Agent | 'missing' | undefined {
    return this.agents.get(id) ?? (this.missing.has(id) ? 'missing' : undefined);
  }

  /** Asks for those that have not been asked for. */
  want(ids: readonly string[]): void {
    this.ask(ids.filter((id) => !this.asked.has(id)));
  }

  /** Asks again, of agents whose state may have changed. */
  wantAnew(ids: readonly string[]): void {
    this.ask(ids);
  }

  /** As a list has just shown them. */
  learn(agents: readonly Agent[]): void {
    if (agents.length === 0) return;
    for (const agent of agents) {
      this.agents.set(agent.id, agent);
      this.missing.delete(agent.id);
      this.asked.add(agent.id);
    }
    this.tell();
  }

  /** Names from elsewhere, which a list overrules. */
  remember(names: readonly AgentName[]): void {
    const news = names.filter(({ id, name }) => name !== '' && this.names.get(id) !== name);
    if (news.length === 0) return;
    for (const { id, name } of news) this.names.set(id, name);
    this.tell();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private ask(ids: readonly string[]): void {
    if (ids.length === 0 || this.isRefused || !this.ports.isAsking) return;
    const isFirst = this.wanted.size === 0;
    for (const id of ids) {
      this.asked.add(id);
      this.wanted.add(id);
    }
    // Parts of one page ask one after the other, in the same turn.
    if (isFirst) queueMicrotask(() => void this.load());
  }

  private async load(): Promise<void> {
    const ids = [...this.wanted];
    this.wanted.clear();
    try {
      const agents = await this.ports.load(ids);
      const found = new Set(agents.map(({ id }) => id));
      for (const id of ids) {
        if (found.has(id)) continue;
        this.agents.delete(id);
        this.missing.add(id);
      }
      this.learn(agents);
      if (found.size < ids.length) this.tell();
    } catch (error) {
      // Names are a help: without them ids are shown, and the list of agents, when it is opened, says why there is none.
      if (this.ports.isFinal(error)) this.isRefused = true;
      else for (const id of ids) this.asked.delete(id);
    }
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
