/**
 * Many queries, one document: which of them could match at all? The document is walked once along the fields that queries ask for; each value
 * is looked up, and the atoms that it satisfies are ticked off. A query is a candidate when what it needs is ticked. What of a query cannot be looked up
 * is then asked of the document: together they answer exactly what running every query would (a property test holds them to it).
 */
import { prepareDocument, type EventSource, type FieldValue, type PreparedDocument } from '../document';
import { foldCase } from '../functions/fold_case';
import { emptyNode, MOST_LAST_KEYS, nodeOf, type FieldNode } from './field_tree';
import { mostSelectiveAtoms } from './commonness';
import type { Indexable } from './indexable';
import { holdsText } from './many_values';
import { NeedProgram } from './need_program';
import { numberLists, type NumberLists } from './number_lists';
import { QueryGroups } from './query_groups';
import type { Atom, Need } from './needs';
import { KeptValues, ValueLookUp } from './value_look_up';

/** A query with its condition on a single document. */
export interface IndexedQuery<Q> {
  readonly query: Q;
  readonly condition: Indexable & { matches(document: PreparedDocument): boolean };
}

/** Why the index offered a query: what it looks for, and the value of the document that is, begins or ends with it, or has it inside. */
export interface CandidateReason {
  readonly atom: Atom;
  readonly field: string;
  readonly value: string;
}

export class RuleIndex<Q> {
  private readonly root = emptyNode();
  private readonly kept = new KeptValues();
  private readonly atomNumbers = new Map<string, number>();
  private readonly program = new NeedProgram();
  /** Of each query its need in the program. */
  private readonly places: Int32Array;
  /** Of which nothing can be looked up that would choose among documents. */
  private readonly always: readonly number[];
  /** Queries are found by groups: those that are looked up by the same atoms are one. */
  private readonly groupsOfAtom: NumberLists;
  private readonly queriesOfGroup: NumberLists;

  private document = 0;
  /** By the number of an atom the document that it was last ticked for. */
  private readonly ticked: Int32Array;
  /** By the number of a group the document that it was last found for: a document may hold several of its atoms. */
  private readonly foundFor: Int32Array;
  /** The groups that were found for the document. */
  private readonly found: Int32Array;
  private foundCount = 0;

  constructor(private readonly queries: readonly IndexedQuery<Q>[]) {
    const numberOf = (atom: Atom): number => this.numberOf(atom);
    this.places = Int32Array.from(queries, ({ condition }) => this.program.write(condition.need, numberOf));
    const groups = new QueryGroups();
    const always: number[] = [];
    for (const [query, { condition }] of queries.entries()) {
      const atoms = mostSelectiveAtoms(condition.need);
      if (atoms === undefined) always.push(query);
      else groups.add(query, atoms.map(numberOf));
    }
    this.always = always;
    this.queriesOfGroup = numberLists(groups.queries);
    this.groupsOfAtom = numberLists(Array.from({ length: this.atomNumbers.size }, (_, atom) => groups.byAtom.get(atom)));
    this.ticked = new Int32Array(this.atomNumbers.size);
    this.foundFor = new Int32Array(groups.queries.length);
    this.found = new Int32Array(groups.queries.length);
  }

  /** Every query that matches the document, each once. */
  matching(document: PreparedDocument): readonly Q[] {
    const offered = this.look(document.source);
    const matching: Q[] = [];
    if (offered === null) {
      for (const { query, condition } of this.queries) if (condition.matches(document)) matching.push(query);
    } else {
      for (const { query, condition } of offered) if (condition.matchesRest(document)) matching.push(query);
    }
    return matching;
  }

  /** The queries that are not ruled out by what can be looked up. */
  candidates(source: EventSource): readonly Q[] {
    return (this.look(source) ?? this.queries).map(({ query }) => query);
  }

  /** Undefined where the query is no candidate; empty where nothing of it was looked up. */
  explain(query: Q, source: EventSource): readonly CandidateReason[] | undefined {
    const offered = this.look(source);
    const indexed = (offered ?? this.queries).find((each) => each.query === query);
    if (indexed === undefined) return undefined;
    return offered === null ? [] : (reasonsFor(indexed.condition.need, prepareDocument(source)) ?? []);
  }

  /** The candidates; null for a document that is built so oddly that looking could miss a value. */
  private look(source: EventSource): readonly IndexedQuery<Q>[] | null {
    this.nextDocument();
    if (!this.walk(source, this.root)) return null;
    const { found, foundCount, queriesOfGroup } = this;
    const offered: IndexedQuery<Q>[] = [];
    for (const query of this.always) this.offer(query, offered);
    for (let place = 0; place < foundCount; place++) {
      const group = found[place] ?? 0;
      const end = queriesOfGroup.starts[group + 1] ?? 0;
      for (let next = queriesOfGroup.starts[group] ?? 0; next < end; next++) this.offer(queriesOfGroup.items[next] ?? 0, offered);
    }
    return offered;
  }

  private offer(query: number, offered: IndexedQuery<Q>[]): void {
    if (!this.program.holds(this.places[query] ?? 0, this.ticked, this.document)) return;
    const indexed = this.queries[query];
    if (indexed !== undefined) offered.push(indexed);
  }

  /** Ticks are never taken away, they grow old; when the numbers are used up, all are. */
  private nextDocument(): void {
    this.foundCount = 0;
    this.document += 1;
    if (this.document < MOST_DOCUMENTS) return;
    this.ticked.fill(0);
    this.foundFor.fill(0);
    this.document = 1;
  }

  /** Equal atoms of different queries are one. */
  private numberOf(atom: Atom): number {
    const known = this.atomNumbers.get(atom.key);
    if (known !== undefined) return known;
    const number = this.atomNumbers.size;
    this.atomNumbers.set(atom.key, number);
    const node = nodeOf(this.root, atom.field);
    node.lookUp ??= new ValueLookUp(this.kept);
    node.lookUp.enter(atom, number);
    return number;
  }

  /** False where arrays stand inside arrays: walking them this way could miss a value. */
  private walk(source: EventSource, node: FieldNode): boolean {
    const { below, lastKeys, lastNodes } = node;
    let place = 0;
    // Decoded JSON inherits nothing that is enumerable.
    for (const key in source) {
      let next: FieldNode | undefined;
      if (lastKeys[place] === key) next = lastNodes[place];
      else {
        next = below.get(key);
        if (place < MOST_LAST_KEYS) {
          lastKeys[place] = key;
          lastNodes[place] = next;
        }
      }
      place += 1;
      if (next !== undefined && !this.visit(source[key], next)) return false;
    }
    return true;
  }

  private visit(value: unknown, node: FieldNode): boolean {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      if (node.lookUp !== undefined) this.tick(node.lookUp.find(value));
      return true;
    }
    if (Array.isArray(value)) {
      if (value.length > MANY_VALUES && !value.some(isListOrObject)) {
        this.visitMany(value, node);
        return true;
      }
      for (const item of value) if (Array.isArray(item) || !this.visit(item, node)) return false;
      return true;
    }
    return !isObject(value) || this.walk(value, node);
  }

  /** Of a list without lists and objects in it. */
  private visitMany(list: readonly unknown[], node: FieldNode): void {
    const { lookUp } = node;
    if (lookUp === undefined) return;
    const values = list.filter(isFieldValue);
    const few = fewDistinct(values);
    if (few === null) lookUp.findInMany(values, (atom) => this.tickAtom(atom));
    else for (const value of few) this.tick(lookUp.find(value));
  }

  private tick(atoms: readonly number[]): void {
    for (const atom of atoms) this.tickAtom(atom);
  }

  private tickAtom(atom: number): void {
    const { ticked, groupsOfAtom, foundFor, found, document } = this;
    if (ticked[atom] === document) return;
    ticked[atom] = document;
    const end = groupsOfAtom.starts[atom + 1] ?? 0;
    for (let next = groupsOfAtom.starts[atom] ?? 0; next < end; next++) {
      const group = groupsOfAtom.items[next] ?? 0;
      if (foundFor[group] === document) continue;
      foundFor[group] = document;
      found[this.foundCount] = group;
      this.foundCount += 1;
    }
  }
}

/** So many different values of a field are looked up together. */
const MANY_VALUES = 1_000;

/** Null where they are more than that. */
function fewDistinct(values: readonly FieldValue[]): ReadonlySet<FieldValue> | null {
  const distinct = new Set<FieldValue>();
  for (const value of values) {
    distinct.add(value);
    if (distinct.size > MANY_VALUES) return null;
  }
  return distinct;
}

/** Counted with 32 bits. */
const MOST_DOCUMENTS = 2 ** 31 - 1;

/** Of alternatives the first that the document holds; undefined where it lacks the need. */
function reasonsFor(need: Need, document: PreparedDocument): readonly CandidateReason[] | undefined {
  switch (need.kind) {
    case 'atom': {
      const value = document.values(need.field).find((each) => holds(String(each), need));
      return value === undefined ? undefined : [{ atom: need, field: need.field, value: String(value) }];
    }
    case 'all': {
      const reasons = need.needs.map((each) => reasonsFor(each, document));
      return reasons.includes(undefined) ? undefined : reasons.flatMap((each) => each ?? []);
    }
    case 'any':
      for (const each of need.needs) {
        const reasons = reasonsFor(each, document);
        if (reasons !== undefined) return reasons;
      }
      return undefined;
    case 'none':
      return need.needs.every((each) => reasonsFor(each, document) === undefined) ? [] : undefined;
  }
}

function holds(value: string, { where, text, fits }: Atom): boolean {
  return (fits === undefined || fits(value)) && holdsText(foldCase(value), where, text);
}

function isListOrObject(item: unknown): boolean {
  return typeof item === 'object' && item !== null;
}

function isFieldValue(item: unknown): item is FieldValue {
  return typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean';
}

function isObject(value: unknown): value is EventSource {
  return typeof value === 'object' && value !== null;
}
