import { describe, expect, it } from 'vitest';
import { expandTransforms } from './transforms';

const transforms = {
  osquery: [
    { label: 'Ports', query: 'SELECT 1' },
    { query: "SELECT 'a\"b'", label: 'Quotes', ecs_mapping: { 'host.name': { field: 'h' } } },
  ],
  investigate: [{ label: 'Alerts', providers: [] }],
};
const many = { osquery: Array.from({ length: 11 }, (_, index) => ({ label: `q${index}`, query: 'SELECT 1' })), investigate: [] };

describe('transforms', () => {
  it.each([
    ['- $osquery_0', '- !{osquery{"label":"Ports","query":"SELECT 1"}}'],
    ['- ${osquery_0}.', '- !{osquery{"label":"Ports","query":"SELECT 1"}}.'],
    ['$osquery_1', '!{osquery{"label":"Quotes","query":"SELECT \'a\\"b\'","ecs_mapping":{"host.name":{"field":"h"}}}}'],
    ['$investigate_0', '!{investigate{"label":"Alerts","providers":[]}}'],
    ['costs $$5 and $HOME', 'costs $5 and $HOME'],
    ['$osquery_0x', '$osquery_0x'],
    ['$osquery', '$osquery'],
  ])('%s becomes %s', (text, expected) => expect(expandTransforms(text, transforms)).toMatchObject({ text: expected, missing: [] }));

  it('tells what each stretch of the text was put together of', () => {
    const { text, parts } = expandTransforms('a $$ ${osquery_0} z', transforms);
    expect(parts.map(({ start, end, ...from }) => [text.slice(start, end), from])).toEqual([
      ['a ', { kind: 'text', at: 0 }],
      ['$ ', { kind: 'text', at: 3 }],
      [expect.stringMatching(/^!\{osquery\{.*\}\}$/), { kind: 'table', table: 'osquery', index: 0 }],
      [' z', { kind: 'text', at: 17 }],
    ]);
  });

  it('reads the whole number', () => {
    expect(expandTransforms('$osquery_10', many).text).toContain('"q10"');
    expect(expandTransforms('$osquery_1', many).text).toContain('"q1"');
  });

  it('leaves a placeholder without a table in its place and names it', () => {
    expect(expandTransforms('see $osquery_7', transforms)).toMatchObject({ text: 'see $osquery_7', missing: ['$osquery_7'] });
  });

  it('does not touch the dollar signs of a guide without tables', () => {
    expect(expandTransforms('kill $$', { osquery: [], investigate: [] }).text).toBe('kill $$');
  });

  it('does not read what it has put in', () => {
    const recursive = { osquery: [{ label: '$osquery_0 $$ $&', query: '$osquery_0' }], investigate: [] };
    expect(expandTransforms('$osquery_0', recursive).text).toBe('!{osquery{"label":"$osquery_0 $$ $&","query":"$osquery_0"}}');
  });
});
