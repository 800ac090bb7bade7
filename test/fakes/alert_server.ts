/** A server for component tests that keeps its promises: versions rise, old versions conflict, runs and closings are remembered. */
import { createMemoryHistory } from 'history';
import type {
  AlertResponse,
  EvaluateResponse,
  ExceptionPreviewResponse,
  ExceptionSuggestionsResponse,
  FittingGuidesResponse,
  GuideResponse,
  InvestigationResponse,
  LiveQueryCreated,
  LiveQueryResults,
  LiveQueryStatus,
  PinnedRow,
  SavedQuery,
  SourceEventsResponse,
  StepProgress,
} from '../../common/api';
import { HttpError, type Abilities, type Host, type HttpRequest } from '../../public/shared/host';
import { EXPLANATION } from '../fixtures/explanation';
import type { FakeAgentList } from './agent_list';
import { FakeCaseServer } from './case_server';

export const ALERT_ID = 'alert-1';

export class FakeServer {
  /** `"METHOD path"` of every request, in order. */
  readonly asked: string[] = [];
  readonly bodies: unknown[] = [];
  /** Refuses a request whose `"METHOD path"` contains the key, as often as errors are given. */
  readonly failures = new Map<string, HttpError[]>();
  alert: AlertResponse = ALERT;
  guide: GuideResponse = GUIDE;
  evaluation: EvaluateResponse = {
    evaluated: 1,
    results: [{ rule: RULE, verdict: 'matched', why: undefined, explanation: EXPLANATION }],
  };
  fitting: FittingGuidesResponse = { asked: 0, guides: [] };
  investigation: InvestigationResponse = { alert_id: ALERT_ID, version: 0, steps: {}, runs: {}, verdict: undefined };
  preview: ExceptionPreviewResponse = PREVIEW;
  events: SourceEventsResponse = { total: 0, events: [] };
  rows: readonly Record<string, string>[] = [];
  osqueryError: string | undefined;
  /** Of the run `a-0`, before. */
  earlierRows: readonly Record<string, string>[] = [];
  /** While it is given, no host has answered. */
  pendingUntil: string | undefined;
  savedQueries: readonly SavedQuery[] = [];
  /** Osquery's list of agents; there is none until it is given. */
  agents: FakeAgentList | undefined;
  /** Which agents gave the rows, in their order. */
  rowAgents: readonly string[] = [];
  /** Of the run `a-1`, in place of one agent that answered. */
  counts: Partial<LiveQueryStatus['data']['queries'][number]> = {};
  readonly cases = new FakeCaseServer();
  private readonly stepVersions = new Map<string, number>();

  request(request: HttpRequest): unknown {
    const name = `${request.method} ${request.path}`;
    this.asked.push(name);
    this.bodies.push(request.body);
    for (const [part, errors] of this.failures) {
      const error = name.includes(part) ? errors.shift() : undefined;
      if (error !== undefined) throw error;
    }
    return this.answer(request);
  }

  /** Somebody else, elsewhere. */
  otherPersonWrites(stepId: string, change: Partial<StepProgress>): void {
    this.writeStep(stepId, { ...change, updated_by: 'bob' });
  }

  private answer(request: HttpRequest): unknown {
    const { path, body } = request;
    if (path.startsWith('/api/cases')) return this.cases.answer(request);
    if (path.startsWith('/internal/osquery/fleet_wrapper/') && this.agents !== undefined) return this.agents.answer(request);
    if (path.endsWith('/signals/tags')) return this.setTags(body);
    if (path === '/internal/investigation_guides/alerts') return { total: 1, alerts: [this.alert.alert] };
    if (path.endsWith('/guide')) return this.guide;
    if (path.endsWith('/events')) return this.events;
    if (path.includes('/investigation/steps/')) return this.saveStep(decodeURIComponent(path.split('/').pop() ?? ''), body);
    if (path.endsWith('/investigation/runs')) return this.saveRun(body);
    if (path.endsWith('/investigation/evidence')) return this.pinRow(body);
    if (path.endsWith('/investigation/evidence/_remove')) return this.unpinRow(body);
    if (path.endsWith('/investigation/verdict')) return this.saveVerdict(body);
    if (path.endsWith('/investigation')) return this.investigation;
    if (path.endsWith('/evaluate')) return this.evaluation;
    if (path.endsWith('/fitting_guides')) return this.fitting;
    if (path.endsWith('/exception_suggestions')) return suggestions(this.preview);
    if (path.endsWith('/exceptions/_preview')) return this.preview;
    if (path.endsWith('/results/q-0')) return results(this.earlierRows);
    if (path.endsWith('/live_queries/a-0')) return finished('a-0', 'q-0', this.earlierRows.length);
    if (path.endsWith('/saved_queries')) return this.answerSaved(request);
    if (path.endsWith('/results/q-1')) return results(this.rows, this.rowAgents);
    if (path.endsWith('/live_queries/a-1')) return this.status();
    if (path.endsWith('/live_queries')) return CREATED;
    if (path.endsWith('/exceptions')) return [{ item_id: 'item-1' }];
    if (path.endsWith('/signals/status')) return this.setStatus(body);
    if (path.endsWith(`/alerts/${ALERT_ID}`)) return this.alert;
    throw new HttpError(404, 'not_found', `no such address: ${path}`);
  }

  private saveStep(stepId: string, body: unknown): InvestigationResponse {
    const { version, ...change } = fields(body);
    if ((this.stepVersions.get(stepId) ?? 0) > Number(version)) {
      throw new HttpError(409, 'conflict', 'somebody else was faster', { current: this.investigation });
    }
    return this.writeStep(stepId, { ...change, updated_by: 'ada' });
  }

  private writeStep(stepId: string, change: Partial<StepProgress>): InvestigationResponse {
    const version = this.investigation.version + 1;
    const step = { state: 'open' as const, note: '', updated_by: 'ada', updated_at: NOW, ...this.investigation.steps[stepId], ...change };
    this.stepVersions.set(stepId, version);
    this.investigation = { ...this.investigation, version, steps: { ...this.investigation.steps, [stepId]: step } };
    return this.investigation;
  }

  private saveRun(body: unknown): InvestigationResponse {
    const { query_id, action_id, query_action_id, agent_id, query } = fields(body);
    const run = {
      query_id: String(query_id),
      action_id: String(action_id),
      query_action_id: String(query_action_id),
      agent_id: String(agent_id),
      query: String(query),
      started_at: NOW,
      started_by: 'ada',
    };
    const version = this.investigation.version + 1;
    this.investigation = { ...this.investigation, version, runs: { ...this.investigation.runs, [run.query_id]: run } };
    return this.investigation;
  }

  private saveVerdict(body: unknown): InvestigationResponse {
    const { comment, exception_item_id, verdict: given } = fields(body);
    const item = exception_item_id === undefined ? undefined : String(exception_item_id);
    const kind = given === 'true_positive' || given === 'undecided' ? given : 'false_positive';
    const verdict: InvestigationResponse['verdict'] = {
      verdict: kind,
      comment: String(comment),
      exception_item_id: item,
      at: NOW,
      by: 'ada',
    };
    this.investigation = { ...this.investigation, version: this.investigation.version + 1, verdict };
    return this.investigation;
  }

  private setStatus(body: unknown): unknown {
    const { status, reason } = fields(body);
    if (status === 'open' || status === 'acknowledged' || status === 'closed') {
      const workflow_reason = reason === undefined ? undefined : String(reason);
      this.alert = { ...this.alert, alert: { ...this.alert.alert, status, workflow_reason } };
    }
    return { updated: 1 };
  }

  private setTags(body: unknown): unknown {
    const { tags_to_add: add, tags_to_remove: remove } = fields(fields(body)['tags']);
    const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
    const kept = this.alert.alert.tags.filter((tag) => !texts(remove).includes(tag));
    this.alert = { ...this.alert, alert: { ...this.alert.alert, tags: [...kept, ...texts(add)] } };
    return { updated: 1 };
  }

  private status(): LiveQueryStatus {
    if (this.pendingUntil !== undefined) {
      const counts = { docs: 0, pending: 1, responded: 0, successful: 0, failed: 0, status: 'running' as const };
      const query = { action_id: 'q-1', query: '', ...counts };
      return { data: { action_id: 'a-1', expiration: this.pendingUntil, status: 'running', queries: [query] } };
    }
    const hasFailed = this.osqueryError !== undefined;
    const query = { ...CREATED.data.queries[0], action_id: 'q-1', query: '', status: 'completed' as const, pending: 0, responded: 1 };
    const error = hasFailed ? { error: this.osqueryError ?? '' } : {};
    const counts = { docs: this.rows.length, successful: hasFailed ? 0 : 1, failed: hasFailed ? 1 : 0 };
    return {
      data: {
        action_id: 'a-1',
        expiration: CREATED.data.expiration,
        status: this.counts.status ?? 'completed',
        queries: [{ ...query, ...counts, ...error, ...this.counts }],
      },
    };
  }

  private pinRow(body: unknown): InvestigationResponse {
    const { row, agent_id, ...asked } = fields(body);
    const values = Object.fromEntries(Object.entries(fields(row)).map(([name, value]) => [name, String(value)]));
    const pinned: PinnedRow = {
      id: `pin-${this.investigation.version}`,
      query_id: String(asked['query_id']),
      label: String(asked['label']),
      query: String(asked['query']),
      action_id: String(asked['action_id']),
      ...(agent_id === undefined ? {} : { agent_id: String(agent_id) }),
      row: values,
      pinned_at: NOW,
      pinned_by: 'ada',
    };
    return this.keepEvidence([...(this.investigation.evidence ?? []), pinned]);
  }

  private unpinRow(body: unknown): InvestigationResponse {
    return this.keepEvidence((this.investigation.evidence ?? []).filter(({ id }) => id !== fields(body)['evidence_id']));
  }

  private keepEvidence(evidence: readonly PinnedRow[]): InvestigationResponse {
    this.investigation = { ...this.investigation, version: this.investigation.version + 1, evidence };
    return this.investigation;
  }

  private answerSaved({ method, body }: HttpRequest): unknown {
    if (method === 'GET') return { page: 1, per_page: 500, total: this.savedQueries.length, data: this.savedQueries };
    const { id, query } = fields(body);
    const saved = { saved_object_id: `so-${this.savedQueries.length + 1}`, id: String(id), query: String(query) };
    this.savedQueries = [...this.savedQueries, saved];
    return { data: saved };
  }
}

function results(rows: readonly Record<string, string>[], agents: readonly string[] = []): LiveQueryResults {
  const agentOf = (at: number): { agent?: { id: string } } => (agents[at] === undefined ? {} : { agent: { id: agents[at] } });
  const edges = rows.map((osquery, at) => ({ _id: String(at), _source: { osquery, ...agentOf(at) } }));
  return { data: { total: rows.length, edges } };
}

function finished(action_id: string, query_action_id: string, docs: number): LiveQueryStatus {
  const counts = { docs, pending: 0, responded: 1, successful: 1, failed: 0 };
  const query = { action_id: query_action_id, query: '', status: 'completed' as const, ...counts };
  return { data: { action_id, expiration: CREATED.data.expiration, status: 'completed', queries: [query] } };
}

export function fakeHost(server: FakeServer, rest: Partial<Host> = {}): Host & { readonly said: string[] } {
  const said: string[] = [];
  return {
    said,
    http: {
      request: async <T>(request: HttpRequest): Promise<T> => {
        await Promise.resolve();
        // The wire has no types; the real host hands on what the server said in the same way.
        const answer: T = JSON.parse(JSON.stringify(server.request(request)));
        return answer;
      },
    },
    history: createMemoryHistory(),
    basePath: '/app/investigationGuides',
    locale: 'en',
    setLocale: undefined,
    colorMode: 'light',
    setColorMode: undefined,
    notices: { success: (title) => said.push(title), danger: (title, text) => said.push(`${title}: ${text ?? ''}`) },
    setBreadcrumbs: () => undefined,
    setTitle: () => undefined,
    canRunDetection: false,
    abilities: EVERYTHING,
    keepsClosingReason: true,
    securityLinks: undefined,
    remember: () => undefined,
    ...rest,
  };
}

/** An analyst who may do everything. */
export const EVERYTHING: Abilities = {
  work: 'allowed',
  exceptions: 'allowed',
  alerts: 'allowed',
  liveQueries: 'allowed',
  savedQueries: 'allowed',
  saveQueries: 'allowed',
  cases: 'allowed',
};

function fields(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

const NOW = '2026-01-01T00:00:00.000Z';
const RULE = { id: 'rule-uuid', rule_id: 'rule-1', name: 'Chkconfig Service Add', type: 'eql', version: 113 };

/** A right-to-left override, an HTML tag, a line break. */
export const HOSTILE = 'x\u202Egnp.exe <img src=x onerror=alert(1)>\nsecond line';

const ALERT: AlertResponse = {
  alert: {
    id: ALERT_ID,
    index: '.alerts-security.alerts-default',
    timestamp: NOW,
    original_time: NOW,
    rule: { id: RULE.id, rule_id: RULE.rule_id, name: RULE.name },
    severity: 'medium',
    risk_score: 47,
    status: 'open',
    workflow_reason: undefined,
    tags: [],
    reason: 'a process was started',
    host: 'web-01',
    user: 'root',
    process: 'chkconfig',
    command_line: HOSTILE,
  },
  source: { process: { command_line: HOSTILE, args: ['a', 'b'] }, user: { name: 'root' }, long: 'y'.repeat(10_000) },
  agent_id: 'local',
  related_since: { at: '2026-02-27T12:00:00.000Z', hours_before: 48 },
};

const step = (id: string, markdown: string, queries: GuideResponse['guide']['sections'][number]['steps'][number]['queries'] = []) => ({
  id,
  markdown,
  queries,
  searches: [],
  commands: [],
  relatedRule: undefined,
  problems: [],
  children: [],
});

const GUIDE: GuideResponse = {
  rule: { id: RULE.id, rule_id: RULE.rule_id, name: RULE.name, description: '', version: 113 },
  locale: 'en',
  guide: {
    problems: [],
    sections: [
      {
        id: 'steps',
        kind: 'steps',
        title: 'Investigation steps',
        intro: '',
        steps: [
          step('steps-1', 'Look at the <b>service</b> and [read](javascript:alert(1)) on'),
          step('steps-2', 'Who is the user?', [
            { id: 'steps-2-q1', label: 'The user', query: 'SELECT * FROM users WHERE username = {{user.name}}', ecsMapping: {} },
          ]),
          step('steps-3', 'Which group?', [
            { id: 'steps-3-q1', label: 'The group', query: 'SELECT * FROM groups WHERE groupname = {{group.name}}', ecsMapping: {} },
          ]),
        ],
      },
    ],
  },
  searches: {},
  commands: {},
  resolutions: {
    'steps-2-q1': {
      status: 'resolved',
      original: 'SELECT * FROM users WHERE username = {{user.name}}',
      resolved: "SELECT * FROM users WHERE username = 'root'",
      substitutions: [
        { field: 'user.name', start: 37, end: 50, resolvedStart: 37, resolvedEnd: 43, replacement: "'root'", status: 'resolved' },
      ],
      problems: [],
      asKibanaSends: 'SELECT * FROM users WHERE username = root',
    },
    'steps-3-q1': {
      status: 'missing',
      original: 'SELECT * FROM groups WHERE groupname = {{group.name}}',
      resolved: undefined,
      substitutions: [
        {
          field: 'group.name',
          start: 39,
          end: 53,
          resolvedStart: undefined,
          resolvedEnd: undefined,
          replacement: undefined,
          status: 'missing',
        },
      ],
      problems: [{ status: 'missing', code: 'field_missing', field: 'group.name', start: 39, end: 53, message: 'no group.name' }],
      asKibanaSends: 'SELECT * FROM groups WHERE groupname = ',
    },
  },
  related: {},
};

const CREATED: LiveQueryCreated = {
  data: {
    action_id: 'a-1',
    '@timestamp': NOW,
    expiration: '2999-01-01T00:00:00.000Z',
    agents: ['local'],
    queries: [{ action_id: 'q-1', id: 'id', query: '', agents: ['local'] }],
  },
};

export const PREVIEW: ExceptionPreviewResponse = {
  window: { from: '2026-01-30T12:00:00.000Z', to: '2026-03-01T12:00:00.000Z' },
  total: 10,
  silenced: 3,
  silenced_open: 2,
  hosts: [{ value: 'web-01', count: 3 }],
  users: [{ value: 'root', count: 3 }],
  true_positives: 0,
  open_alert_ids: [ALERT_ID, 'alert-2'],
  warnings: [],
};

function suggestions(preview: ExceptionPreviewResponse): ExceptionSuggestionsResponse {
  return {
    rule: { id: RULE.id, rule_id: RULE.rule_id, name: RULE.name },
    suggestions: [
      {
        id: 'user_command_line',
        entries: [
          { type: 'match', field: 'user.name', operator: 'included', value: 'root' },
          { type: 'match', field: 'process.command_line', operator: 'included', value: HOSTILE },
        ],
        preview,
      },
    ],
  };
}
