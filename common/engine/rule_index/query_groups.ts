/** Queries that are looked up by the same atoms, as one group: many queries share their most selective atoms, and a document finds each group once. */
export class QueryGroups {
  /** By the number of the group. */
  readonly queries: number[][] = [];
  readonly byAtom = new Map<number, number[]>();
  private readonly numbers = new Map<string, number>();

  add(query: number, atoms: readonly number[]): void {
    const distinct = [...new Set(atoms)].sort((left, right) => left - right);
    const key = distinct.join();
    const group = this.numbers.get(key) ?? this.begin(key, distinct);
    this.queries[group]?.push(query);
  }

  private begin(key: string, atoms: readonly number[]): number {
    const group = this.queries.length;
    this.queries.push([]);
    this.numbers.set(key, group);
    for (const atom of atoms) {
      const groups = this.byAtom.get(atom);
      if (groups === undefined) this.byAtom.set(atom, [group]);
      else groups.push(group);
    }
    return group;
  }
}
