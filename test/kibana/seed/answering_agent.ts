/** Agents that answer live queries as Elastic Agent does: rows into the results' index, one response an agent into the responses'. Some may keep silent, or fail. */
import * as v from 'valibot';
import type { FakeEs } from '../start_fake_es';
import { ACTIONS, AGENTS, RESPONSES, RESULTS, type FleetAgent } from './fleet';
import { indexDocuments, type IndexedDocument } from './index_documents';
import { inventHost, type InventedHost } from './invented_host';

const EVERY_MS = 300;
const CHECK_IN_MS = 10_000;

const actionSchema = v.object({
  action_id: v.string(),
  agents: v.array(v.string()),
  data: v.object({ query: v.optional(v.string(), '') }),
});
const searchSchema = v.object({ hits: v.object({ hits: v.array(v.object({ _source: actionSchema })) }) });
type Action = v.InferOutput<typeof actionSchema>;

export interface AnsweringAgents {
  /** Waits for the answer that is being given. */
  readonly stop: () => Promise<void>;
}

/** Answers from the invented host's tables, says nothing, or fails in words of its own. */
export type Conduct = 'answers' | 'silent' | { readonly error: string };
export type ConductOf = (agent: FleetAgent, sql: string) => Conduct;

export function startAnswering(es: FakeEs, agents: readonly FleetAgent[], conductOf: ConductOf = () => 'answers'): AnsweringAgents {
  const host = inventHost();
  const answer = (agent: FleetAgent, sql: string): HostAnswer => {
    const conduct = conductOf(agent, sql);
    if (conduct === 'silent') return undefined;
    return conduct === 'answers' ? host.answer(sql) : conduct;
  };
  const stopping = new AbortController();
  const ended = answerUntil(stopping.signal, es, agents, answer);
  // What ends it early is told by `stop`.
  ended.catch(() => undefined);
  return {
    stop: async () => {
      stopping.abort();
      await ended.finally(() => host.close());
    },
  };
}

/** Undefined while it says nothing. */
type HostAnswer = ReturnType<InventedHost['answer']> | undefined;
type Answer = (agent: FleetAgent, sql: string) => HostAnswer;

async function answerUntil(signal: AbortSignal, es: FakeEs, agents: readonly FleetAgent[], answer: Answer): Promise<void> {
  const answered = new Set<string>();
  let checkedInMs = 0;
  while (!signal.aborted) {
    if (Date.now() - checkedInMs > CHECK_IN_MS) {
      await checkIn(es, agents);
      checkedInMs = Date.now();
    }
    const found = await es.request('POST', `/${ACTIONS}/_search`, { size: 500, query: { term: { input_type: 'osquery' } } });
    for (const { _source: action } of v.parse(searchSchema, found).hits.hits) {
      if (answered.has(action.action_id)) continue;
      answered.add(action.action_id);
      await indexDocuments(
        es,
        agents.filter(({ id }) => action.agents.includes(id)).flatMap((agent) => answerOf(agent, action, answer(agent, action.data.query)))
      );
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}

/** One that has not been heard of for some minutes counts as offline. */
async function checkIn(es: FakeEs, agents: readonly FleetAgent[]): Promise<void> {
  for (const { id } of agents) await es.request('POST', `/${AGENTS}/_update/${id}`, { doc: { last_checkin: new Date().toISOString() } });
}

function answerOf({ id, host: name }: FleetAgent, { action_id, data }: Action, answer: HostAnswer): readonly IndexedDocument[] {
  if (answer === undefined) return [];
  const at = new Date().toISOString();
  const rows = 'rows' in answer ? answer.rows : [];
  const common = { '@timestamp': at, action_id, action_data: data };
  const results = rows.map((osquery, place) => ({
    id: `${action_id}-${id}-${place}`,
    index: RESULTS,
    source: { ...common, agent: { id, name }, elastic_agent: { id }, host: { name }, osquery },
  }));
  const response = {
    id: `${action_id}-${id}`,
    index: RESPONSES,
    source: {
      ...{ ...common, agent_id: id, action_input_type: 'osquery', started_at: at, completed_at: at },
      ...('error' in answer ? { error: answer.error } : { action_response: { osquery: { count: rows.length } } }),
    },
  };
  return [...results, response];
}
