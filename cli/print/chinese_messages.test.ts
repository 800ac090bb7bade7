import { describe, expect, it } from 'vitest';
import { resolvedGuide } from '../commands/resolved_guide';
import { isChinese, withChineseMessages } from './chinese_messages';

/** A directive a row, each with something to say. */
const queries = [
  'SELECT {{user.name}} FROM users',
  'SELECT {{nothing}}',
  'SELECT {{object}}',
  'SELECT {{half}}',
  'SELECT {{huge}}',
  'SELECT {{large}}',
  'SELECT 1 FROM {{text}}',
  'SELECT 1 -- {{text}}',
  'SELECT a{{text}}',
  "SELECT 'x",
  'SELECT "x',
  "SELECT x'1'",
  'SELECT 1a',
  'SELECT ^',
  'SELECT $a(',
  "SELECT '{{a.b}'",
  'SELECT {{a b}}',
  'SELECT (1',
  'SELECT 1; SELECT 2',
  'DROP TABLE users',
  '-- nothing',
  `SELECT 1 IN (${Array.from({ length: 201 }, () => '{{text}}').join(',')})`,
  'SELECT 1 WHERE a > {{list}}',
  'SELECT 1 WHERE a IN ({{many}})',
  'SELECT {{braces}}',
  "SELECT 1 WHERE a LIKE '%{{text}}' ESCAPE '%'",
  "SELECT 1 WHERE a GLOB '{{stars}}'",
  'SELECT * FROM user',
  'SELECT no_column FROM users',
  'SELECT * FROM file',
  'SELECT u.uid FROM users',
  'SELECT no_function(1)',
];
const alert = {
  nothing: '',
  object: {},
  half: '\ud800',
  huge: Infinity,
  large: 2 ** 60,
  text: 'a%',
  list: ['a', 'b'],
  many: Array.from({ length: 501 }, (_, n) => n),
  braces: '{'.repeat(500),
  stars: '*',
};
const provider = (value: string, more = {}) => ({ field: 'a', queryType: 'phrase', value, ...more });
const searches = [
  provider('{{gone}}'),
  provider('{{nothing}}'),
  provider('{{object}}'),
  provider('{{a b}}'),
  provider('{{text}}', { valueType: 'number' }),
];
const broken = [
  '!{osquery{"query":1}}',
  '!{osquery{"query":"SELECT 1"',
  '!{osquery{query}}',
  '!{investigate{}}',
  '!{investigate{"providers":[[{}]]}}',
  '!{osquery{"query":"SELECT 1","label":1}}',
  '!{osqury{"query":"SELECT 1"}}',
  '`!{osquery{"query":"SELECT 1"}}`',
];
const note = [
  '## Investigation steps',
  ...queries.map((query) => `- !{osquery{"query":${JSON.stringify(query)}}}`),
  ...searches.map((each) => `- !{investigate{"providers":[[${JSON.stringify(each)}]]}}`),
  ...broken.map((text) => `- ${text}`),
].join('\n\n');

describe('messages in Chinese', () => {
  const english = resolvedGuide(note, alert);
  const chinese = withChineseMessages(english);
  const messagesOf = ({ queries: read, searches: found, problems }: typeof english) =>
    [...read.flatMap((query) => [...query.problems, ...query.checks]), ...found.flatMap((search) => search.problems), ...problems].map(
      ({ code, message }) => [code, message] as const
    );

  it('are there for every code that a guide can have, with their values filled in', () => {
    expect(messagesOf(english).length).toBeGreaterThan(40);
    for (const [code, message] of messagesOf(chinese)) {
      expect([code, message]).toEqual([code, expect.stringMatching(/\p{Script=Han}/u)]);
      expect(message).not.toMatch(/(?<!\{)\{\w+\}(?!\})/);
    }
  });

  it('change nothing but the messages', () => {
    const bare = (guide: typeof english) => JSON.parse(JSON.stringify(guide, (key, value: unknown) => (key === 'message' ? '' : value)));
    expect(bare(chinese)).toEqual(bare(english));
  });

  it('are asked for with any tag of Chinese', () => {
    for (const locale of ['zh', 'zh-CN', 'zh_CN', 'ZH-hans']) expect(isChinese(locale)).toBe(true);
    for (const locale of ['en', 'zha', '', null, undefined]) expect(isChinese(locale)).toBe(false);
  });
});
