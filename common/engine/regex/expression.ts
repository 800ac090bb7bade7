/**
 * Regular expressions as sets of texts: union, intersection, complement, concatenation, repetition of sets of characters.
 *
 * Equal expressions are one object: the builders below simplify, put the members of a union in one order, and look every result up by
 * the numbers of its parts. That makes the number of derivatives of an expression finite and comparing them a comparison of objects.
 */

/** Half-open range of code points. */
export type CodePointRange = readonly [start: number, end: number];

/** Sorted, disjoint ranges. */
export type CharacterSet = readonly CodePointRange[];

interface Base {
  readonly id: number;
  /** Whether "" is in the set. */
  readonly isNullable: boolean;
}

export type RegularSet = Base & Shape;

type Shape =
  | { readonly kind: 'nothing' | 'empty_text' }
  | { readonly kind: 'characters'; readonly set: CharacterSet }
  | { readonly kind: 'sequence'; readonly first: RegularSet; readonly rest: RegularSet }
  | { readonly kind: 'repetition'; readonly item: RegularSet; readonly least: number; readonly most: number }
  | { readonly kind: 'union' | 'intersection'; readonly members: readonly RegularSet[] }
  | { readonly kind: 'complement'; readonly item: RegularSet };

export const ANY_CHARACTER: CharacterSet = [[0, 0x110000]];

/** Builds expressions; one builder for each pattern, so that what a pattern needed goes away with it. */
export class RegularSets {
  private readonly known = new Map<string, RegularSet>();
  private readonly derivatives = new Map<number, Map<number, RegularSet>>();
  private nextId = 0;
  readonly nothing: RegularSet = this.intern('0', (id) => ({ id, kind: 'nothing', isNullable: false }));
  readonly emptyText: RegularSet = this.intern('1', (id) => ({ id, kind: 'empty_text', isNullable: true }));
  readonly anything: RegularSet = this.repetition(this.characters(ANY_CHARACTER), 0, Infinity);

  /** How many different expressions are kept. */
  get size(): number {
    return this.known.size;
  }

  /** Lets go of what is kept. Expressions in use stay valid (their numbers are not given again), they are only built anew when next needed. */
  forget(): void {
    this.known.clear();
    this.derivatives.clear();
  }

  characters(set: CharacterSet): RegularSet {
    if (set.length === 0) return this.nothing;
    return this.intern(`c${set.join(';')}`, (id) => ({ id, kind: 'characters', set, isNullable: false }));
  }

  sequence(first: RegularSet, rest: RegularSet): RegularSet {
    if (first.kind === 'nothing' || rest.kind === 'nothing') return this.nothing;
    if (first.kind === 'empty_text') return rest;
    if (rest.kind === 'empty_text') return first;
    // Always bent to the right, so that (ab)c and a(bc) are one expression.
    if (first.kind === 'sequence') return this.sequence(first.first, this.sequence(first.rest, rest));
    const isNullable = first.isNullable && rest.isNullable;
    return this.intern(`s${first.id},${rest.id}`, (id) => ({ id, kind: 'sequence', first, rest, isNullable }));
  }

  repetition(item: RegularSet, least: number, most: number): RegularSet {
    if (most < least) return this.nothing;
    if (most === 0 || item.kind === 'empty_text') return this.emptyText;
    if (item.kind === 'nothing') return least === 0 ? this.emptyText : this.nothing;
    if (least === 1 && most === 1) return item;
    if (item.kind === 'repetition' && item.least === 0 && item.most === Infinity) return item;
    const isNullable = least === 0 || item.isNullable;
    return this.intern(`r${item.id},${least},${most}`, (id) => ({ id, kind: 'repetition', item, least, most, isNullable }));
  }

  union(members: readonly RegularSet[]): RegularSet {
    const flat = this.flatten('union', members).filter((member) => member.kind !== 'nothing');
    if (flat.some((member) => isAnything(member))) return this.anything;
    return this.combine('union', flat, this.nothing);
  }

  intersection(members: readonly RegularSet[]): RegularSet {
    const flat = this.flatten('intersection', members).filter((member) => !isAnything(member));
    if (flat.some((member) => member.kind === 'nothing')) return this.nothing;
    return this.combine('intersection', flat, this.anything);
  }

  complement(item: RegularSet): RegularSet {
    if (item.kind === 'complement') return item.item;
    if (item.kind === 'nothing') return this.anything;
    if (isAnything(item)) return this.nothing;
    return this.intern(`n${item.id}`, (id) => ({ id, kind: 'complement', item, isNullable: !item.isNullable }));
  }

  /**
   * The texts that may follow `codePoint` so that the whole is in the set (Brzozowski's derivative). `symbol` numbers the characters
   * that no part of the pattern tells apart: they have one derivative, which is kept.
   */
  derive(of: RegularSet, codePoint: number, symbol: number): RegularSet {
    let kept = this.derivatives.get(of.id);
    if (kept === undefined) {
      kept = new Map();
      this.derivatives.set(of.id, kept);
    }
    let derived = kept.get(symbol);
    if (derived === undefined) {
      derived = this.differentiate(of, codePoint, symbol);
      kept.set(symbol, derived);
    }
    return derived;
  }

  private differentiate(of: RegularSet, codePoint: number, symbol: number): RegularSet {
    const derive = (part: RegularSet): RegularSet => this.derive(part, codePoint, symbol);
    switch (of.kind) {
      case 'nothing':
      case 'empty_text':
        return this.nothing;
      case 'characters':
        return contains(of.set, codePoint) ? this.emptyText : this.nothing;
      case 'sequence':
        return this.union(this.alternatives(of, derive));
      case 'repetition':
        return this.sequence(derive(of.item), this.repetition(of.item, Math.max(of.least - 1, 0), of.most - 1));
      case 'union':
        return this.union(of.members.map(derive));
      case 'intersection':
        return this.intersection(of.members.map(derive));
      case 'complement':
        return this.complement(derive(of.item));
    }
  }

  /** What may come next in a sequence: its first part, and as long as parts may be empty, the part after. */
  private alternatives(of: RegularSet, derive: (part: RegularSet) => RegularSet): readonly RegularSet[] {
    const alternatives: RegularSet[] = [];
    let left = of;
    while (left.kind === 'sequence') {
      alternatives.push(this.sequence(derive(left.first), left.rest));
      if (!left.first.isNullable) return alternatives;
      left = left.rest;
    }
    return [...alternatives, derive(left)];
  }

  private flatten(kind: 'union' | 'intersection', members: readonly RegularSet[]): readonly RegularSet[] {
    return members.flatMap((member) => (member.kind === kind ? member.members : [member]));
  }

  private combine(kind: 'union' | 'intersection', flat: readonly RegularSet[], none: RegularSet): RegularSet {
    const members = [...new Set(flat)].sort((left, right) => left.id - right.id);
    const [only] = members;
    if (only === undefined) return none;
    if (members.length === 1) return only;
    const nullable = (member: RegularSet): boolean => member.isNullable;
    const isNullable = kind === 'union' ? members.some(nullable) : members.every(nullable);
    const key = `${kind === 'union' ? 'u' : 'i'}${members.map((member) => member.id).join()}`;
    return this.intern(key, (id) => ({ id, kind, members, isNullable }));
  }

  private intern(key: string, build: (id: number) => Base & Shape): RegularSet {
    let found = this.known.get(key);
    if (found === undefined) {
      found = build(this.nextId++);
      this.known.set(key, found);
    }
    return found;
  }
}

/** Every text there is. Told by its shape: after `forget` there may be two of them. */
export function isAnything(set: RegularSet): boolean {
  return (
    set.kind === 'repetition' && set.least === 0 && set.most === Infinity && set.item.kind === 'characters' && isWholePlane(set.item.set)
  );
}

function isWholePlane(set: CharacterSet): boolean {
  return set.length === 1 && set[0]?.[0] === 0 && set[0][1] === 0x110000;
}

export function contains(set: CharacterSet, codePoint: number): boolean {
  let [low, high] = [0, set.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = set[middle];
    if (range === undefined) return false;
    if (codePoint < range[0]) high = middle - 1;
    else if (codePoint >= range[1]) low = middle + 1;
    else return true;
  }
  return false;
}

/** Sorted and joined, whatever the order and overlap of what is given. */
export function uniteRanges(ranges: readonly CodePointRange[]): CharacterSet {
  const sorted = [...ranges].sort((left, right) => left[0] - right[0]);
  const joined: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = joined[joined.length - 1];
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

export function invert(set: CharacterSet): CharacterSet {
  const inverted: CodePointRange[] = [];
  let from = 0;
  for (const [start, end] of set) {
    if (start > from) inverted.push([from, start]);
    from = end;
  }
  if (from < 0x110000) inverted.push([from, 0x110000]);
  return inverted;
}
