/**
 * The parts of Kibana's browser contracts that this plugin touches, as declarations of our own; checked against 8.12.2 (by running) and
 * the main branch up to 9.6-dev (by reading). What is optional here is missing at one of the two ends. Only types: nothing of `@kbn/core`
 * is required when the plugin runs.
 */
declare module '@kbn/core/public' {
  import type { ComponentType, MouseEvent, ReactElement, ReactNode } from 'react';
  import type { History } from 'history';

  export interface Subscription {
    unsubscribe(): void;
  }
  export interface Subscribable<T> {
    subscribe(onNext: (value: T) => void): Subscription;
  }

  /** Draws on an element that Kibana owns; answers what takes it away again. */
  export type MountPoint = (element: HTMLElement) => () => void;

  export interface FetchOptions {
    readonly method: string;
    readonly version: string;
    readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
    readonly body?: string;
    readonly signal?: AbortSignal;
    readonly keepalive?: boolean;
  }

  export interface HttpStart {
    fetch<T>(path: string, options: FetchOptions): Promise<T>;
    /** Knows where Kibana is mounted, and the space. */
    readonly basePath: { prepend(path: string): string };
  }

  /** By feature id, then by the name that the feature gives the right. A right that is known and not granted is false. */
  export type Capabilities = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

  export interface ApplicationStart {
    readonly capabilities: Capabilities;
    readonly currentAppId$: Subscribable<string | undefined>;
    /** With the base path and the space. */
    getUrlForApp(appId: string, options: { readonly path: string }): string;
    navigateToUrl(url: string): Promise<void>;
  }

  export interface Breadcrumb {
    readonly text: string;
    readonly href?: string;
    readonly onClick?: (event: MouseEvent<HTMLElement>) => void;
  }

  export interface HelpExtension {
    readonly appName: string;
    readonly links: readonly { readonly linkType: 'custom'; readonly href: string; readonly content: string }[];
  }

  export interface ChromeStart {
    setBreadcrumbs(crumbs: Breadcrumb[]): void;
    /** Kibana's own name comes last. */
    readonly docTitle: { change(title: string | string[]): void };
    /** What the help menu shows for the open application; forgotten when another one is opened. */
    setHelpExtension(extension?: HelpExtension): void;
    /** `link` goes without the base path. */
    readonly recentlyAccessed: { add(link: string, label: string, id: string): void };
    /** The main branch prefers an element to `mount`, which 8.12 does not know; it draws both. */
    readonly navControls: { registerRight(control: { readonly order?: number; readonly mount: MountPoint }): void };
  }

  /** Amsterdam in 8.x; since 9.0 the theme has a name as well, and the mode may follow the system while the page is open. */
  export interface CoreTheme {
    readonly darkMode: boolean;
    readonly name?: string;
  }

  export interface Toast {
    readonly title: string;
    readonly text?: string;
  }

  export interface CoreStart {
    readonly application: ApplicationStart;
    readonly http: HttpStart;
    readonly notifications: { readonly toasts: { addSuccess(toast: Toast): unknown; addDanger(toast: Toast): unknown } };
    readonly chrome: ChromeStart;
    readonly theme: { readonly theme$: Subscribable<CoreTheme> };
    /** Wraps an application in the page's language, EUI's own texts included. */
    readonly i18n: { readonly Context: ComponentType<{ children: ReactNode }> };
    /** Since 9.1: language, theme and error boundary in one. */
    readonly rendering?: { addContext(element: ReactNode): ReactElement };
  }

  export interface MountParams {
    readonly element: HTMLElement;
    readonly history: History;
    readonly appBasePath: string;
    /** Deprecated on the main branch, which still draws it. */
    readonly setHeaderActionMenu?: (mount: MountPoint | undefined) => void;
  }

  export interface AppCategory {
    readonly id: string;
    readonly label: string;
    readonly order: number;
    readonly euiIconType?: string;
  }

  /** Where a deep link is shown is `navLinkStatus` in 8.12 and `visibleIn` now; without either both offer it in the search only. */
  export interface AppDeepLink {
    readonly id: string;
    readonly title: string;
    readonly path: string;
    readonly keywords: string[];
  }

  export interface AppRegistration {
    readonly id: string;
    readonly title: string;
    readonly category: AppCategory;
    readonly euiIconType: string;
    readonly keywords: string[];
    readonly deepLinks: AppDeepLink[];
    readonly mount: (params: MountParams) => Promise<() => void>;
  }

  export interface CoreSetup<StartPlugins> {
    readonly application: { register(app: AppRegistration): void };
    getStartServices(): Promise<readonly [core: CoreStart, plugins: StartPlugins, ...own: unknown[]]>;
  }

  export interface PluginInitializerContext {
    readonly env: { readonly packageInfo: { readonly version: string } };
  }
}
