/**
 * Kibana's saved objects in memory, as far as our stores use them: ids are taken in every space at once, what is stored is a JSON copy,
 * each write gives a new version, and a write on another version than the stored one is refused with 409.
 */
import type { SavedObjectRead, SavedObjectsClientPort } from '../../server/kibana/stores/saved_objects_client';

interface Kept {
  readonly space: string;
  readonly attributes: string;
  readonly version: string;
}

export class MemorySavedObjects {
  private readonly kept = new Map<string, Kept>();
  private writes = 0;

  /** The client of a request in this space; several clients share what is stored. */
  client(space = 'default'): SavedObjectsClientPort {
    return {
      get: async (type, id) => this.find(space, type, id) ?? refuse(404, `Saved object [${type}/${id}] not found`),
      bulkGet: async (objects) => ({
        saved_objects: objects.map(
          ({ type, id }) => this.find(space, type, id) ?? { id, attributes: {}, error: { statusCode: 404, message: 'Not Found' } }
        ),
      }),
      create: async (type, attributes, { id, overwrite = false, version }) => {
        const key = `${type}:${id}`;
        const old = this.kept.get(key);
        if (old && old.space !== space) refuse(409, `Saved object [${type}/${id}] conflict: it exists in another space`);
        if (old && !overwrite) refuse(409, `Saved object [${type}/${id}] conflict`);
        if (version !== undefined && old?.version !== version) refuse(409, `[${id}]: version conflict`);
        this.writes += 1;
        this.kept.set(key, { space, attributes: JSON.stringify(attributes), version: `v${this.writes}` });
        return this.find(space, type, id);
      },
      // As of a type that nobody has registered.
      find: async () => ({ total: 0, saved_objects: [] }),
    };
  }

  private find(space: string, type: string, id: string): SavedObjectRead | undefined {
    const kept = this.kept.get(`${type}:${id}`);
    if (kept?.space !== space) return undefined;
    return { id, attributes: JSON.parse(kept.attributes), version: kept.version };
  }
}

/** Fails as the saved objects client does: with a Boom error. */
export function refuse(statusCode: number, message: string): never {
  throw Object.assign(new Error(message), { isBoom: true, output: { statusCode } });
}
