/** Exceptions in memory. */
import type { ExceptionItem } from '../../common/exceptions/exception';
import type { ExceptionStore } from '../../server/app/ports';

export class MemoryExceptionStore implements ExceptionStore {
  private readonly items: ExceptionItem[] = [];

  async ofRule(ruleId: string): Promise<readonly ExceptionItem[]> {
    return this.items.filter((item) => item.ruleId === ruleId).sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
  }

  async create(item: ExceptionItem): Promise<void> {
    this.items.push(item);
  }
}
