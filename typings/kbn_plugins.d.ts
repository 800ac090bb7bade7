/**
 * The server contracts of Kibana's plugins that this one reads through (checked against 8.12.2: the names by running, the
 * rest by reading; and against the main branch by reading). What their clients answer is read by schemas, so it is unknown here.
 */
declare module '@kbn/alerting-plugin/server' {
  import type { KibanaRequest } from '@kbn/core/server';

  export interface RulesClient {
    get(request: { readonly id: string }): Promise<unknown>;
    find(request: object): Promise<unknown>;
  }
  export interface AlertingStart {
    /** Since 9.0 it answers a promise. It fails where `xpack.encryptedSavedObjects.encryptionKey` is not set (seen on 8.12.2). */
    getRulesClientWithRequest(request: KibanaRequest): RulesClient | Promise<RulesClient>;
  }
}
declare module '@kbn/lists-plugin/server' {
  import type { SavedObjectsClient } from '@kbn/core/server';

  export interface ExceptionListClient {
    findExceptionListsItem(request: object): Promise<unknown>;
  }
  export interface ListsSetup {
    getExceptionListClient(savedObjectsClient: SavedObjectsClient, user: string): ExceptionListClient;
  }
}
declare module '@kbn/spaces-plugin/server' {
  import type { KibanaRequest } from '@kbn/core/server';

  export interface SpacesStart {
    readonly spacesService: { getSpaceId(request: KibanaRequest): string };
  }
}
declare module '@kbn/security-plugin/server' {
  import type { AuthenticatedUser, KibanaRequest } from '@kbn/core/server';

  export interface SecurityStart {
    readonly authc: { getCurrentUser(request: KibanaRequest): AuthenticatedUser | null };
  }
}
