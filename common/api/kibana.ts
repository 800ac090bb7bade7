/**
 * Kibana's public routes that this product calls: from the browser with the analyst's own rights, and served alike by
 * the standalone server. Shapes were seen on 8.12.2; each type names only what we use.
 */
export const PUBLIC_API_VERSION = '2023-10-31';

export const LIVE_QUERIES_PATH = '/api/osquery/live_queries';
export const LIVE_QUERY_PATH = '/api/osquery/live_queries/{id}';
export const LIVE_QUERY_RESULTS_PATH = '/api/osquery/live_queries/{id}/results/{action_id}';
export const SAVED_QUERIES_PATH = '/api/osquery/saved_queries';
export const SIGNALS_STATUS_PATH = '/api/detection_engine/signals/status';
export const SIGNALS_TAGS_PATH = '/api/detection_engine/signals/tags';
/** `{id}` is the rule's saved object id. */
export const RULE_EXCEPTIONS_PATH = '/api/detection_engine/rules/{id}/exceptions';

export interface LiveQueryRequest {
  readonly agent_ids?: readonly string[];
  /** As agents name it (`local_metadata.os.platform`): of Linux it is the distribution. Only agents that are online. */
  readonly agent_platforms?: readonly string[];
  readonly query: string;
  /**
   * The saved object id of a saved query: who may not run any query may run these. Newer Kibanas then run the text that is saved, older
   * ones `query`, so both have to come to the same.
   */
  readonly saved_query_id?: string;
  readonly alert_ids?: readonly string[];
  readonly ecs_mapping?: Readonly<Record<string, unknown>>;
  /** Seconds. */
  readonly timeout?: number;
}

export interface LiveQueryCreated {
  readonly data: {
    readonly action_id: string;
    readonly '@timestamp': string;
    readonly expiration: string;
    readonly agents: readonly string[];
    readonly queries: readonly {
      readonly action_id: string;
      readonly id: string;
      readonly query: string;
      readonly agents: readonly string[];
    }[];
  };
}

export interface LiveQueryStatus {
  readonly data: {
    readonly action_id: string;
    readonly expiration: string;
    readonly status: 'running' | 'completed';
    readonly queries: readonly {
      readonly action_id: string;
      readonly query: string;
      /** All that were asked. */
      readonly agents?: readonly string[];
      readonly docs: number;
      readonly pending: number;
      readonly responded: number;
      readonly successful: number;
      readonly failed: number;
      readonly status: 'running' | 'completed';
      /** Our standalone server fills it; Kibana answers it where an agent reported one. */
      readonly error?: string;
      /** Standalone only: rows were left out because the query gave more than the server keeps. */
      readonly truncated?: boolean;
    }[];
  };
}

/** Rows are `_source.osquery.<column>`; every value is a string, as osquery gives them. */
export interface LiveQueryResults {
  readonly data: {
    readonly total: number;
    readonly edges: readonly LiveQueryRow[];
    /** Elasticsearch's answer, in which Kibana found the edges. We read the edges. */
    readonly rawResponse?: { readonly hits: { readonly total: number; readonly hits: readonly LiveQueryRow[] } };
  };
}

export interface LiveQueryRow {
  readonly _id: string;
  readonly _source: { readonly osquery: Readonly<Record<string, unknown>>; readonly agent?: { readonly id?: string } };
}

export interface SavedQueryRequest {
  /** Letters, digits, `-` and `_`; 409 when it is taken. */
  readonly id: string;
  readonly description: string;
  readonly query: string;
  /** `linux`, or several with commas. */
  readonly platform?: string;
  /** Seconds, as a text: for packs only, and required all the same. */
  readonly interval: string;
  readonly ecs_mapping?: Readonly<Record<string, unknown>>;
}

export interface SavedQuery {
  readonly saved_object_id: string;
  readonly id: string;
  readonly description?: string;
  readonly query: string;
  readonly ecs_mapping?: Readonly<Record<string, unknown>>;
}

export interface SavedQueriesResponse {
  /** From 1. */
  readonly page: number;
  readonly per_page: number;
  readonly total: number;
  readonly data: readonly SavedQuery[];
}

export interface SavedQueryCreated {
  readonly data: SavedQuery;
}

export interface SignalsStatusRequest {
  readonly signal_ids: readonly string[];
  readonly status: 'open' | 'acknowledged' | 'closed';
  /** Kept by Kibana 9.2 and later, dropped by 8.12; only with `closed`. */
  readonly reason?: 'false_positive' | 'duplicate' | 'true_positive' | 'benign_positive' | 'automated_closure' | 'other';
}

/** Both lists have to be there, even when empty, and no tag may stand in both. */
export interface SignalsTagsRequest {
  readonly ids: readonly string[];
  readonly tags: { readonly tags_to_add: readonly string[]; readonly tags_to_remove: readonly string[] };
}
