/** Investigations in memory, with the optimistic lock of the port. */
import type { InvestigationResponse } from '../../common/api';
import type { InvestigationStore } from '../../server/app/ports';

export class MemoryInvestigationStore implements InvestigationStore {
  private readonly stored = new Map<string, InvestigationResponse>();

  async get(alertId: string): Promise<InvestigationResponse | undefined> {
    return this.stored.get(alertId);
  }

  async put(investigation: InvestigationResponse): Promise<boolean> {
    const version = this.stored.get(investigation.alert_id)?.version ?? 0;
    if (version !== investigation.version - 1) return false;
    this.stored.set(investigation.alert_id, investigation);
    return true;
  }

  async judgedTruePositive(alertIds: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(alertIds.filter((id) => this.stored.get(id)?.verdict?.verdict === 'true_positive'));
  }
}
