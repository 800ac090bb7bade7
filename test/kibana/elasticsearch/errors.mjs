/** Failures as Elasticsearch words them; http_server.mjs turns them into answers. */

export class EsError extends Error {
  constructor(status, type, reason, details = {}) {
    super(reason);
    this.status = status;
    this.body = { error: { root_cause: [{ type, reason, ...details }], type, reason, ...details }, status };
  }
}

export const noSuchIndex = (name) =>
  new EsError(404, 'index_not_found_exception', `no such index [${name}]`, {
    'resource.type': 'index_or_alias',
    'resource.id': name,
    index_uuid: '_na_',
    index: name,
  });

export const notAnAlias = (name) =>
  new EsError(
    404,
    'index_not_found_exception',
    `no such index [${name}] and [require_alias] request flag is [true] and [${name}] is not an alias`,
    { index: name }
  );

export const alreadyExists = (what) => new EsError(400, 'resource_already_exists_exception', `${what} already exists`);

export const noSuchResource = (reason) => new EsError(404, 'resource_not_found_exception', reason);

export const versionConflict = (index, id, reason) =>
  new EsError(409, 'version_conflict_engine_exception', `[${id}]: version conflict, ${reason}`, { index });

export const illegalArgument = (reason) => new EsError(400, 'illegal_argument_exception', reason);
