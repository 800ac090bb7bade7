import { describe, expect, it } from 'vitest';
import { hasConformanceData, readCaseLines, readCases } from '../../../test/fixtures/conformance';
import { compileKql, prepareDocument, parseKql, printKql, type EventSource, type FieldTypes } from '../index';

interface ParserCase {
  readonly query: string;
  readonly accept: boolean;
  readonly schema?: FieldTypes;
}

/**
 * The reference has a switch against capital keywords, so each such query comes twice: accepted and refused. Kibana accepts them, and
 * so the second is no case for us.
 */
const isCapitalKeyword = ({ query, accept }: ParserCase): boolean => !accept && /\b(?:AND|OR|NOT)\b/.test(query);

describe.skipIf(!hasConformanceData)('parser cases of the reference', () => {
  const cases = hasConformanceData ? readCases<ParserCase[]>('kql/kql_parser.json') : [];
  it.each(cases.filter((each) => !isCapitalKeyword(each)))('$query with the schema $schema: $accept', ({ query, accept, schema }) => {
    expect(compileKql(query, { types: schema }).ok).toBe(accept);
    const parsed = parseKql(query);
    if (schema === undefined) expect(parsed.ok).toBe(accept);
    if (!parsed.ok) return;
    const again = parseKql(printKql(parsed.value));
    expect(again.ok && withoutSpans(again.value)).toEqual(withoutSpans(parsed.value));
  });
});

describe.skipIf(!hasConformanceData)('parser cases that are refused by a switch of the reference', () => {
  const cases = hasConformanceData ? readCases<ParserCase[]>('kql/kql_parser.json').filter(isCapitalKeyword) : [];
  it.each(cases)('$query: taken, as Kibana does', ({ query }) => expect(parseKql(query).ok).toBe(true));
});

function withoutSpans(tree: unknown): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === 'span' ? undefined : value)));
}

function matches(query: string, document: EventSource, types?: FieldTypes): boolean {
  const compiled = compileKql(query, types === undefined ? {} : { types });
  if (!compiled.ok) throw new Error(`${query}\n${compiled.diagnostics.map(({ message }) => message).join('\n')}`);
  const prepared = prepareDocument(document);
  const isMatch = compiled.value.matches(prepared);
  expect(compiled.value.explain(prepared).isMatch).toBe(isMatch);
  return isMatch;
}

describe.skipIf(!hasConformanceData)('evaluator cases of the reference', () => {
  interface EvaluatorCase {
    readonly query: string;
    readonly document: EventSource;
    readonly expected: boolean;
  }
  const cases = hasConformanceData ? readCases<EvaluatorCase[]>('kql/kql_evaluator.json') : [];
  it.each(cases)('$query: $expected', ({ query, document, expected }) => expect(matches(query, document)).toBe(expected));
});

describe.skipIf(!hasConformanceData)('equivalent pairs of the reference', () => {
  const cases = hasConformanceData ? readCases<{ readonly query: string; readonly equivalent: string }[]>('kql/kql_equivalent.json') : [];
  it.each(cases)('$query is $equivalent', ({ query, equivalent }) => {
    const values = [
      undefined,
      'b',
      'c',
      'd',
      'e',
      1,
      2,
      3,
      'y',
      ['b', 'c'],
      ['c', 'd', 'e'],
      ['b', 'c', 'd', 'e'],
      'Accepted password for root',
    ];
    for (const a of values)
      for (const b of values)
        for (const c of [undefined, 3, 4, 'd']) {
          const document = { a, b, c, e: 'f', x: b, message: a, process: { name: 'agent12' } };
          expect(matches(query, document), JSON.stringify(document)).toBe(matches(equivalent, document));
        }
  });
});

describe.skipIf(!hasConformanceData)('public detection rules', () => {
  interface Positive {
    readonly name: string;
    readonly query: string;
    readonly docs: readonly EventSource[];
    readonly negatives?: readonly EventSource[];
    readonly case_negative?: EventSource | null;
    readonly text_fields?: readonly string[];
    readonly confirmed_with_text_fields: boolean;
  }

  it.each(['kql', 'kql_stock_geneve', 'new_terms', 'threshold'])('%s: match what makes them fire and nothing that must not', (file) => {
    const lines = readCaseLines<Positive>(`positives/${file}.ndjson`).filter((line) => line.confirmed_with_text_fields);
    expect(lines.length).toBeGreaterThan(0);
    const wrong: string[] = [];
    for (const { name, query, docs, negatives = [], case_negative: caseNegative, text_fields: textFields = [] } of lines) {
      const types = Object.fromEntries(textFields.map((field) => [field, 'text']));
      const missed = docs.filter((document) => !matches(query, document, types)).length;
      const taken = [...negatives, ...(caseNegative ? [caseNegative] : [])].filter((document) => matches(query, document, types)).length;
      if (missed + taken > 0) wrong.push(`${name}: ${missed} missed, ${taken} taken by mistake\n${query}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(['query_kuery', 'new_terms', 'threshold', 'threat_match'])('%s: all parse and print back', (file) => {
    for (const { query, language } of readCaseLines<{ readonly query: string; readonly language: string }>(`rules/${file}.ndjson`)) {
      if (language !== 'kuery') continue;
      const parsed = parseKql(query);
      if (!parsed.ok) throw new Error(`${query}\n${JSON.stringify(parsed.diagnostics)}`);
      const again = parseKql(printKql(parsed.value));
      expect(again.ok && withoutSpans(again.value)).toEqual(withoutSpans(parsed.value));
    }
  });
});
