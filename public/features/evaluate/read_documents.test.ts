import { describe, expect, it } from 'vitest';
import { MOST_DOCUMENTS } from '../../../common/api';
import { MOST_CHARACTERS, readDocuments } from './read_documents';

const hit = (id: string): unknown => ({ _index: 'logs-x', _id: id, _source: { a: 1 } });

describe('pasted documents', () => {
  it.each([
    { what: 'an object', text: '{"a": 1}', documents: [{ a: 1 }] },
    { what: 'lines of objects', text: '{"a": 1}\n\n{"a": 2}\n', documents: [{ a: 1 }, { a: 2 }] },
    { what: 'a list', text: '[{"a": 1}, {"a": 2}]', documents: [{ a: 1 }, { a: 2 }] },
    {
      what: 'the answer of a search',
      text: JSON.stringify({ took: 1, hits: { total: 2, hits: [hit('1'), hit('2')] } }),
      documents: [hit('1'), hit('2')],
    },
    { what: 'the answer of an EQL search', text: JSON.stringify({ hits: { events: [hit('1')] } }), documents: [hit('1')] },
    {
      what: 'the sequences of an EQL search',
      text: JSON.stringify({ hits: { sequences: [{ join_keys: ['x'], events: [hit('1'), hit('2')] }] } }),
      documents: [hit('1'), hit('2')],
    },
    {
      what: 'what a search strategy answers',
      text: JSON.stringify({ rawResponse: { hits: { hits: [hit('1')] } } }),
      documents: [hit('1')],
    },
    {
      what: 'lines for the bulk route',
      text: '{"index": {"_index": "x"}}\n{"a": 1}\n{"create": {}}\n{"a": 2}',
      documents: [{ a: 1 }, { a: 2 }],
    },
    { what: 'a document with a field named hits', text: '{"hits": 3}', documents: [{ hits: 3 }] },
    { what: 'a document with a field named index', text: '{"index": {"name": "x"}}', documents: [{ index: { name: 'x' } }] },
  ])('are read: $what', ({ text, documents }) => {
    expect(readDocuments(text)).toEqual({ kind: 'documents', documents });
  });

  it.each([
    { what: 'nothing yet', text: ' \n', read: { kind: 'empty' } },
    { what: 'a word', text: '"a"', read: { kind: 'not_an_object', place: 1 } },
    { what: 'a list with a number in it', text: '[{"a": 1}, 2]', read: { kind: 'not_an_object', place: 2 } },
    { what: 'an empty list', text: '[]', read: { kind: 'no_hits' } },
    { what: 'half of an object', text: '{"a": 1', read: { kind: 'mistake', mistake: { code: 'never_closed' } } },
    { what: 'more than the server takes', text: `{"a": "${'x'.repeat(1_000_000)}"}`, read: { kind: 'too_long' } },
    { what: 'more than a page can hold', text: ' {}'.repeat(MOST_CHARACTERS / 2), read: { kind: 'too_long' } },
    { what: 'very many', text: '{}\n'.repeat(MOST_DOCUMENTS + 1), read: { kind: 'too_many', count: MOST_DOCUMENTS + 1 } },
  ])('are told from $what', ({ text, read }) => {
    expect(readDocuments(text)).toMatchObject(read);
  });
});
