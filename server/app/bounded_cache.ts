/**
 * What was worked out for a text, kept for the next time that the text comes along. Texts come from rules and alerts, so both
 * their number and their length together are bounded; the longest unused go first.
 */
export interface CacheLimits {
  readonly entries: number;
  /** Over all keys together. */
  readonly characters: number;
}

export class BoundedCache<Value> {
  private readonly kept = new Map<string, { readonly value: Value }>();
  private characters = 0;

  constructor(private readonly limits: CacheLimits) {}

  /** The value of the key, made now when it is not kept. A `make` that throws leaves nothing behind. */
  of(key: string, make: () => Value): Value {
    const known = this.kept.get(key);
    const entry = known ?? { value: make() };
    if (known) this.kept.delete(key);
    else this.characters += key.length;
    // A map keeps the order of insertion, and each use inserts anew: the first key is the longest unused.
    this.kept.set(key, entry);
    if (!known) this.makeRoom();
    return entry.value;
  }

  /** The newest stays, however long its key is. */
  private makeRoom(): void {
    for (const key of this.kept.keys()) {
      const isWithin = this.kept.size <= this.limits.entries && this.characters <= this.limits.characters;
      if (isWithin || this.kept.size === 1) return;
      this.kept.delete(key);
      this.characters -= key.length;
    }
  }
}
