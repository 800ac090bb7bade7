import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixText } from './fix_text';
import { lintSource } from './lint_source';
import { readLintSources } from './source/read_sources';

const head = {
  rule_id: 'r',
  name: 'R',
  description: 'd',
  type: 'eql',
  language: 'eql',
  query: 'any where true',
  severity: 'low',
  risk_score: 1,
};
const bare = (value: string): string =>
  `## Steps\n\n- Who?\n  - !{osquery${JSON.stringify({ label: 'x', query: `SELECT * FROM users WHERE username = ${value}` })}}\n`;
const other = { ...head, rule_id: 'other', note: 'caf\u00e9 “left alone”' };

const tomlHead = `[metadata]
integration = ["endpoint"] # a comment with [brackets] and "quotes"

[rule]
author = [
  "A # no comment", 'B]',
]
description = "d"
language = "eql"
name = "R"
query = '''
any where true
'''
risk_score = 1
rule_id = "r"
severity = "low"
type = "eql"
`;
const table = (query: string): string => `\n[[transform.osquery]]\nlabel = "x"\nquery = ${query}\n`;
const who = 'SELECT * FROM users WHERE username = ';

/** A file, its name, the change of its text that is expected: what stands there, what is to stand there. */
const files: readonly (readonly [what: string, name: string, text: string, from: string, to: string])[] = [
  [
    'NDJSON',
    'x.ndjson',
    `${JSON.stringify(other)}\n${JSON.stringify({ ...head, note: bare('{{user.name}}') })}\n`,
    '{{user.name}}',
    "'{{user.name}}'",
  ],
  [
    'NDJSON with Windows lines and a byte order mark',
    'x.ndjson',
    `\ufeff${JSON.stringify(other)}\r\n\r\n${JSON.stringify({ ...head, note: bare('{{user.name}}') })}\r\n`,
    '{{user.name}}',
    "'{{user.name}}'",
  ],
  [
    'a list of rules on one line',
    'x.json',
    JSON.stringify([other, { ...head, note: bare('{{user.name}}') }]),
    '{{user.name}}',
    "'{{user.name}}'",
  ],
  [
    'one rule over many lines',
    'x.json',
    JSON.stringify({ ...head, note: bare('{{user.name}}') }, null, 4),
    '{{user.name}}',
    "'{{user.name}}'",
  ],
  [
    'escapes of other kinds',
    'x.json',
    JSON.stringify({ ...head, note: `é / ${bare('{{user.name}}')}` })
      .replace('é', '\\u00e9')
      .replace(' / ', ' \\/ '),
    '{{user.name}}',
    "'{{user.name}}'",
  ],
  ['a quote that JSON escapes twice', 'x.json', JSON.stringify({ ...head, note: bare('"root"') }), '\\\\\\"root\\\\\\"', "'root'"],
  [
    'a long string of TOML',
    'x.toml',
    `${tomlHead}note = """## Steps\n\n- Who?\n  - !{osquery{“label”:“x”,“query”:“${who}1”}}\n"""\n`,
    '“label”:“x”,“query”:“SELECT * FROM users WHERE username = 1”',
    '"label":"x","query":"SELECT * FROM users WHERE username = 1"',
  ],
  [
    'a string of TOML on one line',
    'x.toml',
    `${tomlHead}note = "## Steps\\n\\n- Who?\\n  - !{osquery{“label”:“x”,“query”:“SELECT 1”}}"\n`,
    '“label”:“x”,“query”:“SELECT 1”',
    '\\"label\\":\\"x\\",\\"query\\":\\"SELECT 1\\"',
  ],
  [
    'a literal string of TOML',
    'x.toml',
    `${tomlHead}note = '''\n## Steps\n\n- Who?\n  - See [x] (https://example.com/).\n'''\n`,
    '[x] (',
    '[x](',
  ],
  [
    'a table of TOML',
    'x.toml',
    `${tomlHead}note = "## Steps\\n\\n- Who?\\n  - $osquery_1"\n${table('"SELECT 1"')}${table(`"${who}{{user.name}}"`)}`,
    '{{user.name}}',
    "'{{user.name}}'",
  ],
  [
    'a table that a guide names twice',
    'x.toml',
    `${tomlHead}note = "## Steps\\n\\n- Who? $osquery_0\\n- And? $$ \${osquery_0}"\n${table(`"""\n${who}\\\n   ‘a b’"""`)}`,
    '‘a b’',
    "'a b'",
  ],
  [
    'a table with Windows lines',
    'x.toml',
    `${tomlHead}note = "## Steps\\n\\n- Who? $osquery_0"\n${table(`"""\n${who}\n“o”"""`)}`.replaceAll('\n', '\r\n'),
    '“o”',
    "'o'",
  ],
];

describe('fixing a file', () => {
  it.each(files)('%s: the fix is written as the file spells it, the rest stays byte for byte', (_, name, text, from, to) => {
    expect(text.split(from)).toHaveLength(2);
    const { text: fixed, fixed: count } = fixText(text, name, {});
    expect(fixed).toBe(text.replace(from, () => to));
    expect(count).toBeGreaterThan(0);
    expect(fixText(fixed, name, {})).toEqual({ text: fixed, fixed: 0 });
  });

  it.each([
    ['a literal string cannot hold the quotes', `${tomlHead}note = "## Steps\\n\\n- Who? $osquery_0"\n${table(`'${who}{{user.name}}'`)}`],
    ['it is no rule', '{"rule_id": 7}'],
    ['it is no TOML', 'x = '],
    ['nothing is wrong', `${tomlHead}note = "## Steps"\n`],
  ])('leaves the file alone where %s', (_, text) => expect(fixText(text, 'x.toml', {})).toEqual({ text, fixed: 0 }));

  it('shows a finding at its place in the file', () => {
    for (const [, name, text, from] of files) {
      const findings = readLintSources(text, name).sources.flatMap((source) => lintSource(source, {}));
      const starts = findings.filter(({ edits }) => edits !== undefined).map(({ start }) => start);
      const length = Math.min(12, from.length);
      expect([name, text.slice(Math.min(...starts)).slice(0, length)]).toEqual([name, from.slice(0, length)]);
    }
  });

  const damaged = fc.constantFrom(
    ...[
      '!{osquery{“label”:“x”,“query”:“SELECT 1”}}',
      "!{osquery{'label':'x','query':'SELECT 1'}}",
      '!{osquery{""label"":""x"",""query"":""SELECT 1""}}',
    ],
    ...[
      '!{osquery{"label":"x","query":"SELECT 1"}',
      '!{osquery{"label":"a "b" c","query":"SELECT 1"}}',
      '!{osquery{"label":"x","query":"SELECT * FROM users WHERE username = {{user.name}}"}}',
    ],
    ...[
      '!{osquery{"label":"x","query":"SELECT * FROM users WHERE username = ‘a’"}}',
      '!{osquery{"label":"x","query":"SELECT\\n1\n"}}',
      '[a] (https://example.com)',
      '`grep “x” ‘y’`',
    ],
    ...['plain “text”', '$osquery_0', '\\', "'''", '"', '\u0001', '##Related rules\n\n', '!{osquery{"label":', '}}']
  );
  const note = fc.array(fc.oneof(damaged, fc.string({ maxLength: 5 })), { maxLength: 5 }).map((parts) => `- ${parts.join('\n- ')}`);

  it('done twice is done once, and changes the guide alone', () => {
    fc.assert(
      fc.property(note, (text) => {
        const file = `${JSON.stringify(other)}\n${JSON.stringify({ zeta: '“', ...head, note: text, z: [1.0, '“x”'] })}\n`;
        const { text: fixed } = fixText(file, 'x.ndjson', {});
        expect(fixText(fixed, 'x.ndjson', {})).toEqual({ text: fixed, fixed: 0 });
        const before = file.split('\n').map((line): unknown => (line === '' ? '' : { ...JSON.parse(line), note: '' }));
        const after = fixed.split('\n').map((line): unknown => (line === '' ? '' : { ...JSON.parse(line), note: '' }));
        expect(after).toEqual(before);
        expect(fixed.startsWith(`${JSON.stringify(other)}\n`)).toBe(true);
      }),
      { numRuns: 150 }
    );
  }, 60_000);

  it('reads any text as a file without throwing', () => {
    const piece = fc.constantFrom(
      '[rule]',
      '[[transform.osquery]]',
      'note = ',
      '"""',
      "'''",
      '"',
      '{',
      '}',
      '[',
      ']',
      '\n',
      '\\',
      'rule_id = "x"',
      '#',
      '\r\n',
      '"rule_id":',
      ',',
      ':'
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 25 }),
        fc.constantFrom('x.toml', 'x.ndjson', 'standard input', 'x.zh-CN.toml'),
        (parts, name) => {
          const text = parts.join('');
          expect(fixText(text, name, {}).text).toBe(text);
          readLintSources(text, name).sources.flatMap((source) => lintSource(source, {}));
        }
      ),
      { numRuns: 1_000 }
    );
  });
});
