/** The parts of Kibana's browser contracts that this plugin touches, alike from 8.12 to the newest 9.x. */
import type { ComponentType, ReactNode } from 'react';
import type { History } from 'history';

export interface Subscription {
  unsubscribe(): void;
}

export interface Subscribable<T> {
  subscribe(onNext: (value: T) => void): Subscription;
}

export interface FetchOptions {
  readonly method: string;
  readonly version: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  readonly keepalive?: boolean;
}

export interface MountParams {
  readonly element: HTMLElement;
  readonly history: History;
  readonly appBasePath: string;
}

export interface AppCategory {
  readonly id: string;
  readonly label: string;
  readonly order: number;
}

export interface AppRegistration {
  readonly id: string;
  readonly title: string;
  readonly category: AppCategory;
  readonly euiIconType: string;
  readonly mount: (params: MountParams) => Promise<() => void>;
}

export interface Toast {
  readonly title: string;
  readonly text?: string;
}

export interface CoreStart {
  readonly application: { readonly capabilities: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>> };
  readonly http: { fetch<T>(path: string, options: FetchOptions): Promise<T> };
  readonly notifications: { readonly toasts: { addSuccess(toast: Toast): unknown; addDanger(toast: Toast): unknown } };
  readonly chrome: {
    setBreadcrumbs(crumbs: { text: string; href?: string }[]): void;
    readonly docTitle: { change(title: string): void };
  };
  readonly theme: { readonly theme$: Subscribable<{ readonly darkMode: boolean }> };
  /** Wraps an application in the page's language, EUI's own texts included. */
  readonly i18n: { readonly Context: ComponentType<{ children: ReactNode }> };
}

export interface CoreSetup {
  readonly application: { register(app: AppRegistration): void };
  getStartServices(): Promise<readonly [CoreStart, ...unknown[]]>;
}
