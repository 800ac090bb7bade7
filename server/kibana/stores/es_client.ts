/**
 * The part of Elasticsearch's client that the stores use. In Kibana it is `core.elasticsearch.client.asCurrentUser` (client 8.9 in
 * Kibana 8.12, client 9 since 9.0), so every call is made with the analyst's own rights. Answers are `unknown`: the stores read them
 * by a schema, because the shape belongs to a server that is older or newer than this code.
 */
import type { SearchFilter } from '../../../common/guides';

export interface EsClient {
  search(request: EsSearchRequest): Promise<unknown>;
}

export interface EsSearchRequest {
  /** One name, or several with commas between them. */
  readonly index: string;
  /** Searches the indices that are there and may be read, and says nothing of the others. */
  readonly ignore_unavailable?: boolean;
  readonly query?: EsQuery;
  readonly post_filter?: EsQuery;
  readonly sort?: EsSort[];
  readonly from?: number;
  readonly size?: number;
  readonly search_after?: EsSortValue[];
  readonly aggs?: Record<string, EsAggregation>;
  /** A number: how far to count. */
  readonly track_total_hits?: boolean | number;
  readonly _source?: string[];
  /** After this long the search answers with what it has. */
  readonly timeout?: string;
}

export type EsSortValue = string | number | boolean | null;
export type EsSort = Record<
  string,
  { readonly order: 'asc' | 'desc'; readonly missing?: '_last'; readonly unmapped_type?: 'keyword' | 'float' | 'date' }
>;

/** The kinds of query that the stores write; `should` beside `filter` only scores. */
export type EsQuery =
  | { readonly match_all: Record<string, never> }
  | { readonly match_none: Record<string, never> }
  | { readonly ids: { readonly values: string[] } }
  | { readonly term: Record<string, { readonly value: string }> }
  | { readonly terms: Record<string, string[]> }
  | { readonly range: Record<string, { readonly gte?: number; readonly lte?: number; readonly format: 'epoch_millis' }> }
  | { readonly exists: { readonly field: string } }
  | SearchFilter
  | { readonly wildcard: Record<string, { readonly value: string; readonly case_insensitive: true }> }
  | { readonly constant_score: { readonly filter: EsQuery; readonly boost: number } }
  | {
      readonly bool: {
        readonly filter?: EsQuery[];
        readonly should?: EsQuery[];
        readonly must_not?: EsQuery[];
        readonly minimum_should_match?: number;
      };
    };

export interface EsAggregation {
  readonly filter?: EsQuery;
  readonly filters?: { readonly filters: Record<string, EsQuery> };
  readonly terms?: { readonly field: string; readonly size: number; readonly order: Record<string, 'asc' | 'desc'>[] };
  readonly max?: { readonly field: string };
  readonly composite?: {
    readonly size: number;
    readonly sources: Record<string, { readonly terms: { readonly field: string } }>[];
    readonly after?: Record<string, EsSortValue>;
  };
  readonly aggs?: Record<string, EsAggregation>;
}
