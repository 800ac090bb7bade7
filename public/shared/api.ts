/** Every request that the application makes, typed: our routes and Kibana's, through the host's HTTP. */
import { useMemo } from 'react';
import type * as v from 'valibot';
import * as api from '../../common/api';
import type { ExceptionEntry } from '../../common/exceptions/exception';
import type { Locale } from '../../common/rules/rule';
import type { Host, HttpRequest } from './host';
import { useHost } from './host_context';
import { fillPath } from './paths';
import { asRefusal } from './refusal';

type Query = HttpRequest['query'];
type Method = HttpRequest['method'];

/** One function a route. A failed request throws an `HttpError`. */
export type Api = ReturnType<typeof createApi>;

export function createApi(http: Host['http']) {
  /** Here, where every request passes, a refusal learns which right it is about. */
  const request = async <T>(asked: HttpRequest): Promise<T> => {
    try {
      return await http.request<T>(asked);
    } catch (error) {
      throw asRefusal(error, asked);
    }
  };
  const call =
    (version: string) =>
    <T>(
      method: Method,
      path: string,
      rest: { query?: Query; body?: unknown; signal?: AbortSignal | undefined; keepalive?: boolean } = {}
    ): Promise<T> => {
      const { query, body, signal, keepalive } = rest;
      return request<T>({
        method,
        path,
        version,
        ...(query === undefined ? {} : { query }),
        ...(body === undefined ? {} : { body }),
        ...(signal === undefined ? {} : { signal }),
        ...(keepalive === undefined ? {} : { keepalive }),
      });
    };
  const ours = call(api.API_VERSION);
  const kibana = call(api.PUBLIC_API_VERSION);
  const osquery = call(api.INTERNAL_OSQUERY_VERSION);
  const search = call(api.INTERNAL_SEARCH_VERSION);

  return {
    alerts: (query: Partial<api.AlertsQuery>, signal?: AbortSignal) => ours<api.AlertsResponse>('GET', api.ALERTS_PATH, { query, signal }),
    alert: (id: string, locale: Locale, signal?: AbortSignal) =>
      ours<api.AlertResponse>('GET', fillPath(api.ALERT_PATH, { id }), { query: { locale }, signal }),
    /** `ruleId`: the guide of another rule, for the data of this alert. */
    alertGuide: (id: string, { locale, ruleId }: { readonly locale: Locale; readonly ruleId?: string | undefined }, signal?: AbortSignal) =>
      ours<api.GuideResponse>('GET', fillPath(api.ALERT_GUIDE_PATH, { id }), {
        query: { locale, ...(ruleId === undefined ? {} : { rule_id: ruleId }) },
        signal,
      }),
    /** A search of the guide, run for the alert. `ruleId`: of the guide of another rule. */
    guideSearch: (id: string, searchId: string, ruleId: string | undefined, signal?: AbortSignal) =>
      ours<api.GuideSearchResponse>('GET', fillPath(api.GUIDE_SEARCH_PATH, { id, search_id: searchId }), {
        query: ruleId === undefined ? {} : { rule_id: ruleId },
        signal,
      }),
    fittingGuides: (id: string, locale: Locale, signal?: AbortSignal) =>
      ours<api.FittingGuidesResponse>('GET', fillPath(api.FITTING_GUIDES_PATH, { id }), { query: { locale }, signal }),
    alertEvents: (id: string, signal?: AbortSignal) =>
      ours<api.SourceEventsResponse>('GET', fillPath(api.ALERT_EVENTS_PATH, { id }), { signal }),
    evaluate: (body: EvaluateRequest, signal?: AbortSignal) => ours<api.EvaluateResponse>('POST', api.EVALUATE_PATH, { body, signal }),

    rules: (locale: Locale, signal?: AbortSignal) => ours<api.RulesResponse>('GET', api.RULES_PATH, { query: { locale }, signal }),
    rule: (id: string, locale: Locale, signal?: AbortSignal) =>
      ours<api.RuleResponse>('GET', fillPath(api.RULE_PATH, { id }), { query: { locale }, signal }),
    /** Standalone only; elsewhere it answers 404. */
    runDetection: () => ours<api.DetectionRunResponse>('POST', api.DETECTION_RUN_PATH, { body: {} }),

    investigation: (id: string, signal?: AbortSignal) =>
      ours<api.InvestigationResponse>('GET', fillPath(api.INVESTIGATION_PATH, { id }), { signal }),
    saveStep: (id: string, stepId: string, body: StepBody) =>
      ours<api.InvestigationResponse>('PUT', fillPath(api.INVESTIGATION_STEP_PATH, { id, step_id: stepId }), { body, keepalive: true }),
    saveRun: (id: string, body: RunBody) =>
      ours<api.InvestigationResponse>('POST', fillPath(api.INVESTIGATION_RUNS_PATH, { id }), { body }),
    pinRow: (id: string, body: PinBody) =>
      ours<api.InvestigationResponse>('POST', fillPath(api.INVESTIGATION_EVIDENCE_PATH, { id }), { body }),
    unpinRow: (id: string, evidence_id: string) =>
      ours<api.InvestigationResponse>('POST', fillPath(api.INVESTIGATION_UNPIN_PATH, { id }), { body: { evidence_id } }),
    saveVerdict: (id: string, body: VerdictBody) =>
      ours<api.InvestigationResponse>('POST', fillPath(api.INVESTIGATION_VERDICT_PATH, { id }), { body }),

    exceptionSuggestions: (id: string, signal?: AbortSignal) =>
      ours<api.ExceptionSuggestionsResponse>('GET', fillPath(api.EXCEPTION_SUGGESTIONS_PATH, { id }), { signal }),
    exceptionPreview: (body: api.ExceptionPreviewBody, signal?: AbortSignal) =>
      ours<api.ExceptionPreviewResponse>('POST', api.EXCEPTION_PREVIEW_PATH, { body, signal }),

    launchLiveQuery: (body: api.LiveQueryRequest) => kibana<api.LiveQueryCreated>('POST', api.LIVE_QUERIES_PATH, { body }),
    liveQuery: (id: string, signal?: AbortSignal) => kibana<api.LiveQueryStatus>('GET', fillPath(api.LIVE_QUERY_PATH, { id }), { signal }),
    liveQueryResults: (id: string, actionId: string, query: LiveQueryResultsQuery = {}, signal?: AbortSignal) =>
      kibana<api.LiveQueryResults>('GET', fillPath(api.LIVE_QUERY_RESULTS_PATH, { id, action_id: actionId }), {
        query: { ...query },
        signal,
      }),
    agentResponses: (queryActionId: string, signal?: AbortSignal) =>
      kibana<api.AgentResponses>('GET', fillPath(api.AGENT_RESPONSES_PATH, { id: queryActionId }), {
        query: { pageSize: api.MOST_AGENT_RESPONSES },
        signal,
      }),
    searchAgentResponses: (queryActionId: string, signal?: AbortSignal) =>
      search<api.AgentResponses>('POST', api.OSQUERY_SEARCH_PATH, { body: api.agentResponsesSearch(queryActionId), signal }),
    /** What Osquery's own page lists; the answers are read by their schemas. */
    osqueryAgents: (query: api.AgentsQuery, signal?: AbortSignal) =>
      osquery<unknown>('GET', api.OSQUERY_AGENTS_PATH, { query: { ...query }, signal }),
    osqueryPolicies: (signal?: AbortSignal) => osquery<unknown>('GET', api.OSQUERY_PACKAGE_POLICIES_PATH, { signal }),
    /** `page` from 1. */
    savedQueries: (page: number, pageSize: number, signal?: AbortSignal) =>
      kibana<api.SavedQueriesResponse>('GET', api.SAVED_QUERIES_PATH, { query: { page, pageSize, sort: 'id', sortOrder: 'asc' }, signal }),
    createSavedQuery: (body: api.SavedQueryRequest) => kibana<api.SavedQueryCreated>('POST', api.SAVED_QUERIES_PATH, { body }),
    setAlertStatus: (body: api.SignalsStatusRequest) => kibana<unknown>('POST', api.SIGNALS_STATUS_PATH, { body }),
    setAlertTags: (body: api.SignalsTagsRequest) => kibana<unknown>('POST', api.SIGNALS_TAGS_PATH, { body }),
    createTimeline: (body: api.TimelineRequest) => kibana<unknown>('POST', api.TIMELINE_PATH, { body }),
    createCase: (body: api.CaseRequest) => kibana<api.CaseAnswer>('POST', api.CASES_PATH, { body }),
    findCases: (query: CasesQuery, signal?: AbortSignal) =>
      kibana<api.CasesFindResponse>('GET', api.CASES_FIND_PATH, { query: { owner: api.CASE_OWNER, ...query }, signal }),
    casesOfAlert: (alertId: string, signal?: AbortSignal) =>
      kibana<readonly api.CaseOfAlert[]>('GET', fillPath(api.CASES_OF_ALERT_PATH, { id: alertId }), {
        query: { owner: api.CASE_OWNER },
        signal,
      }),
    addToCase: (caseId: string, body: api.CaseCommentRequest) =>
      kibana<api.CaseAnswer>('POST', fillPath(api.CASE_COMMENTS_PATH, { id: caseId }), { body }),
    /** `ruleId` is the rule's saved object id. */
    createRuleExceptions: (ruleId: string, items: readonly RuleExceptionItem[]) =>
      kibana<unknown>('POST', fillPath(api.RULE_EXCEPTIONS_PATH, { id: ruleId }), { body: { items } }),
  };
}

/** The API over the page's host; the same object as long as the host's HTTP is the same. */
export function useApi(): Api {
  const { http } = useHost();
  return useMemo(() => createApi(http), [http]);
}

export type StepBody = v.InferInput<typeof api.stepBodySchema>;
export type RunBody = v.InferInput<typeof api.runBodySchema>;
export type PinBody = v.InferInput<typeof api.pinBodySchema>;
export type VerdictBody = v.InferInput<typeof api.verdictBodySchema>;
export type EvaluateRequest = v.InferInput<typeof api.evaluateBodySchema>;

export interface LiveQueryResultsQuery {
  readonly page?: number;
  readonly pageSize?: number;
}

/** One value of each: the newest cases of a status that have all of the words. */
export interface CasesQuery {
  readonly status: api.CaseStatus;
  readonly search?: string;
  readonly defaultSearchOperator: 'AND';
  readonly sortField: 'createdAt';
  readonly sortOrder: 'desc';
  readonly perPage: number;
}

/** An exception item as Kibana's route for one rule takes it. */
export interface RuleExceptionItem {
  readonly name: string;
  readonly description: string;
  readonly type: 'simple';
  readonly entries: readonly ExceptionEntry[];
  readonly comments?: readonly { readonly comment: string }[];
  readonly os_types?: readonly ('linux' | 'macos' | 'windows')[];
  readonly tags?: readonly string[];
  readonly expire_time?: string;
}
