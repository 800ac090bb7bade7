/** What the application asks of the page it runs in. Kibana and the standalone page each give one; the app never asks which. */
import type { History } from 'history';
import type { Locale } from '../../common/rules/rule';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With `{placeholders}` already filled in and encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  /** `elastic-api-version`; ours is `1`, Kibana's public one `2023-10-31`. */
  readonly version: string;
  readonly signal?: AbortSignal;
  /** The request goes on when the page is left: for what was typed last. At most 64 KiB of body. */
  readonly keepalive?: boolean;
}

/** A request that failed: `statusCode` 0 when no answer came. */
export class HttpError extends Error {
  constructor(
    readonly statusCode: number,
    readonly code: string | undefined,
    message: string,
    readonly attributes: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions
  ) {
    super(message, options);
    this.name = 'HttpError';
  }
}

/** `forbidden`: the analyst's roles lack a right. `absent`: the Kibana plugin behind it is turned off. */
export type Ability = 'allowed' | 'forbidden' | 'absent';

/**
 * What this analyst can do here, as far as it is known before it is tried: a page offers what is `allowed`, and says of the rest why not.
 * The server decides in the end; a refused request says which right is missing.
 */
export interface Abilities {
  /** Steps, notes, runs, verdicts. */
  readonly work: Ability;
  /** Rule exceptions from a guide. */
  readonly exceptions: Ability;
  /** Status and tags of alerts. */
  readonly alerts: Ability;
  /** Any query of Osquery. */
  readonly liveQueries: Ability;
  /** Queries of Osquery that somebody saved: also for who may not run any. */
  readonly savedQueries: Ability;
  /** Saving queries of Osquery for others. */
  readonly saveQueries: Ability;
  readonly cases: Ability;
}

/** Addresses of the Security app's pages, with the host's base path; undefined where there is no such app. */
export interface SecurityLinks {
  readonly alerts: string;
  readonly alert: (alert: { readonly id: string; readonly index: string; readonly timestamp: string }) => string;
  /** By saved object id. */
  readonly rule: (id: string) => string;
  readonly case: (id: string) => string;
  /** A Timeline that is saved, opened over the page of all Timelines. */
  readonly timeline: (id: string) => string;
}

/** A search as it is handed on to another tool. */
export interface DiscoverSearch {
  readonly kql: string;
  readonly indices: readonly string[];
  /** ISO; undefined for all times. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly columns: readonly string[];
}

export interface Host {
  readonly http: { request<T>(request: HttpRequest): Promise<T> };
  readonly history: History;
  /** Where the app is mounted, for links that open in a new tab: `/app/investigationGuides`. */
  readonly basePath: string;
  readonly locale: Locale;
  /** Only where the host lets the app switch it (standalone); undefined hides the control. */
  readonly setLocale: ((locale: Locale) => void) | undefined;
  readonly colorMode: 'light' | 'dark';
  readonly setColorMode: ((mode: 'light' | 'dark') => void) | undefined;
  /** Whether the application may run the rules itself: in Kibana they run on their own. */
  readonly canRunDetection: boolean;
  readonly abilities: Abilities;
  /** Whether a closed alert keeps the reason that it was closed with: Kibana 9.2 and later, and the standalone server. */
  readonly keepsClosingReason: boolean;
  readonly securityLinks: SecurityLinks | undefined;
  /** Where a search is continued in Discover; undefined where there is none, or this analyst may not open it. */
  readonly discoverLink?: ((search: DiscoverSearch) => string) | undefined;
  /** Adds a page of the application (`/alerts/…`) to what was opened lately; the same `id` replaces. */
  readonly remember: (page: { readonly id: string; readonly label: string; readonly href: string }) => void;
  readonly notices: {
    success(title: string, text?: string): void;
    danger(title: string, text?: string): void;
  };
  readonly setBreadcrumbs: (crumbs: readonly { readonly text: string; readonly href?: string }[]) => void;
  readonly setTitle: (title: string) => void;
}
