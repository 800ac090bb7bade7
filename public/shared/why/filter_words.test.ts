import { expect, it } from 'vitest';
import { filterText } from './filter_words';

const rows: readonly { readonly what: string; readonly filter: Readonly<Record<string, unknown>>; readonly text: string }[] = [
  { what: 'by the name that its author gave', filter: { meta: { alias: 'No tests', negate: true }, query: {} }, text: 'No tests' },
  { what: 'a phrase', filter: { query: { match_phrase: { 'user.name': 'anna' } } }, text: 'user.name: anna' },
  {
    what: 'a phrase with options',
    filter: { query: { match: { 'user.name': { query: 'anna', type: 'phrase' } } } },
    text: 'user.name: anna',
  },
  { what: 'a negated one', filter: { meta: { negate: true }, query: { exists: { field: 'user.id' } } }, text: 'NOT user.id: *' },
  { what: 'a list', filter: { query: { terms: { 'user.name': ['a', 'b'] } } }, text: 'user.name: ["a","b"]' },
  { what: 'an older form without "query"', filter: { meta: {}, $state: {}, exists: { field: 'user.id' } }, text: 'user.id: *' },
  { what: 'anything else as it is stored', filter: { query: { bool: { must: [] } } }, text: '{"bool":{"must":[]}}' },
];
it.each(rows)('tells $what', ({ filter, text }) => {
  expect(filterText(filter)).toBe(text);
});
