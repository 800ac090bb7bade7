import fc from 'fast-check';
import { micromark } from 'micromark';
import { describe, expect, it } from 'vitest';
import { allProblems, allQueries, allSteps, parseGuide, type Guide } from './index';

const users = '!{osquery{"label":"Users","query":"SELECT * FROM users WHERE username = {{user.name}}"}}';
const ports = '!{osquery{"label":"Ports","query":"SELECT * FROM listening_ports"}}';

/** Ids with what they hold, for comparing structure. */
const outline = (guide: Guide) => [
  ...guide.sections.map(({ id, title }) => `${id}: ${title}`),
  ...allSteps(guide).map(({ id, queries }) => [id, ...queries.map((query) => query.label)].join(' ')),
];

describe('sections', () => {
  const headings: [string, string][] = [
    ['Triage and analysis', 'triage'],
    ['Investigating Odd Things', 'triage'],
    ['分类和分析', 'triage'],
    ['调查 ProxyChains 活动', 'triage'],
    ['Possible Investigation Steps:', 'steps'],
    ['可能的调查步骤', 'steps'],
    ['调查步骤:', 'steps'],
    ['related rules', 'related_rules'],
    ['相关规则', 'related_rules'],
    ['False positive analysis', 'false_positives'],
    ['False positives', 'false_positives'],
    ['误报分析', 'false_positives'],
    ['Response and Remediation:', 'response'],
    ['响应和修复', 'response'],
    ['响应和补救措施', 'response'],
    ['Setup', 'setup'],
    ['设置', 'setup'],
    ['1. Possible investigation steps', 'steps'],
    ['**Possible Investigation Steps:**', 'steps'],
    ['Suggested investigative steps', 'steps'],
    ['Triage and Analysis Steps', 'steps'],
    ['一、调查步骤:', 'steps'],
    ['可能的調查步驟', 'steps'],
    ['Related Rules:', 'related_rules'],
    ['相關規則', 'related_rules'],
    ['False Positive Considerations', 'false_positives'],
    ['Potential False Positives', 'false_positives'],
    ['False-positive analysis', 'false_positives'],
    ['False Positives and Tuning', 'false_positives'],
    ['误报考虑因素', 'false_positives'],
    ['誤報分析', 'false_positives'],
    ['Response & Remediation', 'response'],
    ['Containment, eradication and recovery', 'response'],
    ['Remediation steps', 'response'],
    ['响应和补救', 'response'],
    ['回應與補救措施', 'response'],
    ['Rule Specific Setup Note', 'setup'],
    ['2) Triage & Analysis', 'triage'],
    ['分類與分析', 'triage'],
    ['Validation & False Positive Considerations', 'false_positives'],
    ['False positive steps:', 'false_positives'],
    ['误报排查', 'false_positives'],
    ['Response and escalation:', 'response'],
    ['Detailed investigation steps', 'steps'],
    ['What to review first', 'steps'],
    ['Config', 'setup'],
    ['Investigation Guide: something odd', 'triage'],
    ['Possible investigaton steps', 'steps'],
    ['False postive analysis', 'false_positives'],
    ['Reponse and remediaton', 'response'],
    ['Releated rules', 'related_rules'],
    ['Triage and anlysis', 'triage'],
    ['Something of my own', 'notes'],
    ['Additional information', 'notes'],
    ['Related roles', 'notes'],
    ['Related files', 'notes'],
    ['Usage notes', 'notes'],
  ];
  it.each(headings)('the heading "%s" opens %s, at any level', (title, kind) => {
    for (const marks of ['#', '###', '######']) {
      expect(parseGuide(`${marks} ${title}\n\nText.`).sections.map((section) => [section.id, section.kind])).toEqual([[kind, kind]]);
    }
  });

  it('a known heading without text is a frame and is left out; an own one stays', () => {
    const guide = parseGuide('## Triage and analysis\n\n### Investigating X\n\nWhy.\n\n## My notes\n\n### More\n\nText.');
    expect(guide.sections.map(({ id, title }) => [id, title])).toEqual([
      ['triage', 'Investigating X'],
      ['notes', 'My notes'],
      ['notes_2', 'More'],
    ]);
  });

  it('set-up text is set-up sections, sub-headings kept', () => {
    const { sections } = parseGuide('', '## Setup\n\nNeeds data.\n\n### Add it\n\nWords.\n\n#### Steps in order:\n\n1. One\n2. Two\n');
    expect(sections.map(({ id, kind, title, intro, steps }) => [id, kind, title, intro, steps.length])).toEqual([
      ['setup', 'setup', 'Setup', 'Needs data.', 0],
      ['setup_2', 'setup', 'Add it', 'Words.', 0],
      ['setup_3', 'setup', 'Steps in order:', '', 2],
    ]);
  });

  it('a heading of its own within the investigation steps continues them', () => {
    expect(parseGuide('## Investigation steps\n- a\n### Network\n- b').sections.map(({ id }) => id)).toEqual(['steps', 'steps_2']);
  });

  it('a second section of a kind shares no id with the steps of the first', () => {
    const guide = parseGuide('## Investigation steps\n- a\n- b\n  - c\n### Network\n- d\n  - e');
    expect(allSteps(guide).map(({ id }) => id)).toEqual(['steps-1', 'steps-2', 'steps-2-1', 'steps_2-1', 'steps_2-1-1']);
  });

  it('paragraphs are steps where steps are expected, and text elsewhere', () => {
    const guide = parseGuide('## Triage and analysis\n\nA.\n\nB.\n\n## Response and remediation\n\nFirst.\n\nSecond.');
    expect(guide.sections[0]).toMatchObject({ intro: 'A.\n\nB.', steps: [] });
    expect(allSteps(guide).map(({ id, markdown }) => [id, markdown])).toEqual([
      ['response-1', 'First.'],
      ['response-2', 'Second.'],
    ]);
  });

  it('a list that was indented as code is a list all the same', () => {
    const guide = parseGuide(
      '### Possible investigation steps\n\n    - Look at the user.\n    - Look at the host,\n      and at its peers.\n        - All of them.\n'
    );
    expect(allSteps(guide).map(({ id, markdown }) => [id, markdown])).toEqual([
      ['steps-1', 'Look at the user.'],
      ['steps-2', 'Look at the host,\nand at its peers.'],
      ['steps-2-1', 'All of them.'],
    ]);
  });

  it.each([
    ['a command', '    systemctl status x'],
    ['an option', '    -x --help'],
    ['a list with other lines', '    - a\n    b: c\n    - d\n  e'],
    ['a list in a fence', '```\n- a\n- b\n```'],
    ['a list with a directive, which Kibana does not run there', `    - a\n    - ${users}`],
  ])('%s that was indented as code stays code', (_, text) => {
    expect(allSteps(parseGuide(`### Possible investigation steps\n\n${text}`)).filter(({ children }) => children.length > 0)).toEqual([]);
    expect(parseGuide(`### Possible investigation steps\n\nSee:\n\n${text}`).sections[0]?.steps[0]?.markdown).toMatch(/```/);
  });

  it('no text is no sections', () => {
    expect(parseGuide('')).toEqual({ sections: [], problems: [] });
  });
});

describe('steps and their queries', () => {
  const rows: [string, string, string[]][] = [
    ['below its step', `- Ask\n  - ${users}\n  - ${ports}\n- Next`, ['steps-1 Users Ports', 'steps-2']],
    ['beside it in a flat guide', `- Ask\n- ${users}\n- ${ports}\n- Next`, ['steps-1 Users Ports', 'steps-2']],
    ['beside a sub-step', `- Top\n  - Ask\n  - ${users}`, ['steps-1', 'steps-1-1 Users']],
    ['before the sub-steps', `- Top\n  - ${users}\n  - Sub`, ['steps-1 Users', 'steps-1-1']],
    ['in its text', `- Ask ${users} and ${ports}`, ['steps-1 Users Ports']],
    ['in a line of its own in the item', `- Ask\n\n  ${users}\n- Next`, ['steps-1 Users', 'steps-2']],
    ['after the list', `- Ask\n\n${users}`, ['steps-1 Users']],
    ['after a paragraph', `Ask this:\n\n${users}\n\n- Next`, ['steps-1 Users', 'steps-2']],
    [
      'five levels down',
      `- a\n  - b\n    - c\n      - d\n        - ${users}`,
      ['steps-1', 'steps-1-1', 'steps-1-1-1', 'steps-1-1-1-1 Users'],
    ],
    ['alone', users, ['steps-1 Users']],
    ['in a numbered list', `1. Ask\n   - ${users}\n2. Next`, ['steps-1 Users', 'steps-2']],
  ];
  it.each(rows)('%s', (_name, text, expected) => {
    expect(outline(parseGuide(`## Investigation steps\n\n${text}`)).slice(1)).toEqual(expected);
  });

  it('ids are alike in every language', () => {
    const english = `## Triage and analysis\n### Investigating X\nWhy.\n### Possible investigation steps\n- A\n  - B\n    - ${users}\n- C\n### Response and remediation\n- D`;
    const chinese = `## 分类和分析\n### 调查 X\n原因。\n### 可能的调查步骤\n- 甲\n  - 乙\n    - ${users}\n- 丙\n### 响应和修复\n- 丁`;
    const ids = (guide: Guide) => [
      guide.sections.map(({ id }) => id),
      allSteps(guide).map(({ id }) => id),
      allQueries(guide).map(({ id }) => id),
    ];
    expect(ids(parseGuide(chinese))).toEqual(ids(parseGuide(english)));
    expect(allQueries(parseGuide(english)).map(({ id }) => id)).toEqual(['steps-1-1-q1']);
  });

  it('the Markdown of a step keeps its formatting and loses directives and sub-steps', () => {
    const [step] = allSteps(
      parseGuide(`## Investigation steps\n- See **this** [page](https://example.org/a) and \`x_y\` ${users}\n  - sub`)
    );
    expect(step?.markdown).toBe('See **this** [page](https://example.org/a) and `x_y`');
  });

  it('link references survive being cut apart', () => {
    const guide = parseGuide('## Investigation steps\n- See [the page][p]\n\n[p]: https://example.org/p "P"');
    expect(allSteps(guide)[0]?.markdown).toBe('See [the page](https://example.org/p "P")');
  });

  it('text between two lists leads the second', () => {
    const guide = parseGuide('## Setup\n\nFirst:\n\n- a\n\nThen:\n\n- b\n- c');
    expect(guide.sections[0]?.intro).toBe('First:');
    expect(allSteps(guide).map(({ id, markdown }) => `${id} ${markdown}`)).toEqual([
      'setup-1 a',
      'setup-2 Then:',
      'setup-2-1 b',
      'setup-2-2 c',
    ]);
  });

  it('commands are shell commands, not names', () => {
    const text =
      '- Run `sudo chkconfig --list | grep on` and `systemctl list-unit-files`, see `process.name`, `/etc/init.d`, `user.name is root` or `curl`';
    expect(allSteps(parseGuide(`## Investigation steps\n${text}`))[0]?.commands).toEqual([
      'sudo chkconfig --list | grep on',
      'systemctl list-unit-files',
    ]);
  });

  it.each(['- ID', '– ID.', '- "ID"', '(ID)', '(rule_id: ID)', ': ID'])('a related rule may be written "Some rule %s"', (form) => {
    const id = '6ace94ba-f02c-4d55-9f53-87d99b6f9af4';
    const [step] = allSteps(parseGuide(`### Related rules\n\n- Some rule ${form.replace('ID', id)}`));
    expect(step?.relatedRule).toEqual({ name: 'Some rule', ruleId: id });
  });

  it('related rules are read in their section', () => {
    const id = '6ace94ba-f02c-4d55-9f53-87d99b6f9af4';
    const guide = parseGuide(`## Related rules\n- A - b rule - ${id}\n- **Bold** – ${id}\n- no rule`);
    expect(allSteps(guide).map((step) => step.relatedRule)).toEqual([
      { name: 'A - b rule', ruleId: id },
      { name: 'Bold', ruleId: id },
      undefined,
    ]);
  });

  it('raw HTML stays visible text', () => {
    const guide = parseGuide('## Investigation steps\n- a <img src=x onerror=alert(1)> b\n\n<script>alert(1)</script>');
    const html = allSteps(guide)
      .map((step) => micromark(step.markdown, { allowDangerousHtml: true }))
      .join('');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).toContain('&lt;script&gt;');
  });
});

describe('directives', () => {
  it('JSON strings may hold braces, quotes, escapes and Markdown', () => {
    const query = 'SELECT "a}}b", \'{{x\', *_`\n-- }} ]( \\ <b>';
    const directive = `!{osquery{"label":"A \\"b\\"","query":${JSON.stringify(query)},"ecs_mapping":{"host.name":{"field":"h"},"tags":{"value":["a"]}}}}`;
    for (const text of [directive, `- Ask\n  - ${directive}`, `- *Ask* ${directive} now`]) {
      const [found] = allQueries(parseGuide(`## Investigation steps\n\n${text}`));
      expect(found).toMatchObject({ label: 'A "b"', query, ecsMapping: { 'host.name': { field: 'h' }, tags: { value: ['a'] } } });
    }
  });

  it('may span lines, with either line ending', () => {
    for (const end of ['\n', '\r\n']) {
      const text = ['- Ask', '  !{osquery{', '    "label": "L",', '    "query": "SELECT 1"', '  }}', '- Next'].join(end);
      const guide = parseGuide(`## Investigation steps${end}${text}`);
      expect(outline(guide).slice(1)).toEqual(['steps-1 L', 'steps-2']);
    }
  });

  const broken: [string, string][] = [
    ['!{osquery{"label":"x","query":"SELECT 1"}', 'directive_unclosed'],
    ['!{osquery{"label":"x","query":"SELECT 1}}', 'directive_unclosed'],
    ['!{osquery{"label":"x,"query":"SELECT 1"}}', 'directive_unclosed'],
    ['!{osquery{label:"x","query":"SELECT 1"}}', 'directive_not_json'],
    ['!{osquery{"label":"x"}}', 'directive_without_query'],
    ['!{osquery{"label":"x","query":" "}}', 'directive_without_query'],
    ['!{osquery{"label":"x","query":7}}', 'directive_without_query'],
    ['!{osquery{"label":"x","query":"SELECT 1","ecs_mapping":[1]}}', 'directive_wrong_shape'],
    ['!{investigate{"label":"x"}}', 'directive_without_providers'],
    ['!{insight{"label":"x","providers":[]}}', 'directive_without_providers'],
    ['!{dance{"a":1}}', 'directive_unknown'],
  ];
  it.each(broken)('%s spoils its own step only', (text, code) => {
    const guide = parseGuide(`## Investigation steps\n- A\n  - ${text}\n- B\n  - ${users}`);
    expect(outline(guide).slice(1)).toEqual(['steps-1', 'steps-2 Users']);
    expect(allSteps(guide)[0]?.problems).toMatchObject([{ code, line: 3, text }]);
    expect(guide.problems).toEqual([]);
  });

  it('what is not supported stays readable where it stood', () => {
    const directive = '!{lens{"timeRange":{}}}';
    const inText = parseGuide(`## Investigation steps\n- Look ${directive} here`);
    const alone = parseGuide(`## Investigation steps\n- Look\n  - ${directive}`);
    expect(allSteps(inText).map(({ markdown }) => markdown)).toEqual([`Look \`${directive}\` here`]);
    expect(allSteps(alone).map(({ markdown }) => markdown)).toEqual([`Look\n\n\`${directive}\``]);
  });

  it('in code it is not run, and is reported', () => {
    const guide = parseGuide(`## Investigation steps\n- Write \`${ports}\`\n\n\`\`\`\n${ports}\n\`\`\``);
    expect(allQueries(guide)).toEqual([]);
    expect(guide.problems.map(({ code, line }) => [code, line])).toEqual([
      ['directive_in_code', 2],
      ['directive_in_code', 4],
    ]);
  });

  it('an exclamation mark is otherwise an exclamation mark', () => {
    const guide = parseGuide('## Investigation steps\n- Stop! Now!{ ![alt](https://example.org/i.png) !{a b{');
    expect(allSteps(guide)[0]?.markdown).toContain('![alt](https://example.org/i.png)');
    expect(allProblems(guide)).toEqual([]);
  });

  it('is never lost, whatever stands around it', () => {
    const pieces = [
      '- ',
      '  ',
      '\n',
      '\n\n',
      '1. ',
      '> ',
      '# ',
      '`',
      '*',
      '[',
      '](',
      'a',
      '<b>',
      '|',
      users,
      ports,
      '!{osquery{"',
      '}}',
      '"',
      '!{',
      '\t',
      '&',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (chosen) => {
        const text = chosen.join('');
        const guide = parseGuide(text);
        const shown = JSON.stringify(guide);
        const ids = [...guide.sections, ...allSteps(guide)].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        if (text.includes('!{osquery{')) expect(allQueries(guide).length + allProblems(guide).length, shown).toBeGreaterThan(0);
      }),
      { numRuns: 500 }
    );
  });
});

describe('text that nests deeper than a parser can follow', () => {
  const rows: [string, string][] = [
    ['lists', '- '.repeat(5000)],
    ['quotes', '> '.repeat(5000)],
    ['indentation', `- a\n${' '.repeat(5000)}- b`],
    ['emphasis', '*a **b '.repeat(2000)],
    ['links', '[a]('.repeat(5000)],
  ];
  it.each(rows)('%s: shown as written, and reported', (_name, text) => {
    const guide = parseGuide(`## Steps\n${text}x`);
    expect(guide.problems.map(({ code }) => code)).toEqual(['guide_too_deep']);
    expect(guide.sections[0]?.intro).toContain(text.trim());
  });
});

describe('text that is longer than any guide', () => {
  it.each([
    ['characters', 'word '.repeat(25_000)],
    ['lines', '##x\n'.repeat(1_200)],
  ])('of %s: shown as written, and reported', (_name, text) => {
    const guide = parseGuide(text);
    expect(guide.problems.map(({ code }) => code)).toEqual(['guide_too_long']);
    expect(guide.sections[0]?.intro).toContain(text.trim());
  });
});
