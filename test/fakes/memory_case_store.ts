/** Cases in memory, keeping every promise of the port. */
import {
  attachedAlertIds,
  summarizeCase,
  withoutAttachedAlerts,
  type CaseAttachment,
  type CaseFile,
  type CaseSummary,
} from '../../server/app/cases/case_file';
import type { CaseStore } from '../../server/app/ports';

export class MemoryCaseStore implements CaseStore {
  private readonly files = new Map<string, CaseFile>();

  async create(file: CaseFile): Promise<void> {
    this.files.set(file.id, file);
  }

  async get(id: string): Promise<CaseFile | undefined> {
    return this.files.get(id);
  }

  async list(): Promise<readonly CaseSummary[]> {
    return this.summaries().reverse();
  }

  async ofAlert(alertId: string): Promise<readonly CaseSummary[]> {
    return this.summaries(({ attachments }) => attachedAlertIds(attachments).includes(alertId));
  }

  async attach(caseId: string, attachment: CaseAttachment): Promise<CaseFile | undefined> {
    const file = this.files.get(caseId);
    const added = file && withoutAttachedAlerts(attachment, new Set(attachedAlertIds(file.attachments)));
    if (file === undefined || added === undefined) return file;
    const changed = { ...file, updatedAt: added.at, updatedBy: added.by, attachments: [...file.attachments, added] };
    this.files.set(caseId, changed);
    return changed;
  }

  /** The oldest first; of the same moment, as they came. */
  private summaries(isWanted: (file: CaseFile) => boolean = () => true): CaseSummary[] {
    const files = [...this.files.values()].filter(isWanted);
    return files.map(summarizeCase).sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
  }
}
