/**
 * Runs an expression over a text: one step for each character, from an expression to its derivative. Steps that were taken are kept,
 * so the matcher turns into a deterministic automaton along the paths that texts really take; nothing ever goes back in the text.
 *
 * Few expressions have so many derivatives that a long text leads to ever new ones (`.*a.{40}` has 2^40). Elasticsearch refuses them, by working
 * out all derivatives of every expression before it searches; here only a text is given up that comes to as many.
 */
import { isAnything, type CharacterSet, type RegularSet, type RegularSets } from './expression';

/** What is kept is dropped at this number of expressions and collected anew: memory stays bounded, answers do not change. */
const MOST_EXPRESSIONS = 20_000;
/** Derivatives that one text may lead to, counted by the parts that they have: what they cost to work out. */
const MOST_PARTS = 150_000;

/** An expression, and the way on by symbol. */
interface State {
  readonly set: RegularSet;
  readonly next: (State | undefined)[];
  readonly isAnything: boolean;
  readonly parts: number;
  /** The number of the last text that came here. */
  text: number;
}

export class RegexMatcher {
  private readonly boundaries: readonly number[];
  private readonly asciiSymbols: Uint8Array;
  private states = new Map<RegularSet, State>();
  private text = 0;

  constructor(
    private readonly sets: RegularSets,
    private readonly start: RegularSet,
    characterSets: readonly CharacterSet[]
  ) {
    this.boundaries = [...new Set(characterSets.flatMap((set) => set.flat()))].sort((left, right) => left - right);
    // Below 128 there are no more boundaries than characters.
    this.asciiSymbols = Uint8Array.from({ length: 128 }, (_, code) => this.findSymbol(code));
  }

  /** Whether the whole text is in the set; null where that would cost too much to find out. */
  matches(text: string): boolean | null {
    if (this.sets.size > MOST_EXPRESSIONS) this.forget();
    this.text += 1;
    let state = this.stateOf(this.start);
    let parts = 0;
    for (let place = 0; place < text.length; place++) {
      let code = text.charCodeAt(place);
      if (code >= 0xd800 && code < 0xdc00) {
        code = text.codePointAt(place) ?? code;
        if (code > 0xffff) place += 1;
      }
      const symbol = code < 128 ? (this.asciiSymbols[code] ?? 0) : this.findSymbol(code);
      state = state.next[symbol] ?? this.step(state, code, symbol);
      if (state.isAnything) return true;
      if (state.parts === 0) return false;
      if (state.text !== this.text) {
        state.text = this.text;
        parts += state.parts;
        if (parts > MOST_PARTS) return null;
      }
    }
    return state.set.isNullable;
  }

  private step(state: State, code: number, symbol: number): State {
    const next = this.stateOf(this.sets.derive(state.set, code, symbol));
    state.next[symbol] = next;
    return next;
  }

  private stateOf(set: RegularSet): State {
    let state = this.states.get(set);
    if (state === undefined) {
      state = { set, next: [], isAnything: isAnything(set), parts: partsOf(set), text: 0 };
      this.states.set(set, state);
    }
    return state;
  }

  private forget(): void {
    this.sets.forget();
    this.states = new Map();
  }

  /** Characters between two neighbouring boundaries are alike to every set of the pattern. */
  private findSymbol(codePoint: number): number {
    let [low, high] = [0, this.boundaries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.boundaries[middle] ?? 0) <= codePoint) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** How many alternatives a derivative has to follow; none, where no text can follow. */
function partsOf(set: RegularSet): number {
  switch (set.kind) {
    case 'nothing':
      return 0;
    case 'union':
    case 'intersection':
      return set.members.reduce((sum, member) => sum + partsOf(member), 1);
    case 'complement':
      return 1 + partsOf(set.item);
    case 'sequence':
      return 1 + partsOf(set.first);
    default:
      return 1;
  }
}
