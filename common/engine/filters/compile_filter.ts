/**
 * A rule's filters: conditions that Kibana's filter bar keeps beside the query, as Elasticsearch's query DSL. The kinds that filters are made of are
 * read; any other kind is named, because a filter that is left out would make a rule match too much.
 */
import { parseDateMath, parseDateMathEnd } from '../date_math';
import { prepareDocument, type EventSource, type FieldValue, type PreparedDocument } from '../document';
import { compare } from '../compile/compare';
import { parseTime } from '../compile/dates';
import { findFieldKind, type FieldTypes } from '../compile/field_types';
import { fieldPhrases } from '../compile/kql/value_list';
import { foldCase } from '../functions/fold_case';
import { compileWildcard } from '../regex/wildcard';

export type DocumentTest = (document: PreparedDocument) => boolean;

export type CompiledFilter = { readonly ok: true; readonly matches: DocumentTest } | { readonly ok: false; readonly message: string };

export interface FilterOptions {
  readonly types?: FieldTypes;
  /** Epoch ms that `now` stands for. */
  readonly now?: () => number;
}

/** One filter as a rule stores it: `{ meta: { negate, disabled }, query }`. A disabled one lets everything through. */
export function compileFilter(filter: EventSource, options: FilterOptions = {}): CompiledFilter {
  const meta = prepareDocument(filter);
  if (meta.values('meta.disabled')[0] === true) return { ok: true, matches: () => true };
  try {
    const test = new FilterCompiler(options).query(filter['query'] ?? withoutMeta(filter));
    return { ok: true, matches: meta.values('meta.negate')[0] === true ? (document) => !test(document) : test };
  } catch (error) {
    if (error instanceof NotSupported) return { ok: false, message: error.message };
    throw error;
  }
}

/** Older filters have no `query`: their condition stands beside `meta`. */
function withoutMeta(filter: EventSource): EventSource {
  return Object.fromEntries(Object.entries(filter).filter(([key]) => key !== 'meta' && key !== '$state'));
}

class NotSupported extends Error {
  constructor(what: string) {
    super(`A filter of the rule uses ${what}, which is not evaluated here.`);
  }
}

const DEEPEST = 50;

class FilterCompiler {
  private readonly types: FieldTypes | undefined;
  private readonly now: () => number;

  constructor({ types, now = Date.now }: FilterOptions) {
    this.types = types;
    this.now = now;
  }

  query(query: unknown, depth = 0): DocumentTest {
    if (depth > DEEPEST) throw new NotSupported('conditions nested too deeply');
    const [kind, body] = only(query, 'a condition of an unknown form');
    switch (kind) {
      case 'match_all':
        return () => true;
      case 'match_none':
        return () => false;
      case 'bool':
        return this.bool(record(body, kind), depth + 1);
      case 'exists': {
        const field = text(record(body, kind)['field'], kind);
        return (document) => document.values(field).length > 0;
      }
      case 'term':
      case 'match':
      case 'match_phrase':
        return this.equals(kind, body);
      case 'terms':
        return this.terms(record(body, kind));
      case 'wildcard':
        return this.pattern(kind, body, (value) => value);
      case 'prefix':
        return this.pattern(kind, body, (value) => `${value.replace(/[\\*?]/g, '\\$&')}*`);
      case 'range':
        return this.range(body);
      case 'query_string':
        return this.queryString(record(body, kind));
      default:
        throw new NotSupported(`"${kind}"`);
    }
  }

  private bool(body: EventSource, depth: number): DocumentTest {
    const clauses = (name: string): readonly DocumentTest[] => list(body[name] ?? []).map((clause) => this.query(clause, depth));
    const required = [...clauses('must'), ...clauses('filter')];
    const [optional, excluded] = [clauses('should'), clauses('must_not')];
    const unknown = Object.keys(body).find((name) => !BOOL_PARTS.has(name));
    if (unknown !== undefined) throw new NotSupported(`"bool.${unknown}"`);
    const least = body['minimum_should_match'] ?? (required.length === 0 && optional.length > 0 ? 1 : 0);
    if (typeof least !== 'number' && !/^\d+$/.test(String(least))) throw new NotSupported('"minimum_should_match" in percent');
    return (document) =>
      required.every((test) => test(document)) &&
      !excluded.some((test) => test(document)) &&
      optional.filter((test) => test(document)).length >= Number(least);
  }

  private equals(kind: string, body: unknown): DocumentTest {
    const [field, wanted] = only(body, `"${kind}" without a field`);
    const given = isRecord(wanted) ? (wanted['query'] ?? wanted['value']) : wanted;
    const caseInsensitive = isRecord(wanted) && wanted['case_insensitive'] === true;
    const value = scalar(given, kind);
    if (caseInsensitive) return anyValue(field, (found) => foldCase(String(found)) === foldCase(String(value)));
    return this.phrases(field, [String(value)]);
  }

  private terms(body: EventSource): DocumentTest {
    const [field, wanted] = only(Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'boost')), '"terms" without a field');
    return this.phrases(
      field,
      list(wanted).map((value) => String(scalar(value, 'terms')))
    );
  }

  private phrases(field: string, texts: readonly string[]): DocumentTest {
    const listed = fieldPhrases(texts, field, this.types);
    return (document) => listed.holdsAny(document.values(field));
  }

  private pattern(kind: string, body: unknown, patternOf: (value: string) => string): DocumentTest {
    const [field, wanted] = only(body, `"${kind}" without a field`);
    const value = String(scalar(isRecord(wanted) ? (wanted['value'] ?? wanted['wildcard']) : wanted, kind));
    const caseInsensitive = isRecord(wanted) && wanted['case_insensitive'] === true;
    const fold = caseInsensitive ? foldCase : (each: string): string => each;
    const fits = compileEscapedWildcard(fold(patternOf(value)));
    return anyValue(field, (found) => fits(fold(String(found))));
  }

  private range(body: unknown): DocumentTest {
    const [field, wanted] = only(body, '"range" without a field');
    const bounds = Object.entries(record(wanted, 'range')).filter(([name]) => !RANGE_OPTIONS.has(name));
    const tests = bounds.map(([name, value]) => {
      const operator = RANGE_OPERATORS.get(name);
      if (operator === undefined) throw new NotSupported(`"range.${name}"`);
      return this.bound(field, operator, scalar(value, 'range'));
    });
    return anyValue(field, (found) => tests.every((test) => test(found)));
  }

  private bound(field: string, operator: '<' | '<=' | '>' | '>=', wanted: FieldValue): (found: FieldValue) => boolean {
    const { kind } = findFieldKind(this.types, field);
    const isMath = typeof wanted === 'string' && (wanted.startsWith('now') || wanted.includes('||'));
    if (!isMath) return (found) => compare(kind, operator, found, wanted) === true;
    // An upper bound that is rounded (`now/d`) stands for the end of its unit where it is included, and so does a lower one that is not.
    const read = operator === '<=' || operator === '>' ? parseDateMathEnd : parseDateMath;
    // The same bound serves all values of a document: reading it again for each would take longer than comparing.
    let known: { readonly nowMs: number; readonly bound: number | undefined } | undefined;
    return (found) => {
      const nowMs = this.now();
      if (known?.nowMs !== nowMs) known = { nowMs, bound: read(wanted, nowMs) };
      const { bound } = known;
      const time = typeof found === 'boolean' ? null : parseTime(found);
      return bound !== undefined && time !== null && compare('number', operator, time.first, bound) === true;
    };
  }

  /** As far as Kibana itself writes it: one pattern for one field. */
  private queryString(body: EventSource): DocumentTest {
    const [fields, query] = [list(body['fields'] ?? []), body['query']];
    if (typeof query !== 'string' || fields.length === 0 || /[\s()"]/.test(query)) throw new NotSupported('"query_string"');
    const fits = compileEscapedWildcard(query);
    return (document) => fields.some((field) => document.values(String(field)).some((found) => fits(String(found))));
  }
}

const BOOL_PARTS: ReadonlySet<string> = new Set([
  'must',
  'filter',
  'should',
  'must_not',
  'minimum_should_match',
  'boost',
  'adjust_pure_negative',
]);
const RANGE_OPTIONS: ReadonlySet<string> = new Set(['format', 'time_zone', 'boost', 'relation']);
const RANGE_OPERATORS: ReadonlyMap<string, '<' | '<=' | '>' | '>='> = new Map([
  ['lt', '<'],
  ['lte', '<='],
  ['gt', '>'],
  ['gte', '>='],
]);

/** In the query DSL a backslash makes the next character plain. */
function compileEscapedWildcard(pattern: string): (value: string) => boolean {
  if (!pattern.includes('\\')) return compileWildcard(pattern);
  // What was escaped becomes a private character, and is put back behind the wildcards in both texts.
  const plain = pattern.replace(/\\([^])/g, (_, character: string) =>
    character === '*' ? '\ue000' : character === '?' ? '\ue001' : character
  );
  const fits = compileWildcard(plain);
  if (!/[\ue000\ue001]/.test(plain)) return fits;
  return (value) => fits(value.replace(/\*/g, '\ue000').replace(/\?/g, '\ue001'));
}

function anyValue(field: string, test: (found: FieldValue) => boolean): DocumentTest {
  return (document) => document.values(field).some(test);
}

function only(value: unknown, otherwise: string): readonly [string, unknown] {
  const [first, ...others] = isRecord(value) ? Object.entries(value) : [];
  if (first === undefined || others.length > 0) throw new NotSupported(otherwise);
  return first;
}

function record(value: unknown, kind: string): EventSource {
  if (isRecord(value)) return value;
  throw new NotSupported(`"${kind}" of an unknown form`);
}

function isRecord(value: unknown): value is EventSource {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function text(value: unknown, kind: string): string {
  if (typeof value === 'string') return value;
  throw new NotSupported(`"${kind}" of an unknown form`);
}

function scalar(value: unknown, kind: string): FieldValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new NotSupported(`"${kind}" of an unknown form`);
}
