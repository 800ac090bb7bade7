import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  compileEql,
  compileKql,
  prepareDocument,
  searchSamples,
  searchSequences,
  type CompiledEql,
  type EventSource,
} from '../common/engine';
import { compileRule } from '../common/detection';
import { sampleRule } from './fakes/sample_rule';

interface Row {
  readonly language: string;
  /** A query, or below the heading "Rules" a rule's own settings. */
  readonly query: string;
  readonly documents: string;
  readonly types: string;
  readonly answer: string;
}

/**
 * The tables of docs/language.md: three or four cells a row, code in backticks; the heading above says of what language the queries are,
 * and four cells are query, documents, field types and answer.
 */
function rowsOf(text: string): readonly Row[] {
  let language = '';
  return text.split('\n').flatMap((line): readonly Row[] => {
    language = /^## (\w+)/.exec(line)?.[1] ?? language;
    if (!line.startsWith('| `')) return [];
    const cells = line.slice(2, -2).split(/(?<!\\) \| /);
    const [query, documents, ...others] = cells.map((cell) => /^`(.*)`$/.exec(cell)?.[1] ?? cell);
    const [answer, types = '{}'] = [...others].reverse();
    if (query === undefined || documents === undefined || answer === undefined || others.length > 2) return [];
    return [{ language, query: query.replaceAll('\\|', '|'), documents, types, answer }];
  });
}

function answerOf(row: Row): string {
  const given: unknown = JSON.parse(row.documents);
  const sources: readonly EventSource[] = Array.isArray(given) ? given : [given];
  const compiled = compiledOf(row);
  if (!compiled.ok) return compiled.diagnostics[0]?.code ?? '';
  const { value } = compiled;
  if (value.kind === 'sequence' || value.kind === 'sample') return places(value, sources);
  return sources.every((source) => value.matches(prepareDocument(source))) ? 'yes' : 'no';
}

function compiledOf({ language, query, types }: Row) {
  if (language === 'Rules') return { ok: true, value: compiledRule(query) } as const;
  const options = types === '{}' ? {} : { types: JSON.parse(types) };
  return language === 'KQL' ? compileKql(query, options) : compileEql(query, options);
}

function compiledRule(settings: string) {
  const { query, event_category_override: eventCategoryOverride } = JSON.parse(settings);
  const compiled = compileRule(sampleRule({ type: 'eql', language: 'eql', query, eventCategoryOverride }));
  if (!compiled.ok || compiled.rule.kind !== 'document') throw new Error(settings);
  return compiled.rule;
}

function places(compiled: Exclude<CompiledEql, { readonly kind: 'event' }>, sources: readonly EventSource[]): string {
  const found = compiled.kind === 'sequence' ? searchSequences(compiled, sources) : searchSamples(compiled, sources);
  return JSON.stringify(found.map(({ events }) => events.flatMap((event) => (event === null ? [] : [event.index]))));
}

const text = readFileSync('docs/language.md', 'utf8');
const rows = rowsOf(text);

describe('docs/language.md', () => {
  it('has no row that is not read', () => {
    const written = text.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows).toHaveLength(written.length);
    expect(new Set(rows.map(({ language }) => language))).toEqual(new Set(['EQL', 'KQL', 'Rules']));
  });

  it.each(rows)('$query on $documents $types: $answer', (row) => {
    const expected = row.answer.startsWith('[') ? JSON.stringify(JSON.parse(row.answer)) : row.answer;
    expect(answerOf(row)).toBe(expected);
  });
});

/** What does not fit a table: the limits that the page names. */
describe('the limits in docs/language.md', () => {
  const codeOf = (query: string): string => answerOf({ language: 'EQL', query, documents: '{}', types: '{}', answer: '' });

  it.each([
    ['a query of 100,000 characters', `any where x == "${'a'.repeat(100_000 - 'any where x == ""'.length)}"`, 'no'],
    ['a longer one', `any where x == "${'a'.repeat(100_000)}"`, 'too_long'],
    ['one that nests 300 levels deep', `any where ${'('.repeat(300)}x == 1${')'.repeat(300)}`, 'too_deep'],
    ['a regular expression of more than 1,000 characters', `any where x regex "${'a'.repeat(1_001)}.*"`, 'invalid_regex'],
  ])('%s', (_what, query, answer) => expect(codeOf(query)).toBe(answer));
});
