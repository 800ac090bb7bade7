/**
 * The part of Kibana's saved objects client that the stores use: bound to the request, so to the analyst's space and rights. It must
 * have been made with our hidden type included. Its errors are Boom's, see `statusOf`.
 */
export interface SavedObjectsClientPort {
  get(type: string, id: string): Promise<SavedObjectRead>;
  bulkGet(objects: { readonly type: string; readonly id: string }[]): Promise<{ readonly saved_objects: readonly SavedObjectRead[] }>;
  /** With `overwrite` and the `version` that was read it replaces that version whole, or fails with 409. */
  create(
    type: string,
    attributes: Record<string, unknown>,
    options: { readonly id: string; readonly overwrite?: boolean; readonly version?: string }
  ): Promise<unknown>;
  find(options: { readonly type: string; readonly perPage: number; readonly aggs: object }): Promise<unknown>;
}

export interface SavedObjectRead {
  readonly id: string;
  readonly attributes: unknown;
  readonly version?: string | undefined;
  /** In an answer to `bulkGet`: this one could not be read. */
  readonly error?: { readonly statusCode: number; readonly message: string } | undefined;
}
