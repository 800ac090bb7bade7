/**
 * The parts of Kibana's server contracts that this plugin touches, as declarations of our own; checked against 8.12.2 (by running)
 * and the main branch up to 9.6-dev (by reading). Only types: nothing of `@kbn/core` is required when the plugin runs.
 */
declare module '@kbn/core/server' {
  import type { Type } from '@kbn/config-schema';

  export interface Logger {
    debug(message: string): void;
    info(message: string): void;
    warn(message: string): void;
    error(message: string | Error): void;
  }

  export interface KibanaRequest {
    readonly params: unknown;
    readonly query: unknown;
    readonly body: unknown;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  }

  /** What a handler answers; only `KibanaResponseFactory` makes one. */
  export interface KibanaResponse {
    readonly status: number;
  }

  export interface KibanaResponseFactory {
    ok(options: { readonly body: unknown }): KibanaResponse;
    customError(options: {
      readonly statusCode: number;
      readonly body: { readonly message: string; readonly attributes?: Readonly<Record<string, unknown>> };
    }): KibanaResponse;
  }

  export interface ValidationResultFactory {
    ok<T>(value: T): { readonly value: T };
  }
  export type ValidationFunction = (data: unknown, result: ValidationResultFactory) => { readonly value: unknown };

  export interface VersionedRouteConfig {
    readonly path: string;
    readonly access: 'internal' | 'public';
    /** Required from 9.0 on; 8.12 ignores it and reads the tags. */
    readonly security: { readonly authz: { readonly requiredPrivileges: readonly string[] } };
    readonly options: {
      readonly tags: readonly string[];
      /** Not for GET. */
      readonly body?: { readonly maxBytes: number };
    };
  }

  export interface VersionedRoute<Context> {
    addVersion(
      options: {
        readonly version: string;
        readonly validate: {
          readonly request: { readonly params: ValidationFunction; readonly query: ValidationFunction; readonly body?: ValidationFunction };
        };
      },
      handler: (context: Context, request: KibanaRequest, response: KibanaResponseFactory) => Promise<KibanaResponse>
    ): VersionedRoute<Context>;
  }

  export interface Router<Context> {
    readonly versioned: Readonly<Record<'get' | 'post' | 'put', (config: VersionedRouteConfig) => VersionedRoute<Context>>>;
  }

  /** What core gives a handler, with the rights of the request's user and in its space. */
  export interface RequestCore {
    readonly elasticsearch: { readonly client: { readonly asCurrentUser: { search(request: object): Promise<unknown> } } };
    readonly savedObjects: {
      readonly client: SavedObjectsClient;
      getClient(options: { readonly includedHiddenTypes: readonly string[] }): SavedObjectsClient;
    };
    /** Advanced settings as the user's space has them. */
    readonly uiSettings?: { readonly client: { get(key: string): Promise<unknown> } };
    /** Since 8.13; before, the `security` plugin knows the user. */
    readonly security?: { readonly authc: { getCurrentUser(): AuthenticatedUser | null } };
  }
  export interface RequestContext {
    readonly core: Promise<RequestCore>;
  }

  export interface AuthenticatedUser {
    readonly username: string;
  }

  export interface SavedObject {
    readonly id: string;
    readonly attributes: unknown;
    readonly version?: string | undefined;
    readonly error?: { readonly statusCode: number; readonly message: string } | undefined;
  }
  export interface SavedObjectsClient {
    get(type: string, id: string): Promise<SavedObject>;
    bulkGet(objects: { readonly type: string; readonly id: string }[]): Promise<{ readonly saved_objects: readonly SavedObject[] }>;
    create(
      type: string,
      attributes: Record<string, unknown>,
      options: { readonly id: string; readonly overwrite?: boolean; readonly version?: string }
    ): Promise<unknown>;
    find(options: { readonly type: string; readonly perPage: number; readonly aggs: object }): Promise<unknown>;
  }

  export interface CoreSetup<StartPlugins> {
    readonly http: { createRouter(): Router<RequestContext> };
    readonly savedObjects: { registerType(type: object): void };
    getStartServices(): Promise<readonly [core: unknown, plugins: StartPlugins, own: unknown]>;
  }

  export interface PluginInitializerContext<Config> {
    readonly logger: { get(): Logger };
    /** Checked by the schema before the plugin is made. */
    readonly config: { get(): Config };
  }

  /** What the server's folder exports as `config`. Without it Kibana takes no setting under the plugin's path. */
  export interface PluginConfigDescriptor<Config> {
    readonly schema: Type<Config>;
  }
}
