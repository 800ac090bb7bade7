/** Which rules match which of some documents, rules of every type. */
import { prepareDocument, type EventSource, type PreparedDocument } from '../../common/engine';
import {
  ALL_OF_TIME,
  newestExecution,
  type CompiledRule,
  type EvaluationWindow,
  type NotEvaluable,
  type SetRule,
} from '../../common/detection';
import type { Rule } from '../../common/rules';
import { BoundedCache } from '../../server/app/bounded_cache';
import { restoreEvent } from '../../server/app/original_event';
import { RuleCatalog, partsOf, viewOf, type DocumentView, type RulePart } from './rule_catalog';

export interface RuleMatch {
  readonly rule: Rule;
  /** Places in the documents, in order, each once; never empty. */
  readonly documents: readonly number[];
  /** Of a threat match: by the place of a document those of the indicators that it shares values with. */
  readonly indicators: ReadonlyMap<number, readonly number[]>;
}

export interface Evaluation {
  readonly matches: readonly RuleMatch[];
  readonly notEvaluated: readonly { readonly rule: Rule; readonly why: NotEvaluable }[];
}

/** Told now and then how many of how many are done. */
export type OnProgress = (done: number, all: number) => void;

export class RuleEvaluator {
  private nowMs = 0;
  private readonly untyped: RuleCatalog;
  /** A batch asks with the same few sets of text fields again and again. */
  private readonly typed = new BoundedCache<RuleCatalog>({ entries: 8, characters: 1_000_000 });

  constructor(
    private readonly rules: readonly Rule[],
    private readonly clock: () => Date
  ) {
    this.untyped = new RuleCatalog(rules, { now: this.now });
  }

  catalog(textFields: readonly string[]): RuleCatalog {
    if (textFields.length === 0) return this.untyped;
    const names = [...new Set(textFields)].sort();
    return this.typed.of(JSON.stringify(names), () => {
      const types = Object.fromEntries(names.map((name) => [name, 'text']));
      return new RuleCatalog(this.rules, { now: this.now, types, untyped: this.untyped });
    });
  }

  /** Every rule, by way of the index. */
  evaluateAll(documents: readonly EventSource[], textFields: readonly string[], onProgress?: OnProgress): Evaluation {
    const views = this.viewsOf(documents);
    const catalog = this.catalog(textFields);
    const found = new MatchedParts();
    for (const index of documents.keys()) {
      for (const view of ['event', 'alert'] as const) {
        const document = views[view][index];
        if (document !== undefined) for (const part of catalog.index(view).matching(document)) found.add(part, index);
      }
      onProgress?.(index + 1, documents.length);
    }
    return collect(this.rules, catalog, (rule, compiled) => found.matchedBy(rule, compiled, views[viewOf(rule)]));
  }

  /** Some rules, each on every document. */
  evaluateSome(rules: readonly Rule[], documents: readonly EventSource[], textFields: readonly string[]): Evaluation {
    const views = this.viewsOf(documents);
    return collect(rules, this.catalog(textFields), (rule, compiled) => {
      const seen = views[viewOf(rule)];
      if (compiled.kind === 'set') return matchedBySet(rule, compiled, seen);
      return alone(seen.flatMap((document, index) => (compiled.matches(document) ? [index] : [])));
    });
  }

  /** As the rule sees it. */
  prepare(rule: Rule, document: EventSource): PreparedDocument {
    return atLeastOne(this.viewsOf([document])[viewOf(rule)]);
  }

  private viewsOf(documents: readonly EventSource[]): DocumentViews {
    const alert = documents.map(prepareDocument);
    const event = alert.map((document) => {
      const restored = restoreEvent(document.source);
      return restored === document.source ? document : prepareDocument(restored);
    });
    this.nowMs = newestTime(alert) ?? this.clock().getTime();
    return { alert, event };
  }

  /** The documents are looked at as the execution would have that found the newest of them, so that an answer does not depend on the day. */
  private readonly now = (): number => this.nowMs;
}

type DocumentViews = Readonly<Record<DocumentView, readonly PreparedDocument[]>>;

/** The documents that rules on single documents match, and of rules over several events the parts that some document satisfies. */
class MatchedParts {
  private readonly documents = new Map<Rule, number[]>();
  private readonly parts = new Map<Rule, Set<RulePart>>();

  add(part: RulePart, index: number): void {
    const { rule, compiled } = part;
    if (compiled.kind === 'document') {
      listIn(this.documents, rule).push(index);
      return;
    }
    const parts = this.parts.get(rule) ?? new Set();
    this.parts.set(rule, parts.add(part));
  }

  matchedBy(rule: Rule, compiled: CompiledRule, documents: readonly PreparedDocument[]): Matched {
    if (compiled.kind === 'document') return alone(this.documents.get(rule) ?? []);
    // Every part needs a document of its own, so a part that no document satisfies rules the whole rule out.
    if ((this.parts.get(rule)?.size ?? 0) < partsOf(compiled).length) return alone([]);
    return matchedBySet(rule, compiled, documents);
  }
}

function listIn(lists: Map<Rule, number[]>, rule: Rule): number[] {
  const list = lists.get(rule) ?? [];
  lists.set(rule, list);
  return list;
}

type Matched = Omit<RuleMatch, 'rule'>;

const NO_INDICATORS: Matched['indicators'] = new Map();

function alone(documents: readonly number[]): Matched {
  return { documents, indicators: NO_INDICATORS };
}

function matchedBySet(rule: Rule, compiled: SetRule, documents: readonly PreparedDocument[]): Matched {
  const sources = documents.map(({ source }) => source);
  const matches = compiled.evaluate(sources, windowOf(rule, compiled, sources));
  const matched = new Set(matches.flatMap((match) => match.documents));
  const indicators = matches.flatMap((match) => match.documents.map((place) => [place, match.indicators] as const));
  return {
    documents: [...matched].sort((left, right) => left - right),
    indicators: compiled.type === 'threat_match' ? new Map(indicators) : NO_INDICATORS,
  };
}

/** Only new terms have a before: for the rest all documents are what the execution looks at. */
function windowOf(rule: Rule, { type }: SetRule, documents: readonly EventSource[]): EvaluationWindow {
  return type === 'new_terms' ? newestExecution(documents, rule) : ALL_OF_TIME;
}

function collect(rules: readonly Rule[], catalog: RuleCatalog, matchedBy: (rule: Rule, compiled: CompiledRule) => Matched): Evaluation {
  const matches: RuleMatch[] = [];
  const notEvaluated: { rule: Rule; why: NotEvaluable }[] = [];
  for (const rule of rules) {
    const found = catalog.find(rule);
    if (!found.ok) {
      notEvaluated.push({ rule, why: found.why });
      continue;
    }
    const matched = matchedBy(rule, found.rule);
    if (matched.documents.length > 0) matches.push({ rule, ...matched });
  }
  return { matches, notEvaluated };
}

function newestTime(documents: readonly PreparedDocument[]): number | undefined {
  let newest: number | undefined;
  for (const document of documents) {
    const [value] = document.values('@timestamp');
    const timeMs = typeof value === 'number' ? value : Date.parse(String(value));
    if (!Number.isNaN(timeMs) && timeMs > (newest ?? -Infinity)) newest = timeMs;
  }
  return newest;
}

function atLeastOne<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('one document went in and none came out');
  return first;
}
