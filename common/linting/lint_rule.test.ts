import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleRule } from '../../test/fakes/sample_rule';
import type { Rule } from '../rules';
import { applyEdits } from './finding';
import { lintRule } from './lint_rule';
import type { LintContext } from './lint_subject';

const whole = `## Triage and analysis

### Investigating something

Why it matters.

### Possible investigation steps

- Look at the process.

### False positive analysis

- Administrators.

### Response and remediation

- Isolate the host.
`;

type Part = Partial<Rule> & { readonly context?: LintContext };

/** A rule without fault, with `part` in place. */
function lint({ context, ...part }: Part) {
  return lintRule(sampleRule({ note: whole, setup: '', references: [], ...part }), context);
}

/** Guides with one thing more in the steps. */
const step = (text: string): Part => ({ note: whole.replace('- Look at the process.', `- Look at the process.\n${text}`) });
const osquery = (query: string, part: Part = {}): Part => ({ ...part, ...step(`  - !{osquery${JSON.stringify({ label: 'x', query })}}`) });
const mapped = (query: string, field: string): Part =>
  step(`  - !{osquery${JSON.stringify({ label: 'x', query, ecs_mapping: { 'process.name': { field } } })}}`);
const investigate = (providers: unknown, rest = {}): Part =>
  step(`  - !{investigate${JSON.stringify({ label: 'x', providers, ...rest })}}`);
const is = (value: string) => [[{ excluded: false, field: 'host.id', queryType: 'phrase', value, valueType: 'string' }]];
const windows: Part = { tags: ['OS: Windows'], query: 'any where true' };
const related = (line: string): Part => ({ note: `${whole}\n### Related rules\n\n- ${line}\n` });
const some = '11111111-2222-4333-8444-555555555555';
const refuses: LintContext = { sqlSyntax: () => ({ message: 'near "FORM": syntax error' }) };

/** The code, a rule that has it, and the stretch of the text that it points at (undefined: whatever it is). */
const rows: readonly (readonly [code: string, part: Part, at?: string])[] = [
  ['query_invalid', { query: 'process where process.name = "x"' }, '='],
  ['query_invalid', { type: 'query', language: 'kuery', query: 'a: (b' }],
  ['directive_not_json', step('!{osquery{"query":nonsense}}')],
  ['directive_not_json', step('!{osquery{"label":"x","query":"SELECT 1",}}'), ','],
  ['directive_unclosed', step('!{osquery{"label":"x","query":"SELECT 1"}')],
  ['directive_without_query', step('!{osquery{"label":"x"}}')],
  ['directive_without_providers', investigate([])],
  ['directive_wrong_provider', investigate([[{ field: 'a', queryType: 'nearly', value: 'x' }]])],
  ['directive_wrong_time', investigate(is('x'), { relativeFrom: 'yesterday', relativeTo: 'now' })],
  ['directive_wrong_shape', step('!{osquery{"label":7,"query":"SELECT 1"}}')],
  ['directive_unknown', step('!{osqueri{"label":"x","query":"SELECT 1"}}')],
  ['directive_in_code', step('`!{osquery{"label":"x","query":"SELECT 1"}}`')],
  ['directive_line_break', step('!{osquery{"label":"x","query":"SELECT\n1"}}'), '\n'],
  ['guide_too_long', { note: `${whole}\n${'x\n'.repeat(1_200)}` }],
  ['guide_too_deep', { note: `${whole}\n${'> '.repeat(60)}x` }],

  ['directive_unknown', step('!{Osquery{"label":"x","query":"SELECT 1"}}'), 'Osquery'],
  ['directive_wrong_shape', investigate(is('x')[0])],
  ['directive_wrong_shape', investigate([...(is('x')[0] ?? []), ...(is('y')[0] ?? [])]), '['],
  ['directive_not_opened', step('- {osquery{"label":"x","query":"SELECT 1"}}'), '{osquery{'],
  ['directive_not_opened', step('- Run this: !osquery{"label":"x","query":"SELECT 1"}}'), '!osquery{'],
  ['directive_not_opened', step('- !{ osquery{"label":"x","query":"SELECT 1"}}'), '!{ osquery{'],
  ['directive_not_opened', step('- !{osquery {"label":"x","query":"SELECT 1"}}'), ' '],
  ['directive_key_unknown', step('!{osquery{"lable":"x","query":"SELECT 1"}}'), '"lable"'],
  ['directive_key_unknown', investigate(is('x'), { relativefrom: 'now-1h', relativeTo: 'now' }), '"relativefrom"'],
  ['directive_key_unknown', investigate([[{ field: 'a', exclude: true, queryType: 'exists' }]]), '"exclude"'],
  ['mapping_column_unknown', mapped('SELECT pid FROM processes', 'name'), '"name"'],
  ['mapping_column_unknown', mapped('SELECT p.pid AS id, count(*) FROM processes p UNION SELECT uid, name FROM users', 'pid'), '"pid"'],
  ['mapping_column_unknown', mapped('SELECT u.* FROM users u JOIN processes p USING (uid)', 'cmdline'), '"cmdline"'],
  ['directive_time_range', investigate(is('x'), { relativeFrom: 'now', relativeTo: 'now-48h' }), '"now"'],
  ['directive_time_range', investigate(is('x'), { relativeFrom: 'now', relativeTo: 'now' })],
  ['directive_time_range', investigate(is('x'), { relativeTo: 'now' }), '"now"'],
  ['directive_twice', step('  - !{osquery{"query":"SELECT 1"}}\n  - !{osquery{"query":"SELECT 1"}}')],

  ['lookalike_character', osquery('SELECT * FROM users\u00a0WHERE uid = 0'), '\u00a0'],
  ['lookalike_character', osquery('SELECT * FROM users WHERE uid > –1'), '–'],
  ['lookalike_character', osquery('SELECT * FROM users WHERE uid IN （0， 1）'), '（'],
  ['lookalike_character', step('!{osquery{"label"："x"，"query"："SELECT 1"}}'), '：'],
  ['lookalike_character', step('- `ls –la /etc/cron.d`'), '–'],
  ['lookalike_character', step('- `grep\u00a0-r x /etc/cron.d`'), '\u00a0'],
  ['html_name', osquery('SELECT * FROM users WHERE uid &gt; 0'), '&gt;'],
  ['html_name', step('- `grep &quot;root&quot; /etc/passwd`'), '&quot;'],

  ['quote_curly', step('!{osquery{“label”:“x”,“query”:“SELECT 1”}}'), '“'],
  ['quote_curly', osquery('SELECT * FROM users WHERE username = ‘root’'), '‘'],
  ['quote_curly', step('- `grep ‘LSB’ /var/log/syslog`'), '‘'],
  ['quote_doubled', step('!{osquery{""label"":""x"",""query"":""SELECT 1""}}'), '""'],
  ['quote_doubled', osquery("SELECT * FROM users WHERE username = ''root''"), "''"],
  ['quote_unescaped', step('!{osquery{"label":"the "x"","query":"SELECT 1"}}')],
  ['quote_escaped', step('!{osquery{\\"label\\":\\"x\\",\\"query\\":\\"SELECT 1\\"}}')],
  ['quote_escaped', step('!{osquery{&quot;label&quot;:&quot;x&quot;,&quot;query&quot;:&quot;SELECT 1&quot;}}')],
  ['quote_escaped', osquery("SELECT * FROM users WHERE username = \\'root\\'")],
  ['quote_single', step("!{osquery{'label':'x','query':'SELECT 1'}}"), "'"],
  ['quote_asterisk', osquery('SELECT * FROM file WHERE (path LIKE */etc/init.d/%* OR path LIKE */etc/rc%.d/%*)'), '*'],

  ['sql_syntax', osquery("SELECT * FROM users WHERE username = 'root")],
  ['sql_syntax', osquery('SELECT * FORM users', { context: refuses }), 'FORM'],
  ['sql_several_statements', osquery('SELECT 1; SELECT 2'), 'SELECT 2'],
  ['sql_not_a_select', osquery('DELETE FROM users'), 'DELETE'],
  ['sql_not_checked', osquery('SELECT 1 FROM users WHERE uid = = 1')],
  ['unknown_table', osquery('SELECT pid FROM proceses'), 'proceses'],
  ['unknown_column', osquery('SELECT pidd FROM processes'), 'pidd'],
  ['table_elsewhere', osquery('SELECT * FROM crontab', windows), 'crontab'],
  ['table_elsewhere', osquery('SELECT * FROM crontab', { tags: [], query: 'process where host.os.type : "windows"' })],
  ['required_missing', osquery('SELECT * FROM file')],
  ['double_quoted_text', osquery('SELECT * FROM users WHERE username = "root"'), '\\"root\\"'],
  ['null_comparison', osquery('SELECT * FROM users WHERE username = NULL')],

  ['pattern_wildcard', osquery("SELECT * FROM file WHERE path LIKE '/etc/*'"), "'/etc/*'"],
  ['pattern_wildcard', osquery("SELECT * FROM file WHERE path = '/etc/%'"), "'/etc/%'"],

  ['placeholder_braces', osquery("SELECT * FROM users WHERE username = '{user.name}'"), '{user.name}'],
  ['placeholder_braces', osquery('SELECT * FROM users WHERE username = {{user.name}'), '{{user.name}'],
  ['placeholder_braces', osquery("SELECT * FROM users WHERE username = '${user.name}'"), '${user.name}'],
  ['placeholder_braces', investigate(is('{host.id}')), '{host.id}'],
  ['placeholder_bare', osquery('SELECT * FROM users WHERE username = {{user.name}}'), '{{user.name}}'],
  ['placeholder_bare', osquery('SELECT * FROM users WHERE username IN ({{user.name}})')],
  ['placeholder_position', osquery('SELECT {{user.name}} FROM {{file.name}}')],
  ['placeholder_name', osquery("SELECT * FROM users WHERE username = '{{user name}}'"), '{{user name}}'],
  ['placeholder_field_unknown', osquery("SELECT * FROM users WHERE username = '{{user.nmae}}'"), '{{user.nmae}}'],
  ['placeholder_field_unknown', osquery("SELECT * FROM users WHERE username = '{{usr.name}}'")],
  ['placeholder_field_unknown', investigate(is('{{process.entity_idd}}')), 'process.entity_idd'],

  ['link_empty', step('- See [here]().'), '[here]()'],
  ['link_address', step('- See [here](javascript:alert).')],
  ['link_address', step('- See [here](www.example.com/x).')],
  ['link_address', step('- See [here](https:/example.com/x).')],
  ['link_syntax', step('- See [here] (https://example.com/x).'), '[here] (https://example.com/x)'],
  ['link_syntax', step('- See [here](https://example.com/a b).')],
  ['link_syntax', step('- See (here)[https://example.com/x].'), '(here)[https://example.com/x]'],
  ['link_syntax', step('- See [here](https://example.com/Foo_(bar).')],
  ['reference_address', { references: ['https://example.com/', 'see the wiki'] }, 'see the wiki'],

  ['heading_empty', step('\n###\n\ntext')],
  ['heading_no_space', step('\n###Related rules\n\ntext'), '###Related rules'],
  ['heading_level_jump', { note: '# One\n\n#### Possible investigation steps\n\n- Look.' }],
  ['heading_guessed', { note: `${whole}\n### Remediation\n\n- Isolate.` }, '### Remediation'],
  ['heading_unmarked', { note: `${whole}\nRelated rules\n\n- Some - ${some}` }, 'Related rules'],

  ['heading_guessed', { note: whole.replace('Possible investigation', 'Possible investigaton') }, '### Possible investigaton steps'],

  ['text_as_code', { note: whole.replace('- Look at the process.', '    - Look at the process.\n    - Look at the user.') }],
  ['text_as_code', { note: whole.replace('### Possible', '    ### Possible') }],
  ['code_unclosed', { note: `${whole}\n\`\`\`\ncmd /c ver\n` }, '```'],
  [
    'list_unmarked',
    { note: whole.replace('- Look at the process.', '-Look at the process.\n-Look at the user.') },
    '-Look at the process.',
  ],
  ['list_unmarked', { note: whole.replace('- Look at the process.', '– Look at the process.\n– Look at the user.') }],
  ['list_unmarked', { note: whole.replace('- Look at the process.', '-\u00a0Look at the process.\n-\u00a0Look at the user.') }],

  ['guide_missing', { note: ' \n' }],
  [
    'guide_repeats_query',
    {
      query: 'process where process.name == "proxychains" and user.name != "root"',
      ...step('\n```\nprocess where process.name == "proxychains"\n  and user.name != "root"\n```'),
    },
  ],
  [
    'guide_repeats_description',
    { description: 'Hides where a connection comes from.', note: '## Triage\n\nHides where a\nconnection comes from.' },
  ],
  ['section_steps_missing', { note: '## Triage and analysis\n\nWhy it matters.' }],
  ['section_steps_missing', { note: `## Triage and analysis\n\nSee as well:\n\n- Some rule (${some})\n- Another rule (${some})\n` }],
  ['section_steps_unmarked', { note: '## Triage and analysis\n\nWhy it matters.\n\n- Look at this.\n- Look at that.' }],
  ['section_false_positives_missing', { note: whole.replace(/### False[^#]*/, ''), falsePositives: [] }],
  ['section_response_missing', { note: whole.replace(/### Response[^#]*/, '') }],
  ['section_empty', { note: `${whole}\n### Related rules\n` }, '### Related rules'],

  ['related_rule_unknown', { ...related(`Some rule - ${some}`), context: { knownRuleIds: new Set(['other']) } }, some],
  ['related_rule_self', { ...related(`This rule - ${some}`), ruleId: some }, some],
  ['related_rule_without_id', related('Some rule'), 'Some rule'],
];

/** What is right, although it looks like the above. */
const nearMisses: readonly (readonly [what: string, part: Part])[] = [
  ['a rule without fault', {}],
  ['a query in a language without an engine here', { type: 'esql', language: 'esql', query: 'from logs-* | limit 1' }],
  ['braces and quotes in a string of a directive', osquery("SELECT * FROM users WHERE username = '}} \" {{'")],
  ['typographic quotes in a label', step('!{osquery{"label":"“x”","query":"SELECT 1"}}')],
  ['typographic quotes in a text of SQL', osquery("SELECT * FROM users WHERE username = '“x”'")],
  ['a mapping of a column by its alias', mapped('SELECT p.name AS Program FROM processes p', 'program')],
  ['a mapping of a column of all columns', mapped('SELECT * FROM processes JOIN users USING (uid)', 'username')],
  ['a mapping of what a subquery answers', mapped('SELECT * FROM (SELECT pid AS id FROM processes)', 'id')],
  ['a mapping of what a common table answers', mapped('WITH users AS (SELECT 1 AS one) SELECT * FROM users', 'one')],
  ['a mapping of a table that is not known', mapped('SELECT * FROM elastic_browser_history', 'url')],
  ['an apostrophe in code', step('- `don’t` do it.')],
  ['an empty text beside another', osquery("SELECT * FROM users WHERE username = '' OR username = ''")],
  ['a star that counts', osquery('SELECT count(*) FROM users WHERE uid * 2 > 4 * 1')],
  ['a table of the operating system', osquery('SELECT * FROM crontab', { tags: ['OS: Linux'], query: 'any where true' })],
  [
    'a table of one of several operating systems',
    osquery('SELECT * FROM crontab', { query: 'any where host.os.type in ("windows", "linux")' }),
  ],
  ['a table of any system where the rule names none', osquery('SELECT * FROM crontab', { tags: [], index: [], query: 'any where true' })],
  [
    'an operating system that is excluded',
    osquery('SELECT * FROM crontab', { tags: [], index: [], query: 'any where not host.os.type == "windows"' }),
  ],
  ['a constraint that comes by a join', osquery('SELECT f.path FROM processes p JOIN file f ON f.path = p.path')],
  ['a placeholder in quotes', osquery("SELECT * FROM users WHERE username = '{{user.name}}'")],
  ['a number without quotes', osquery('SELECT * FROM processes WHERE pid = {{process.pid}}')],
  ['a text compared with a column of numbers', osquery('SELECT * FROM users WHERE uid = {{user.id}}')],
  ['a field of the query', osquery("SELECT * FROM users WHERE username = '{{user.of_mine}}'", { query: 'any where user.of_mine != null' })],
  ['a field of Elastic Defend', osquery("SELECT * FROM users WHERE username = '{{process.Ext.token.user}}'")],
  ['a field of an integration', osquery("SELECT * FROM users WHERE username = '{{winlog.event_data.TargetUserName}}'")],
  ['a process of the family', investigate(is('{{process.entry_leader.parent.entity_id}}'))],
  ['a link within Kibana', step('- See [here](/app/security).')],
  ['an address with parentheses', step('- See [here](https://example.com/Foo_(bar)) and <https://example.com>.')],
  ['an address with a port', step('- See [here](http://localhost:5601/x).')],
  ['a mail address', step('- Ask [us](mailto:soc@example.com).')],
  ['brackets that are no link', step('- The list a[i] (see [1] (below)).')],
  ['a shebang', step('\n    #!/bin/sh\n')],
  ['a hashtag', step('\n#incident in the chat\n')],
  ['a level up', { note: whole.replace('### False', '## False') }],
  ['no guide of a building block', { note: '', buildingBlockType: 'default' }],
  ['false positives beside the guide', { note: whole.replace(/### False[^#]*/, ''), falsePositives: ['Administrators.'] }],
  ['a frame around its parts', { note: whole.replace('Why it matters.', '').replace('### Possible', '#### Possible') }],
  ['related rules of which too few are known', related(`Some rule - ${some}`)],
  ['a related rule that is known', { ...related(`Some rule - ${some}`), context: { knownRuleIds: new Set([some]) } }],
  ['a name of a field in code', step('- `process where`')],
  [
    'the name of a long field of the query',
    {
      ...step('  - `aws.cloudtrail.request_parameters.key_account_id`'),
      query: 'any where aws.cloudtrail.request_parameters.key_account_id != null',
    },
  ],
  ['apostrophes of sentences in code', step('\n        Look at the user’s files and the host’s own.\n')],
  ['a heading in bold of what the section is about', { note: `${whole}\n**Mitigation steps**:\n- Patch.\n` }],
  ['false positives under other words', { note: whole.replace('False positive analysis', 'Validation and false positive considerations') }],
  ['a response under other words', { note: whole.replace('Response and remediation', 'Response and escalation') }],
  ['a guide of a rule that was withdrawn', { note: 'Withdrawn: see another rule.', context: { isRetired: true } }],
  ['a guide of a rule that is called deprecated', { note: '', name: 'Deprecated - Something' }],
  ['a directive that prose speaks of', step('- Write `!{osquery{"query":"SELECT 1"}}`, or osquery {as above}.'.replace('!{', '{'))],
  ['a search with both times', investigate(is('x'), { relativeFrom: 'now-48h/h', relativeTo: 'now' })],
  ['a search within the hour of the alert', investigate(is('x'), { relativeFrom: 'now/h', relativeTo: 'now/h' })],
  ['a search without times', investigate(is('x'))],
  ['the same query in two steps', step('  - !{osquery{"query":"SELECT 1"}}\n- Then\n  - !{osquery{"query":"SELECT 1"}}')],
  ['a search of the first version', step(`  - !{insight${JSON.stringify({ label: 'x', providers: is('x')[0] })}}`)],
  ['a name of a directive that means nothing here', step('  - !{osquery{"query":"SELECT 1","note":"mine"}}')],
  ['long dashes and full-width signs in texts', osquery("SELECT * FROM users WHERE username = 'a – b（c）\u00a0'")],
  ['a long dash in a sentence in code', step('- `the user – root`')],
  ['a name of HTML in code that is no command', step('- `&lt;script&gt;`')],
  ['a star beside a wildcard of SQL', osquery("SELECT * FROM file WHERE path LIKE '/etc/*%'")],
  ['a percentage', osquery("SELECT * FROM users WHERE username = '100%'")],
  [
    'braces that are no placeholder',
    osquery("SELECT * FROM users WHERE username = '{0}' OR username = '{a.b}' OR username = '{{user.name}}'"),
  ],
  ['a picture of what a shell does', step('\n```\n- a\n- b\n```\n')],
  ['code that is indented', step('\n\n    SELECT 1\n    FROM users\n')],
  ['a line that begins with a dash', step('\n– a remark\n')],
  ['emphasis at the beginning of lines', step('\n*Look* at this.\n*Then* at that.\n')],
  ['a closed block of code at the end', { note: `${whole}\n\`\`\`\nver\n\`\`\`` }],
];

describe('a finding', () => {
  it.each(rows.map(([code, part, at]) => ({ code, part, at })))('$code is found in row %#', ({ code, part, at }) => {
    const findings = lint(part);
    const found = findings.find((finding) => finding.code === code);
    expect(findings.map((finding) => finding.code)).toContain(code);
    if (at === undefined) return;
    const { field = '', start = 0, end = 0 } = found?.place ?? {};
    const text = field === 'query' ? part.query : field.startsWith('references') ? part.references?.[1] : (part.note ?? '');
    expect(text?.slice(start, end)).toBe(at);
  });

  it('has its line and column in the text', () => {
    const [found] = lint(osquery('SELECT * FROM users\nWHERE username = {{user.name}}'));
    // The line break is written \n in the directive, so it is all one line.
    expect(found?.place).toMatchObject({ field: 'note', line: 10, column: 74 });
  });

  it.each(nearMisses)('is not made of %s', (_, part) => expect(lint(part).map(({ code, message }) => [code, message])).toEqual([]));
});

/** What a fix makes of the text around it. */
const fixes: readonly (readonly [Part, string])[] = [
  [step('!{osquery{“label”:“x”,“query”:“SELECT 1”}}'), '!{osquery{"label":"x","query":"SELECT 1"}}'],
  [step('!{osquery{"label":"“x”",“query":"SELECT 1"}}'), '!{osquery{"label":"“x”","query":"SELECT 1"}}'],
  [osquery('SELECT * FROM users WHERE username = ‘root’'), "username = 'root'\"}}"],
  [step('- `grep ‘LSB’ “x y”`'), '`grep \'LSB\' "x y"`'],
  [step('!{osquery{""label"":"""",""query"":""SELECT 1""}}'), '!{osquery{"label":"","query":"SELECT 1"}}'],
  [osquery("SELECT * FROM users WHERE username = ''root''"), "username = 'root'\"}}"],
  [step('!{osquery{"label":"the "x"","query":"SELECT 1"}}'), '"label":"the \\"x\\""'],
  [
    step('!{osquery{\\"label\\":\\"x\\",\\"query\\":\\"SELECT \\\\\\"uid\\\\\\" FROM users\\"}}'),
    '!{osquery{"label":"x","query":"SELECT \\"uid\\" FROM users"}}',
  ],
  [step("!{osquery{'label':'x','query':'SELECT 1'}}"), '!{osquery{"label":"x","query":"SELECT 1"}}'],
  [osquery('SELECT * FROM file WHERE (path LIKE */etc/init.d/%* OR path LIKE */x%*)'), "(path LIKE '/etc/init.d/%' OR path LIKE '/x%')"],
  [step('!{osquery{"label":"x","query":"SELECT\n\t1"}}'), '"SELECT\\n\\t1"'],
  [step('!{osquery{"label":"x","query":"SELECT 1"}'), '!{osquery{"label":"x","query":"SELECT 1"}}'],
  [osquery('SELECT * FROM users WHERE username = "o\'brien"'), "username = 'o''brien'\"}}"],
  [osquery('SELECT * FROM users WHERE username = {{user.name}}'), "username = '{{user.name}}'\"}}"],
  [step('- See [here] (https://example.com/x).'), '[here](https://example.com/x)'],
  [step('- See [here](www.example.com/x).'), '[here](https://www.example.com/x)'],
  [step('\n##Related rules\n\ntext'), '\n## Related rules\n'],
  [step('- See (here)[https://example.com/x].'), '[here](https://example.com/x)'],
  [step('- {osquery{"label":"x","query":"SELECT 1"}}'), '- !{osquery{"label":"x","query":"SELECT 1"}}'],
  [step('- !{ Osquery {"label":"x","query":"SELECT 1"}}'), '- !{osquery{"label":"x","query":"SELECT 1"}}'],
  [step('- !{osquery {"label":"x","query":"SELECT 1"}}'), '- !{osquery{"label":"x","query":"SELECT 1"}}'],
  [step('!{osqueri{"label":"x","query":"SELECT 1"}}'), '!{osquery{"label":"x","query":"SELECT 1"}}'],
  [step('!{osquery{"lable":"x","query":"SELECT 1"}}'), '!{osquery{"label":"x","query":"SELECT 1"}}'],
  [investigate(is('x')[0]), '"providers":[[{"excluded":false,"field":"host.id","queryType":"phrase","value":"x","valueType":"string"}]]'],
  [investigate(is('{host.id}')), '"value":"{{host.id}}"'],
  [osquery("SELECT * FROM users WHERE username = '{user.name}'"), "username = '{{user.name}}'"],
  [osquery('SELECT * FROM users\u00a0WHERE uid > –1'), 'FROM users WHERE uid > -1'],
  [step('!{osquery{"label"："x"，"query"："SELECT 1"}}'), '!{osquery{"label":"x","query":"SELECT 1"}}'],
  [osquery('SELECT * FROM users WHERE uid &gt;= 0'), 'uid >= 0'],
  [step('- `ls\u00a0–la /etc/cron.d`'), '`ls -la /etc/cron.d`'],
  [step('- `grep &quot;x y&quot; /etc/passwd`'), '`grep "x y" /etc/passwd`'],
  [
    { note: whole.replace('- Look at the process.', '    - Look at the process.\n\n      Then:\n\n    - Look at the user.') },
    '\n- Look at the process.\n\n  Then:\n\n- Look at the user.',
  ],
  [
    { note: whole.replace('- Look at the process.', '-Look at the process.\n–\u00a0Look at the user.') },
    '\n- Look at the process.\n- Look at the user.',
  ],
];

describe('a fix', () => {
  it.each(fixes)('row %# mends the text, and nothing is left to fix', (part, wanted) => {
    const fix = lint(part).find((finding) => finding.fix !== undefined)?.fix;
    const fixed = applyEdits(part.note ?? '', fix?.edits ?? []);
    expect(fixed).toContain(wanted);
    expect(lint({ ...part, note: fixed }).filter((finding) => finding.fix !== undefined)).toEqual([]);
  });
});

const pieces = fc.constantFrom(
  ...[
    '!{osquery{',
    '!{investigate{',
    '{{user.name}}',
    '"query":',
    '"label":',
    '"',
    '“',
    "'",
    '‘',
    '\\',
    '}}',
    '}',
    '{',
    '\n',
    '- ',
    '## ',
    '> ',
  ],
  ...[
    'SELECT * FROM users ',
    'WHERE ',
    'path LIKE ',
    '*',
    '[x](',
    ')',
    '`',
    '```\n',
    '|',
    '|-|',
    '\u0000',
    '\ud800',
    'related rules',
    '$$',
    '\r\n',
    '<b>',
  ]
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''))
);

describe('the linter', () => {
  it('never throws, its places lie in the text, and its fixes do not overlap', () => {
    fc.assert(
      fc.property(anyText, anyText, (note, query) => {
        for (const { place, fix } of lintRule(sampleRule({ note, setup: note, query, references: [note] }))) {
          const text = place?.field === 'query' ? query : note;
          expect(place === undefined || (place.start >= 0 && place.start <= place.end && place.end <= text.length)).toBe(true);
          const edits = fix?.edits ?? [];
          expect(edits.every(({ start, end }, index) => start <= end && (edits[index - 1]?.end ?? 0) <= start)).toBe(true);
        }
      }),
      { numRuns: 500 }
    );
  }, 60_000);
});
