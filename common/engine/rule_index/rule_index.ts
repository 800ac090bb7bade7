/**
 * Many queries, one document: which of them could match at all? The document is walked once along the fields that queries ask for; each value
 * is looked up, and the atoms that it satisfies are ticked off. A query is a candidate when of each of its needs one atom is ticked. Whether it matches, its
 * own predicate says: index and predicate together answer exactly what running every predicate would (a property test holds them to it).
 */
import { prepareDocument, type EventSource } from '../document';
import { foldCase } from '../functions/fold_case';
import { emptyNode, nodeOf, type FieldNode } from './field_tree';
import { commonness, mostSelective, type Atom, type Need } from './needs';
import { KeptValues, ValueLookUp } from './value_look_up';

export interface IndexedQuery<Q> {
  readonly query: Q;
  readonly needs: readonly Need[];
}

/** Why the index offered a query: each need with the value of the document that satisfied it. */
export interface CandidateReason {
  readonly need: Need;
  readonly field: string;
  readonly value: string;
}

interface Entry<Q> {
  readonly query: Q;
  /** The other needs as numbers of atoms, of each of which one must be ticked; the most selective first. */
  readonly rest: readonly (readonly number[])[];
}

/** The queries that are looked up by one need. */
interface Access<Q> {
  readonly entries: Entry<Q>[];
  /** The document that they were last offered for: a document may hold several atoms of the need. */
  document: number;
}

/** A long list costs more to go through than the predicate, which looks it up. */
const MOST_CHECKED = 30;

export class RuleIndex<Q> {
  private readonly root = emptyNode();
  private readonly kept = new KeptValues();
  private readonly all: readonly Q[];
  /** Queries without needs are always candidates. */
  private readonly always: readonly Q[];
  private readonly needsByQuery = new Map<Q, readonly Need[]>();
  private readonly atomNumbers = new Map<string, number>();
  private readonly accessByNeed = new Map<string, Access<Q>>();
  private readonly accessByAtom: (Access<Q>[] | undefined)[] = [];
  /** By the number of an atom the document that it was last ticked for. */
  private readonly ticked: number[] = [];
  private document = 0;

  constructor(queries: readonly IndexedQuery<Q>[]) {
    this.all = queries.map(({ query }) => query);
    const always: Q[] = [];
    for (const { query, needs } of queries) {
      this.needsByQuery.set(query, needs);
      const access = mostSelective(needs);
      if (access === undefined) always.push(query);
      else this.add(query, access, needs);
    }
    this.always = always;
  }

  /** Every query that can match the document, each once, and few others. */
  candidates(source: EventSource): readonly Q[] {
    this.document += 1;
    const hits: Access<Q>[] = [];
    if (!this.walk(source, this.root, hits)) return this.all;
    const found = [...this.always];
    for (const { entries } of hits) {
      for (const { query, rest } of entries) if (this.areTicked(rest)) found.push(query);
    }
    return found;
  }

  /** Undefined where the query is no candidate; empty where it asks for nothing that can be looked up. */
  explain(query: Q, source: EventSource): readonly CandidateReason[] | undefined {
    if (!this.candidates(source).includes(query)) return undefined;
    const document = prepareDocument(source);
    return (this.needsByQuery.get(query) ?? []).flatMap((need) => {
      for (const atom of need) {
        const value = document.values(atom.field).find((each) => holds(String(each), atom));
        if (value !== undefined) return [{ need, field: atom.field, value: String(value) }];
      }
      return [];
    });
  }

  private add(query: Q, access: Need, needs: readonly Need[]): void {
    const rest = needs
      .filter((need) => need !== access && need.length <= MOST_CHECKED)
      .sort((left, right) => commonness(left) - commonness(right))
      .map((need) => need.map((atom) => this.numberOf(atom)));
    this.accessOf(access).entries.push({ query, rest });
  }

  private accessOf(need: Need): Access<Q> {
    const numbers = [...new Set(need.map((atom) => this.numberOf(atom)))].sort((left, right) => left - right);
    const key = numbers.join();
    const known = this.accessByNeed.get(key);
    if (known !== undefined) return known;
    const access: Access<Q> = { entries: [], document: 0 };
    this.accessByNeed.set(key, access);
    for (const number of numbers) (this.accessByAtom[number] ??= []).push(access);
    return access;
  }

  /** Equal atoms of different queries are one. */
  private numberOf(atom: Atom): number {
    const key = `${atom.where} ${atom.field} ${atom.text}`;
    const known = this.atomNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.ticked.length;
    this.atomNumbers.set(key, number);
    this.ticked.push(0);
    this.accessByAtom.push(undefined);
    const node = nodeOf(this.root, atom.field);
    node.lookUp ??= new ValueLookUp(this.kept);
    node.lookUp.enter(atom, number);
    return number;
  }

  private areTicked(needs: readonly (readonly number[])[]): boolean {
    for (const need of needs) if (!this.isAnyTicked(need)) return false;
    return true;
  }

  private isAnyTicked(atoms: readonly number[]): boolean {
    for (const atom of atoms) if (this.ticked[atom] === this.document) return true;
    return false;
  }

  /** False for a document that is built so oddly (arrays inside arrays) that walking it this way could miss a value. */
  private walk(source: EventSource, node: FieldNode, hits: Access<Q>[]): boolean {
    // What an object inherits could be ticked too; then a query is offered that does not match, and no harm is done.
    for (const key in source) {
      const next = node.below.get(key);
      if (next !== undefined && !this.visit(source[key], next, hits)) return false;
    }
    return true;
  }

  private visit(value: unknown, node: FieldNode, hits: Access<Q>[]): boolean {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      if (node.lookUp !== undefined) this.tick(node.lookUp.find(value), hits);
      return true;
    }
    if (Array.isArray(value)) {
      for (const item of value) if (Array.isArray(item) || !this.visit(item, node, hits)) return false;
      return true;
    }
    return !isObject(value) || this.walk(value, node, hits);
  }

  private tick(atoms: readonly number[], hits: Access<Q>[]): void {
    const { ticked, accessByAtom, document } = this;
    for (const atom of atoms) {
      if (ticked[atom] === document) continue;
      ticked[atom] = document;
      for (const access of accessByAtom[atom] ?? NONE) {
        if (access.document === document) continue;
        access.document = document;
        hits.push(access);
      }
    }
  }
}

const NONE: readonly never[] = [];

function holds(value: string, { where, text }: Atom): boolean {
  if (where === 'present') return true;
  const folded = foldCase(value);
  return where === 'whole' ? folded === text : where === 'start' ? folded.startsWith(text) : folded.endsWith(text);
}

function isObject(value: unknown): value is EventSource {
  return typeof value === 'object' && value !== null;
}
