import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allProblems, allQueries, allSearches, allSteps, parseGuide } from './index';

const users = '!{osquery{"label":"Users","query":"SELECT uid || \':\' || gid FROM users WHERE username = {{user.name}}"}}';
const search =
  '!{investigate{"label":"Same user","description":"d","providers":[[{"field":"user.name","excluded":false,"queryType":"phrase","value":"{{user.name}}","valueType":"string"}]],"relativeFrom":"now-48h/h","relativeTo":"now"}}';

const stepsOf = (text: string) => allSteps(parseGuide(`## Investigation steps\n\n${text}`));

describe('where directives stand', () => {
  const rows: [string, string][] = [
    ['a block', `${users}\n\n${search}`],
    ['a list item', `- ${users}\n- ${search}`],
    [
      'twelve levels down',
      `${Array.from({ length: 12 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')}\n${' '.repeat(24)}- ${users} ${search}`,
    ],
    ['after text, several in a paragraph', `- See ${users} and ${search}, then go on`],
    ['a quote', `> Ask\n> ${users}\n>\n> - ${search}`],
    ['a table', `| what | ask |\n|---|---|\n| users | ${users} |\n| alerts | ${search} |`],
    ['emphasis and a link', `- **${users}** [x ${search}](https://example.org)`],
    ['a heading', `### Ask ${users}\n\n${search}\n\n- x`],
    ['a line that begins like a list', `1. ${users}\n2) ${search}`],
    ['a check box', `- [ ] Ask ${users}\n- [x] ${search}`],
    ['behind a stray backtick', `- Ask \` ${users.replace('Users', 'Users","x":"`')} and ${search}`],
  ];
  it.each(rows)('%s', (_name, text) => {
    const guide = parseGuide(`## Investigation steps\n\n${text}`);
    expect(allQueries(guide).map(({ label }) => label)).toEqual(['Users']);
    expect(allSearches(guide).map(({ label }) => label)).toEqual(['Same user']);
    expect(allProblems(guide)).toEqual([]);
    for (const { markdown } of allSteps(guide)) expect(markdown).not.toMatch(/!\{|\*\*\*\*|\[\]|[\ue000-\uf8ff]/u);
  });

  it('text around one stays a sentence: its label stands where it stood, unless nothing follows', () => {
    expect(stepsOf(`- See ${users} and then ${search}.`).map(({ markdown }) => markdown)).toEqual(['See *Users* and then *Same user*.']);
    expect(stepsOf(`- See this: ${users}`).map(({ markdown }) => markdown)).toEqual(['See this:']);
  });

  it('ids are those of the step, counted apart', () => {
    const [step] = stepsOf(`- Ask\n  - ${users}\n  - ${search}\n  - ${search}`);
    expect([...(step?.queries ?? []), ...(step?.searches ?? [])].map(({ id }) => id)).toEqual(['steps-1-q1', 'steps-1-s1', 'steps-1-s2']);
  });

  it('line breaks inside the JSON, in strings and between its parts, in a list and in a quote', () => {
    const lines = '!{osquery{\n  "label": "L",\n\n"query": "SELECT 1\nFROM t"\n}}';
    for (const [lead, rest] of [
      ['- Ask ', '  '],
      ['> ', '> '],
      ['', ''],
    ] as const) {
      const text = `${lead}${lines.replace(/\n/g, `\n${rest}`)}\n\nafter`;
      const guide = parseGuide(`## Investigation steps\n\n${text}`);
      expect(allQueries(guide).map(({ query }) => query.replace(/\s+/g, ' '))).toEqual(['SELECT 1 FROM t']);
      expect(allProblems(guide)).toMatchObject([{ code: 'directive_line_break', line: 3, at: { line: 6 } }]);
    }
  });

  it('lines of problems are those of the guide, also behind a directive of several lines', () => {
    const guide = parseGuide('## Steps\n\n- A !{osquery{\n"query":"SELECT\n1"}}\n- B !{osquery{"query":1}}');
    expect(allProblems(guide).map(({ code, line }) => [code, line])).toEqual([
      ['directive_line_break', 3],
      ['directive_without_query', 6],
    ]);
  });
});

it('a label of null is none', () => {
  expect(stepsOf('!{osquery{"label":null,"query":"SELECT 1"}}')[0]?.queries[0]?.label).toBe('Osquery');
});

it('the name of a directive in a sentence is text', () => {
  expect(allProblems(parseGuide('## Steps\n\n- Write !{osquery or !{osquery for it.\n- !{osquery'))).toEqual([]);
});

it('one that an address has swallowed is reported', () => {
  const guide = parseGuide(`## Steps\n\n- See https://example.org/x:${users}`);
  expect(allProblems(guide)).toMatchObject([{ code: 'directive_in_code', line: 3 }]);
});

describe('a broken directive', () => {
  const rows: [string, string, number, string][] = [
    ['!{osquery{"label":"a" "query":"SELECT 1"}}', 'directive_not_json', 23, 'a comma'],
    ['!{osquery{"query":"SELECT "x" FROM y"}}', 'directive_not_json', 28, 'written \\"'],
    ["!{osquery{'query':'SELECT 1'}}", 'directive_not_json', 11, 'double quotes'],
    ['!{osquery{"query":"C:\\Users"}}', 'directive_not_json', 22, 'backslash'],
    ['!{osquery{"query":"SELECT 1}}', 'directive_unclosed', 19, 'never closed'],
    ['!{osquery{"query":"SELECT 1"', 'directive_unclosed', 29, 'the end of the text'],
    ['!{osquery{"query":"SELECT 1"}', 'directive_unclosed', 30, 'end it with }}'],
    ['!{osquery}', 'directive_without_query', 10, 'comes its JSON'],
    ['!{investigate}', 'directive_without_providers', 14, 'comes its JSON'],
    ['!{osquery {"query":"SELECT 1"}}', 'directive_not_json', 10, 'comes its JSON'],
    ['!{osquery["query"]}', 'directive_not_json', 10, 'comes its JSON'],
    ['!{osquery"query":"SELECT 1"}}', 'directive_not_json', 10, 'comes its JSON'],
    ['!{investigate{"label":"x"}}', 'directive_without_providers', 14, 'no conditions'],
    ['!{investigate{"providers":[[]]}}', 'directive_without_providers', 15, 'no conditions'],
    [
      '!{investigate{"providers":[[{"field":"a","queryType":"near","value":"b"}]]}}',
      'directive_wrong_provider',
      15,
      'condition 1 of alternative 1',
    ],
    ['!{investigate{"providers":[[{"queryType":"phrase","value":"b"}]]}}', 'directive_wrong_provider', 15, 'wrong "field"'],
    ['!{investigate{"providers":[[{"field":"a","queryType":"range","value":"x"}]]}}', 'directive_wrong_provider', 15, 'no bounds'],
    ['!{investigate{"providers":[[{"field":"a","queryType":"phrases","value":[]}]]}}', 'directive_wrong_provider', 15, 'no list'],
    ['!{investigate{"providers":[[{"field":"a","queryType":"phrase","value":{}}]]}}', 'directive_wrong_provider', 15, 'no text'],
    [
      '!{investigate{"providers":[[{"field":"a","queryType":"phrase","value":"x","valueType":"number"}]]}}',
      'directive_wrong_provider',
      15,
      'is a number',
    ],
    [
      '!{investigate{"providers":[[{"field":"a","queryType":"exists"}]],"relativeFrom":"soon","relativeTo":"now"}}',
      'directive_wrong_time',
      66,
      'date math',
    ],
    ['!{investigate{"providers":[[{"field":"a","queryType":"exists"}]],"label":7}}', 'directive_wrong_shape', 66, '"label"'],
  ];
  it.each(rows)('%s is told with its place', (text, code, column, message) => {
    const guide = parseGuide(`## Investigation steps\n\n${text}\n\n- ${users}`);
    expect(allProblems(guide)).toMatchObject([
      { code, line: 3, text, message: expect.stringContaining(message), at: { line: 3, column, offset: column - 1 } },
    ]);
    expect(allQueries(guide)).toHaveLength(1);
  });
});

describe('investigate', () => {
  const providers = (text: string) => stepsOf(`!{investigate{"label":"L","providers":${text}}}`)[0]?.searches[0]?.providers;

  it('reads every kind of condition, lists and ranges as JSON or as JSON in a string', () => {
    expect(
      providers(
        '[[{"field":"a","excluded":true,"queryType":"phrase","value":"x","valueType":"string"},{"field":"b","queryType":"exists"}],' +
          '[{"field":"c","queryType":"phrases","value":"[\\"x\\",\\"{{y}}\\"]","valueType":"string"},{"field":"c","queryType":"phrases","value":[1,2],"valueType":"number"}],' +
          '[{"field":"d","queryType":"range","value":"{\\"gte\\":1,\\"lt\\":\\"{{z}}\\"}"},{"field":"d","queryType":"range","value":{"gt":1,"lte":2,"lt":""}}]]'
      )
    ).toEqual([
      [
        { field: 'a', excluded: true, queryType: 'phrase', value: 'x', valueType: 'string' },
        { field: 'b', excluded: false, queryType: 'exists' },
      ],
      [
        { field: 'c', excluded: false, queryType: 'phrases', values: ['x', '{{y}}'], valueType: 'string' },
        { field: 'c', excluded: false, queryType: 'phrases', values: [1, 2], valueType: 'number' },
      ],
      [
        { field: 'd', excluded: false, queryType: 'range', bounds: { gte: 1, lt: '{{z}}' } },
        { field: 'd', excluded: false, queryType: 'range', bounds: { gt: 1, lte: 2 } },
      ],
    ]);
  });

  it('reads insight of Kibana 8.6: parameters name fields of the alert, an empty literal asks for the field', () => {
    const text =
      '!{insight{"label":"L","providers":[[{"field":"event.id","value":"kibana.alert.original_event.id","type":"parameter"}],[{"field":"event.action","value":"","type":"literal"},{"field":"process.pid","value":"process.pid","type":"parameter"}]]}}';
    expect(stepsOf(text)[0]?.searches[0]?.providers).toEqual([
      [{ field: 'event.id', excluded: false, queryType: 'phrase', value: '{{kibana.alert.original_event.id}}', valueType: 'string' }],
      [
        { field: 'event.action', excluded: false, queryType: 'exists' },
        { field: 'process.pid', excluded: false, queryType: 'phrase', value: '{{process.pid}}', valueType: 'string' },
      ],
    ]);
  });

  it('a plain list of conditions is one alternative', () => {
    expect(providers('[{"field":"a","queryType":"exists"},{"field":"b","queryType":"exists"}]')).toHaveLength(1);
  });
});

describe('tooltips', () => {
  it('are links with a title that lead nowhere, wherever they stand', () => {
    const rows: [string, string][] = [
      ['See !{tooltip[the *word*](What it (really) means)} here', 'See [the *word*](#tooltip "What it (really) means") here'],
      ['!{tooltip[a [b] c](x)}', '[a \\[b\\] c](#tooltip "x")'],
      ['!{tooltip[a](say "x")}', '[a](#tooltip "say \\"x\\"")'],
      ['!{tooltip[[l](https://example.org)](x)}', '[\\[l\\](https://example.org)](#tooltip "x")'],
    ];
    for (const [text, markdown] of rows) expect(stepsOf(`- ${text}`)[0]?.markdown).toBe(markdown);
  });

  it('one that is not closed stays text', () => {
    expect(stepsOf('- a !{tooltip[b](c')[0]?.markdown).toContain('tooltip');
  });
});

describe('whatever stands around them', () => {
  const pieces = ['- ', '  ', '\n', '\n\n', '1. ', '> ', '# ', '`', '*', '[', '](', 'a', '<b>', '|', '|---|', users, search];
  const more = ['!{osquery{"', '!{investigate{', '!{tooltip[', '}}', '"', '!{', '\t', '&', ')}', '\ue000', '\r\n'];

  it('none is lost, and nothing that hides characters is left over', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 25 }), (chosen) => {
        const text = chosen.join('');
        const guide = parseGuide(text);
        const shown = JSON.stringify(guide);
        const problems = allProblems(guide).length;
        if (text.includes('!{osquery{')) expect(allQueries(guide).length + problems, shown).toBeGreaterThan(0);
        if (text.includes('!{investigate{')) expect(allSearches(guide).length + problems, shown).toBeGreaterThan(0);
        expect(shown).not.toMatch(text.includes('\ue000') ? /[\ue001-\uf8ff]/u : /[\ue000-\uf8ff]/u);
      }),
      { numRuns: 800 }
    );
  });
});

describe('text of nothing but openings', () => {
  const rows: [string, string, number][] = [
    ['tooltips', '!{tooltip[', 4_000],
    ['unknown directives', '!{a{', 8_000],
    ['unknown directives with strings', '!{a{"x', 5_000],
    ['known directives', '!{osquery{', 5_000],
    ['known directives, a line each', '!{osquery{"\n', 3_000],
    ['empty directives in a row', '!{osquery{}} ', 1_500],
    ['parentheses', '(', 50_000],
  ];
  // A quadratic reader would run into the time limit of the test.
  it.each(rows)('%s are read in time', (_name, opening, count) => {
    expect(parseGuide(`## Steps\n\n${opening.repeat(count)}`).sections.length).toBe(1);
  });
});
