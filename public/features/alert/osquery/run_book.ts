/**
 * The live queries of one guide: starts them, a few at a time when many are wanted, follows them, records them with the alert, and takes up
 * again those that were recorded earlier. It outlives the panels that show the runs, so a step may be folded away meanwhile.
 */
import type { InvestigationResponse, LiveQueryCreated, QueryRun } from '../../../../common/api';
import { MOST_AGENT_NAME, MOST_RUN_AGENTS } from '../../../../common/api';
import type { ResultTable } from '../../../../common/osquery/results';
import type { Api } from '../../../shared/api';
import { endedBy, followLiveQuery, type FollowedRun, type FollowPorts, type LiveQueryState } from './live_query';
import { targetRequest, type RunTarget } from './run_target';

export interface RunOrder {
  readonly queryId: string;
  readonly query: string;
  /** Undefined to send none, which is not the same as an empty one. */
  readonly ecsMapping: Readonly<Record<string, unknown>> | undefined;
  readonly target: RunTarget;
  /** For who may run saved queries only: the saved object id of one that comes to the same. */
  readonly savedQueryId?: string | undefined;
}

export type RunState = { readonly kind: 'idle' } | { readonly kind: 'queued' } | { readonly kind: 'launching' } | LiveQueryState;

export interface RunEntry {
  readonly state: RunState;
  /** The rows are on the page, but the run could not be stored with the alert. */
  readonly recordError: unknown;
}

export interface RunBookPorts {
  readonly api: Pick<Api, 'launchLiveQuery' | 'saveRun'> & FollowPorts['api'];
  readonly alertId: string;
  /** Who may not work in this space runs a query for the moment: nothing is written down. */
  readonly isRecording: boolean;
  /** What the page knows an agent's host to be called. */
  readonly nameOf: (agentId: string) => string | undefined;
  readonly received: (investigation: InvestigationResponse) => void;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly nowMs: () => number;
}

const IDLE: RunEntry = { state: { kind: 'idle' }, recordError: undefined };
/** The standalone server runs three at a time, and a host has other work. */
export const AT_ONCE = 3;

export class RunBook {
  private readonly entries = new Map<string, RunEntry>();
  private readonly controllers = new Map<string, AbortController>();
  /** Which run a query's entry follows. */
  private readonly followed = new Map<string, string>();
  private readonly listeners = new Set<() => void>();
  private readonly queue: RunOrder[] = [];

  constructor(private ports: RunBookPorts) {}

  /** A page that renders again brings new functions; what runs goes on. */
  use(ports: RunBookPorts): void {
    this.ports = ports;
  }

  entry(queryId: string): RunEntry {
    return this.entries.get(queryId) ?? IDLE;
  }

  /** Rows that are on the page now. */
  tables(): readonly ResultTable[] {
    return [...this.entries.values()].flatMap(({ state }) => (state.kind === 'finished' ? [state.table] : []));
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Ends when the run has ended. */
  async launch(order: RunOrder): Promise<void> {
    const controller = this.begin(order.queryId);
    this.change(order.queryId, { state: { kind: 'launching' }, recordError: undefined });
    try {
      const { data } = await this.ports.api.launchLiveQuery(this.request(order));
      const run = followable(data, order.query, this.ports.nowMs());
      this.followed.set(order.queryId, run.query_action_id);
      await Promise.all([this.ports.isRecording ? this.record(order, data, run) : undefined, this.follow(order.queryId, run, controller)]);
    } catch (error) {
      if (controller.signal.aborted) return;
      // A query that could not even be sent is not one whose rows are gone.
      const state = endedBy(error);
      this.change(order.queryId, { state: state.kind === 'gone' ? { kind: 'failed', error } : state });
    }
  }

  /** Some at once, the rest one after the other. One that waits for silent hosts gives up its turn, and is still followed. */
  async launchAll(orders: readonly RunOrder[]): Promise<void> {
    this.queue.push(...orders);
    for (const { queryId } of orders) this.change(queryId, { state: { kind: 'queued' }, recordError: undefined });
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.work()));
  }

  /** What has not been sent yet is not sent any more. */
  dropQueued(): void {
    for (const { queryId } of this.queue.splice(0)) this.change(queryId, IDLE);
  }

  /** Takes up a run that was recorded; nothing when it is followed already. */
  resume(recorded: QueryRun): void {
    const { query_id: queryId } = recorded;
    if (this.followed.get(queryId) === recorded.query_action_id || this.isStarting(queryId)) return;
    this.followed.set(queryId, recorded.query_action_id);
    const { action_id, query_action_id, query, started_at } = recorded;
    void this.follow(queryId, { action_id, query_action_id, query, startedMs: Date.parse(started_at) }, this.begin(queryId));
  }

  /** The page is left. */
  close(): void {
    this.queue.length = 0;
    for (const controller of this.controllers.values()) controller.abort();
    this.controllers.clear();
    this.followed.clear();
  }

  private isStarting(queryId: string): boolean {
    const { kind } = this.entry(queryId).state;
    return kind === 'launching' || kind === 'queued';
  }

  private async work(): Promise<void> {
    for (let order = this.queue.shift(); order !== undefined; order = this.queue.shift()) {
      await Promise.race([this.launch(order), this.whenSilent(order.queryId)]);
    }
  }

  private whenSilent(queryId: string): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.subscribe(() => {
        const { state } = this.entry(queryId);
        const isBusy =
          state.kind === 'queued' || state.kind === 'launching' || (state.kind === 'waiting' && !(state.isQuiet ?? state.isSilent));
        if (isBusy) return;
        stop();
        resolve();
      });
    });
  }

  private request({ query, target, ecsMapping, savedQueryId }: RunOrder): Parameters<RunBookPorts['api']['launchLiveQuery']>[0] {
    return {
      ...targetRequest(target),
      query,
      alert_ids: [this.ports.alertId],
      ...(ecsMapping === undefined ? {} : { ecs_mapping: ecsMapping }),
      ...(savedQueryId === undefined ? {} : { saved_query_id: savedQueryId }),
    };
  }

  private begin(queryId: string): AbortController {
    this.controllers.get(queryId)?.abort();
    const controller = new AbortController();
    this.controllers.set(queryId, controller);
    return controller;
  }

  private async follow(queryId: string, run: FollowedRun, { signal }: AbortController): Promise<void> {
    const { api, nowMs, sleep } = this.ports;
    const report = (state: LiveQueryState): void => (signal.aborted ? undefined : this.change(queryId, { state }));
    await followLiveQuery(run, { api, report, sleep: (ms) => sleep(ms, signal), nowMs, signal });
  }

  private async record(order: RunOrder, { agents }: LiveQueryCreated['data'], run: FollowedRun): Promise<void> {
    const { action_id, query_action_id, query } = run;
    const agent_id = agents[0] ?? (order.target.kind === 'alert_agent' ? order.target.agentId : 'unknown');
    const named = agents.slice(0, MOST_RUN_AGENTS);
    const many = agents.length > 1 ? { agent_ids: named, agent_count: agents.length } : {};
    const agent_names = named.flatMap((id) => {
      const name = this.ports.nameOf(id);
      return name === undefined ? [] : [{ id, name: name.slice(0, MOST_AGENT_NAME) }];
    });
    const names = agent_names.length === 0 ? {} : { agent_names };
    const body = { query_id: order.queryId, action_id, query_action_id, query, agent_id, ...many, ...names };
    try {
      this.ports.received(await this.ports.api.saveRun(this.ports.alertId, body));
    } catch (recordError) {
      this.change(order.queryId, { recordError });
    }
  }

  private change(queryId: string, change: Partial<RunEntry>): void {
    this.entries.set(queryId, { ...this.entry(queryId), ...change });
    for (const listener of [...this.listeners]) listener();
  }
}

function followable(data: LiveQueryCreated['data'], query: string, startedMs: number): FollowedRun {
  const [first] = data.queries;
  if (first === undefined) throw new Error('Osquery accepted the query but named no action to follow.');
  return { action_id: data.action_id, query_action_id: first.action_id, query, startedMs };
}
