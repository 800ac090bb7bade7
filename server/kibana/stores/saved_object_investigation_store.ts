/** Investigations of one space as saved objects, one an alert, written under Kibana's optimistic lock. */
import { createHash } from 'node:crypto';
import type { InvestigationResponse } from '../../../common/api';
import type { InvestigationStore } from '../../app/ports';
import { fromAttributes, INVESTIGATION_TYPE, toAttributes } from './investigation_type';
import type { SavedObjectRead, SavedObjectsClientPort } from './saved_objects_client';
import { savedObjectError, statusOf } from './store_errors';

const BATCH = 500;

export class SavedObjectInvestigationStore implements InvestigationStore {
  constructor(
    private readonly client: SavedObjectsClientPort,
    private readonly space: string
  ) {}

  async get(alertId: string): Promise<InvestigationResponse | undefined> {
    const stored = await this.read(alertId);
    return stored && fromAttributes(stored.attributes);
  }

  /** Replaces the object whole: an update would merge into what is there, and nothing could be taken away again. */
  async put(investigation: InvestigationResponse): Promise<boolean> {
    const base = investigation.version - 1;
    const stored = base === 0 ? undefined : await this.read(investigation.alert_id);
    if ((stored === undefined ? 0 : fromAttributes(stored.attributes).version) !== base) return false;
    const id = this.idOf(investigation.alert_id);
    try {
      await this.client.create(
        INVESTIGATION_TYPE,
        toAttributes(investigation),
        stored === undefined ? { id } : { id, overwrite: true, version: versionOf(stored) }
      );
      return true;
    } catch (error) {
      if (statusOf(error) === 409) return false;
      throw savedObjectError(error, 'write');
    }
  }

  async judgedTruePositive(alertIds: readonly string[]): Promise<ReadonlySet<string>> {
    const judged = new Set<string>();
    for (let start = 0; start < alertIds.length; start += BATCH) {
      for (const { alert_id, verdict } of await this.readAll(alertIds.slice(start, start + BATCH))) {
        if (verdict?.verdict === 'true_positive') judged.add(alert_id);
      }
    }
    return judged;
  }

  private async readAll(alertIds: readonly string[]): Promise<readonly InvestigationResponse[]> {
    const wanted = [...new Set(alertIds)].map((alertId) => ({ type: INVESTIGATION_TYPE, id: this.idOf(alertId) }));
    const { saved_objects: found } = await this.attempt(() => this.client.bulkGet(wanted));
    return found.flatMap(({ error, attributes }) => {
      if (error === undefined) return [fromAttributes(attributes)];
      if (error.statusCode === 404) return [];
      throw savedObjectError(Object.assign(new Error(error.message), { statusCode: error.statusCode }), 'read');
    });
  }

  private async read(alertId: string): Promise<SavedObjectRead | undefined> {
    try {
      return await this.client.get(INVESTIGATION_TYPE, this.idOf(alertId));
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw savedObjectError(error, 'read');
    }
  }

  private async attempt<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      throw savedObjectError(error, 'read');
    }
  }

  /** A hash: alert ids may be longer than an id in Elasticsearch, and of this type an id is taken in every space at once. */
  private idOf(alertId: string): string {
    return createHash('sha256')
      .update(JSON.stringify([this.space, alertId]))
      .digest('hex');
  }
}

/** Without the version the lock would not hold, and one analyst's work could silently replace another's. */
function versionOf({ id, version }: SavedObjectRead): string {
  if (version === undefined) throw new Error(`Kibana answered the saved object ${id} without its version`);
  return version;
}
