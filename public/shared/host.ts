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
  readonly canRunDetection?: boolean;
  readonly notices: {
    success(title: string, text?: string): void;
    danger(title: string, text?: string): void;
  };
  readonly setBreadcrumbs: (crumbs: readonly { readonly text: string; readonly href?: string }[]) => void;
  readonly setTitle: (title: string) => void;
}
