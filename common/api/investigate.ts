/** The searches of a guide (`investigate` directives): what they ask for an alert, and what they find. */
import * as v from 'valibot';
import type { InvestigateResolution } from '../guides/investigate/resolve_investigate';
import { API_BASE, idSchema } from './base';
import type { UnreadEventReason } from './source_events';

export const GUIDE_SEARCH_PATH = `${API_BASE}/alerts/{id}/guide/searches/{search_id}`;

export const guideSearchParamsSchema = v.object({ id: idSchema, search_id: idSchema });
/** `rule_id`: the search is of the guide of another rule, which is loaded, for this alert's data. */
export const guideSearchQuerySchema = v.object({ rule_id: v.optional(idSchema) });

/** One answer shows this many documents; the rest is for Discover and Timeline. */
export const MOST_FOUND_ROWS = 20;
/** Documents are counted up to here, as Kibana does. */
export const MOST_COUNTED = 10_000;

/** A search of a guide for an alert: what it asks, with the alert's values in it, or why it cannot be asked. */
export interface SearchResolution extends InvestigateResolution {
  /** The same as KQL, to be read and to be opened elsewhere; '' when nothing can be asked. */
  readonly kql: string;
}

/** `refused`: the store did not take the search, `message` is its own word. */
export type FoundPart =
  | { readonly searched: true; readonly total: number; readonly is_least: boolean }
  | { readonly searched: false; readonly why: UnreadEventReason | 'refused'; readonly message?: string };

export interface FoundRow {
  readonly kind: 'event' | 'alert';
  readonly id: string;
  readonly index: string;
  /** ISO; undefined for a document without a time. */
  readonly timestamp: string | undefined;
  /** The alert itself, or an event that it was made of. */
  readonly is_origin: boolean;
  /** By column; every value of the field as text, cut where it is long. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export interface GuideSearchResponse {
  readonly events: FoundPart;
  readonly alerts: FoundPart;
  /** Fields that any of the rows has, in the order in which they are worth reading. */
  readonly columns: readonly string[];
  /** Newest first. */
  readonly rows: readonly FoundRow[];
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly kql: string;
  /** Index patterns that were searched for events. */
  readonly indices: readonly string[];
  /** How many alternatives of the search were asked, and how many there are. */
  readonly asked: number;
  readonly alternatives: number;
}
