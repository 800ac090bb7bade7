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

interface Row {
  readonly language: string;
  readonly query: string;
  readonly documents: string;
  readonly answer: string;
}

/** The tables of docs/language.md: three cells a row, code in backticks; below the heading "KQL" it is KQL. */
function rowsOf(text: string): readonly Row[] {
  let language = '';
  return text.split('\n').flatMap((line): readonly Row[] => {
    language = /^## (\w+)/.exec(line)?.[1] ?? language;
    const [, query, documents, answer] = /^\| `(.*)` \| `(.*)` \| `?(.*?)`? \|$/.exec(line) ?? [];
    if (query === undefined || documents === undefined || answer === undefined) return [];
    return [{ language, query: query.replaceAll('\\|', '|'), documents, answer }];
  });
}

function answerOf({ language, query, documents }: Row): string {
  const given: unknown = JSON.parse(documents);
  const sources: readonly EventSource[] = Array.isArray(given) ? given : [given];
  const compiled = language === 'KQL' ? compileKql(query) : compileEql(query);
  if (!compiled.ok) return compiled.diagnostics[0]?.code ?? '';
  const { value } = compiled;
  if (value.kind === 'sequence' || value.kind === 'sample') return places(value, sources);
  return sources.every((source) => value.matches(prepareDocument(source))) ? 'yes' : 'no';
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
    expect(new Set(rows.map(({ language }) => language))).toEqual(new Set(['EQL', 'KQL']));
  });

  it.each(rows)('$query on $documents: $answer', (row) => {
    const expected = row.answer.startsWith('[') ? JSON.stringify(JSON.parse(row.answer)) : row.answer;
    expect(answerOf(row)).toBe(expected);
  });
});
