import { expect, it } from 'vitest';
import { MOST_CHARACTERS, readDocument } from './read_document';

it.each([
  { what: 'nothing yet', text: ' \n', kind: 'empty' },
  { what: 'an object', text: '{"a": 1}', kind: 'document' },
  { what: 'a list', text: '[{"a": 1}]', kind: 'not_an_object' },
  { what: 'a word', text: '"a"', kind: 'not_an_object' },
  { what: 'half of an object', text: '{"a": ', kind: 'not_json' },
  { what: 'more than the server takes', text: `{"a": "${'x'.repeat(MOST_CHARACTERS)}"}`, kind: 'too_long' },
])('tells $what', ({ text, kind }) => {
  expect(readDocument(text).kind).toBe(kind);
});
