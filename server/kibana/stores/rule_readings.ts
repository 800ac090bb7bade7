/**
 * Rules that were read before. Reading one parses its query, and a compiled query is kept by the rule object that it came from, so both
 * are done once a rule and not once a request. A reading is used again only for the very same text, which the client of the request
 * has just answered: nobody sees a rule through it that Kibana would not show them, and it cannot be stale.
 */
import type { ReadResult } from '../../../common/rules';
import type { SavedRule } from './rules_client';

export class RuleReadings {
  private readonly kept = new Map<string, { readonly text: string; readonly result: ReadResult }>();

  constructor(
    private readonly read: (saved: SavedRule) => ReadResult,
    private readonly limit = 10_000
  ) {}

  of(saved: SavedRule): ReadResult {
    const text = JSON.stringify(saved);
    const before = this.kept.get(saved.id);
    if (before?.text === text) return before.result;
    const result = this.read(saved);
    this.keep(saved.id, { text, result });
    return result;
  }

  /** Makes room by the oldest reading. */
  private keep(id: string, reading: { readonly text: string; readonly result: ReadResult }): void {
    this.kept.delete(id);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size < this.limit) break;
      this.kept.delete(oldest);
    }
    this.kept.set(id, reading);
  }
}
