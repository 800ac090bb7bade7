/** Which queries of a note Kibana's server takes for queries of the guide; every row was compared with what Kibana 8.12.2 reads. */
import { describe, expect, it } from 'vitest';
import { noteQueries } from './note_queries';

const one = (query: string, more: object = {}): string => `!{osquery${JSON.stringify({ label: 'L', query, ...more })}}`;
const A = one('SELECT 1');
const B = one('SELECT 2');

describe('the queries that Kibana finds in a note', () => {
  it.each<[string, string, readonly string[]]>([
    ['a block of its own', `Text\n\n${A}\n\nText`, ['SELECT 1']],
    ['the first line', A, ['SELECT 1']],
    ['right under a heading', `### What\n${A}`, ['SELECT 1']],
    ['under a list, after an empty line', `- a\n- b\n\n${A}\n`, ['SELECT 1']],
    ['one under the other', `${A}\n${B}`, ['SELECT 1', 'SELECT 2']],
    ['with text behind it', `${A} and more\n${B}`, ['SELECT 1']],
    ['over several lines', `!{osquery{\n  "query": "SELECT 1"\n}}\n\n${B}`, ['SELECT 1', 'SELECT 2']],
    ['with braces that close in a text', one("SELECT '{{user.name}}'"), ["SELECT '{{user.name}}'"]],
    ['not in a list', `- ${A}\n- what? ${B}`, []],
    ['not in a nested list', `- a\n  - ${A}`, []],
    ['not indented', `- a\n\n  ${A}\n`, []],
    ['not right under a paragraph', `Text\n${A}`, []],
    ['not within a sentence', `Look: ${A}`, []],
    ['not in a quote', `> ${A}`, []],
    ['not in code', `\`\`\`\n\n${A}\n\n\`\`\`\n\n${B}`, ['SELECT 2']],
    ['not as an older directive', '!{insight{"query":"SELECT 1"}}', []],
    ['none at all where one is no JSON', `${A}\n\n!{osquery{"query": SELECT}}`, []],
    ['none at all where a brace in a text ends one early', `${A}\n\n${one("SELECT '}'")}`, []],
    ['with the line ends of Windows', `Text\r\n\r\n${A}\r\n\r\n${B}`, ['SELECT 1', 'SELECT 2']],
  ])('%s', (_name, note, expected) => {
    expect(noteQueries(note).map(({ query }) => query)).toEqual(expected);
  });

  it('tells no mapping from an empty one, and leaves out what no request can equal', () => {
    const mapping = { 'user.name': { field: 'username' } };
    const note = [one('a'), one('b', { ecs_mapping: {} }), one('c', { ecs_mapping: mapping }), one('d', { ecs_mapping: null })].join(
      '\n\n'
    );
    expect(noteQueries(note)).toEqual([
      { query: 'a', ecsMapping: undefined },
      { query: 'b', ecsMapping: {} },
      { query: 'c', ecsMapping: mapping },
    ]);
  });
});
