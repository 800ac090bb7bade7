/**
 * The roles that the use cases need from a host. Standalone binds them to SQLite, Kibana to Elasticsearch and saved
 * objects; each port has one conformance suite in `test/conformance`. A store that is down throws; nothing is swallowed.
 */
import type {
  AlertSortField,
  WorkflowStatus,
  InvestigationResponse,
  RuleExecution,
  Facet,
  Unavailable,
  UnreadEventReason,
} from '../../common/api';
import type { EventSource } from '../../common/engine';
import type { SearchFilter } from '../../common/guides';
import type { ExceptionItem } from '../../common/exceptions/exception';
import type { SqlSyntaxCheck } from '../../common/osquery';
import type { ReadProblem } from '../../common/rules/read_result';
import type { Rule, Severity } from '../../common/rules/rule';
import type { CaseAttachment, CaseFile, CaseSummary } from './cases/case_file';
import type { Settings } from './settings';

export interface StoredEvent {
  readonly id: string;
  /** Index or data stream name; undefined when the source did not say. */
  readonly index: string | undefined;
  readonly source: EventSource;
}

/** An alert document as Kibana stores it (`kibana.alert.*` flat keys, ECS nested). */
export interface StoredAlert {
  readonly id: string;
  readonly index: string;
  readonly source: EventSource;
}

export interface AlertFilter {
  readonly status?: WorkflowStatus | undefined;
  readonly severity?: Severity | undefined;
  /** Saved object id of the rule. */
  readonly ruleId?: string | undefined;
  readonly host?: string | undefined;
  readonly user?: string | undefined;
  readonly search?: string | undefined;
  /** Epoch ms: alerts made (`@timestamp`) then or later. */
  readonly sinceMs?: number | undefined;
}

export interface AlertPageRequest {
  readonly filter: AlertFilter;
  readonly sortField: AlertSortField;
  readonly sortOrder: 'asc' | 'desc';
  readonly offset: number;
  readonly limit: number;
}

export interface AlertPage {
  readonly total: number;
  readonly alerts: readonly StoredAlert[];
  readonly facets: Readonly<Record<'status' | 'severity' | 'rule' | 'host' | 'user', readonly Facet[]>>;
}

export interface AlertStatusChange {
  readonly status: WorkflowStatus;
  /** Kept as `kibana.alert.workflow_reason` while closed, removed on reopening. */
  readonly reason: string | undefined;
  readonly user: string;
  readonly at: string;
}

export interface AlertTagChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Finds alerts: every host has one. */
export interface AlertReader {
  get(id: string): Promise<StoredAlert | undefined>;
  page(request: AlertPageRequest): Promise<AlertPage>;
  /** Every alert of a rule (saved object id), newest first, in batches: for previews, which end the walk where their window ends. */
  ofRule(ruleId: string): AsyncIterable<readonly StoredAlert[]>;
  countByRule(): Promise<ReadonlyMap<string, { readonly open: number; readonly total: number }>>;
}

/** Writes alerts where the host runs the rules. In Kibana the detection engine makes them, and its own routes change their status. */
export interface AlertWriter {
  /** Stores alerts whose id is not there yet; answers the ids that were new. */
  create(alerts: readonly StoredAlert[]): Promise<readonly string[]>;
  /** Answers the ids that exist and were changed. */
  setStatus(ids: readonly string[], change: AlertStatusChange): Promise<readonly string[]>;
  /** As with the status: answers the ids that exist. */
  setTags(ids: readonly string[], change: AlertTagChange): Promise<readonly string[]>;
}

export type AlertStore = AlertReader & AlertWriter;

export interface EventStore {
  /** Stores events whose id is not there yet; answers how many were new. */
  add(events: readonly StoredEvent[]): Promise<number>;
  /** Events with `from <= time < to` (epoch ms of the field, `@timestamp` where the field is absent), by time then id. */
  inWindow(window: { readonly fromMs: number; readonly toMs: number; readonly timestampField: string }): Promise<readonly StoredEvent[]>;
  /** First and last time over all events, undefined when there are none. */
  range(timestampField: string): Promise<{ readonly firstMs: number; readonly lastMs: number } | undefined>;
  /** Days since the epoch on which events happened, by the field as above, in order: a store may hold one event of another century. */
  days(timestampField: string): Promise<readonly number[]>;
  count(): Promise<number>;
}

/** A document by its place, as `kibana.alert.ancestors` names it. */
export interface EventReference {
  /** As the alert has it: an index, a backing index of a data stream, `cluster:index`; empty where the source of the event did not say. */
  readonly index: string;
  readonly id: string;
}

export type SourceEventAnswer =
  { readonly ok: true; readonly event: StoredEvent } | { readonly ok: false; readonly reason: UnreadEventReason };

/** Reads the events that alerts were made of, with the rights of the user. */
export interface SourceEventReader {
  /** One answer a reference, in their order. An event that cannot be read is an answer; a store that is down throws. */
  read(references: readonly EventReference[]): Promise<readonly SourceEventAnswer[]>;
}

export interface MatchRequest {
  readonly filter: SearchFilter;
  /** `@timestamp`, epoch milliseconds, both inclusive; undefined is no limit. */
  readonly fromMs: number | undefined;
  readonly toMs: number | undefined;
  /** Index patterns of the events, read from left to right: `-name` takes away. Alerts are always searched. */
  readonly patterns: readonly string[];
  /** How many documents of each kind are answered. */
  readonly limit: number;
  /** How far is counted. */
  readonly mostCounted: number;
}

export interface FoundDocument {
  readonly id: string;
  readonly index: string;
  readonly source: EventSource;
}

/** `refused`: the store did not take the search; `message` says why in its words. */
export type MatchPart =
  | { readonly ok: true; readonly total: number; readonly isLeast: boolean; readonly documents: readonly FoundDocument[] }
  | { readonly ok: false; readonly reason: UnreadEventReason | 'refused'; readonly message?: string };

/** Finds stored events and alerts by the conditions of a guide, with the rights of the user. */
export interface MatchSearcher {
  /** Newest first. What cannot be searched is an answer; a store that is down throws. */
  search(request: MatchRequest): Promise<{ readonly events: MatchPart; readonly alerts: MatchPart }>;
  /** Patterns that the administrator set for the events of security; undefined where the host has none. */
  eventPatterns(): Promise<readonly string[] | undefined>;
}

export interface RuleStore {
  /** False where no rule has texts in another language, so that nobody need read them all to find that out. */
  readonly hasTranslations?: false;
  list(): Promise<readonly Rule[]>;
  /** By saved object id or by `rule_id`. */
  get(id: string): Promise<Rule | undefined>;
  problems(): Promise<readonly ReadProblem[]>;
  /** Which of these stable ids are those of rules that there are, loaded or not. */
  known(ruleIds: readonly string[]): Promise<KnownRules>;
}

export interface KnownRules {
  readonly ids: ReadonlySet<string>;
  /** Of how many rules the host knows, at least: of a few nobody can say which others there are. */
  readonly total: number;
  /** True where rules that come with the product, and may be there without being loaded, could not be read. */
  readonly lacksPrebuilt?: boolean;
}

export interface ExceptionReader {
  /** Items of a rule (saved object id), expired ones included, oldest first. */
  ofRule(ruleId: string): Promise<readonly ExceptionItem[]>;
}

/** In Kibana the browser creates items by Kibana's own route. */
export interface ExceptionWriter {
  create(item: ExceptionItem): Promise<void>;
}

export type ExceptionStore = ExceptionReader & ExceptionWriter;

/** Cases, where the host keeps them itself. In Kibana they are the cases plugin's. */
export interface CaseStore {
  create(file: CaseFile): Promise<void>;
  get(id: string): Promise<CaseFile | undefined>;
  /** Every case, the newest first. */
  list(): Promise<readonly CaseSummary[]>;
  /** The cases that the alert is in, the oldest first. */
  ofAlert(alertId: string): Promise<readonly CaseSummary[]>;
  /**
   * Adds to the case and dates its last change by it. Of several alerts only those are added that the case does not have yet; when
   * none is left, nothing changes. Answers the case as it is then; undefined when there is no such case.
   */
  attach(caseId: string, attachment: CaseAttachment): Promise<CaseFile | undefined>;
}

export interface InvestigationStore {
  get(alertId: string): Promise<InvestigationResponse | undefined>;
  /** Writes when the stored version equals `investigation.version - 1` (0 = none yet); answers whether it did. */
  put(investigation: InvestigationResponse): Promise<boolean>;
  /** For previews: which of these alerts were judged a true positive. */
  judgedTruePositive(alertIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** What each run of a rule did; the newest first when read. */
export interface ExecutionLog {
  append(ruleId: string, execution: RuleExecution): Promise<void>;
  ofRule(ruleId: string, limit: number): Promise<readonly RuleExecution[]>;
  latest(): Promise<ReadonlyMap<string, RuleExecution>>;
}

/** What a live query needs from a host that can answer osquery SQL. A failed query is a value: osquery's own words. */
export interface OsqueryRunner {
  /** `osqueryi 5.x` or `built-in`, for the page. */
  readonly name: string;
  run(sql: string, limits: { readonly timeoutMs: number; readonly maxRows: number }): Promise<OsqueryAnswer>;
  close(): Promise<void>;
}
export type OsqueryAnswer =
  | { readonly ok: true; readonly rows: readonly Readonly<Record<string, string>>[]; readonly isTruncated: boolean }
  | { readonly ok: false; readonly error: string };

/** The ports of a request: bound to the user who made it. */
export interface Ports {
  readonly alerts: AlertReader;
  readonly rules: RuleStore;
  readonly exceptions: ExceptionReader;
  readonly investigations: InvestigationStore;
  readonly sourceEvents: SourceEventReader;
  readonly matches: MatchSearcher;
  /** SQLite's parser; undefined where it cannot be loaded, which the host has logged. */
  readonly sqlSyntax: () => Promise<SqlSyntaxCheck | undefined>;
  /** Absent in Kibana: the Security app shows the runs of its rules. */
  readonly executions: ExecutionLog | undefined;
  /** Absent in Kibana: there events are the cluster's. */
  readonly events: EventStore | undefined;
  /** Standalone: the agent that answers live queries for every alert, whatever agent reported it. Absent in Kibana. */
  readonly localAgentId?: string;
  /** What this host cannot read at all, because the plugin that keeps it is absent: its port finds nothing, and answers say why. */
  readonly unavailable?: { readonly rules?: Unavailable | undefined; readonly exceptions?: Unavailable | undefined };
  readonly settings: Settings;
  readonly clock: () => Date;
  readonly userName: string;
}

/** The ports of a host that runs the rules itself, and so writes what Kibana's own detection engine writes there. */
export interface DetectingPorts extends Ports {
  readonly alerts: AlertStore;
  readonly cases: CaseStore;
  readonly exceptions: ExceptionStore;
  readonly executions: ExecutionLog;
}
