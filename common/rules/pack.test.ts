/** The bundled rules carry everything that docs/coverage.md says, in both languages alike. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allProblems, allQueries, allSteps, parseGuide, type Guide, type SectionKind, type Step } from '../guides';
import { readRuleFiles, ruleText, type Locale, type Rule } from './index';

const files = readdirSync('rules/linux').map((name) => ({
  source: `rules/linux/${name}`,
  text: readFileSync(`rules/linux/${name}`, 'utf8'),
}));
const { rules, problems } = readRuleFiles(files);
const PROXYCHAINS = '4b868f1f-15ff-4ba3-8c11-d5a7a6356d37';
const CHKCONFIG = 'b910f25a-2d44-47f2-a873-aabdc0d355e6';
const LOCALES: readonly Locale[] = ['en', 'zh-CN'];

function bundled(ruleId: string): Rule {
  const rule = rules.find((candidate) => candidate.ruleId === ruleId);
  if (rule === undefined) throw new Error(`the pack has no rule ${ruleId}`);
  return rule;
}

function guideOf(ruleId: string, locale: Locale): Guide {
  const { note, setup } = ruleText(bundled(ruleId), locale);
  return parseGuide(note, setup);
}

const FILES = "SELECT * FROM file WHERE (path LIKE '/etc/init.d/%' OR path LIKE '/etc/rc%.d/%')";
const FILES_WITH_TIMES = [
  'SELECT f.path, u.username AS file_owner, g.groupname AS group_owner,',
  "datetime(f.atime, 'unixepoch') AS file_last_access_time,",
  "datetime(f.mtime, 'unixepoch') AS file_last_modified_time,",
  "datetime(f.ctime, 'unixepoch') AS file_last_status_change_time,",
  "datetime(f.btime, 'unixepoch') AS file_created_time,",
  'f.size AS size_bytes FROM file f LEFT JOIN users u ON f.uid = u.uid LEFT JOIN groups g ON f.gid = g.gid',
  "WHERE (path LIKE '/etc/init.d/%' OR path LIKE '/etc/rc%.d/%')",
].join(' ');
const PORTS = 'SELECT pid, address, port, socket, protocol, path FROM listening_ports';
const SOCKETS = 'SELECT pid, family, remote_address, remote_port, socket, state FROM process_open_sockets';
const ACCOUNT = 'SELECT * FROM users WHERE username = {{user.name}}';
const SESSIONS = 'SELECT * FROM logged_in_users WHERE user = {{user.name}}';
const BY_USER = 'SELECT pid, username, name FROM processes p JOIN users u ON u.uid = p.uid ORDER BY username';
const PROCESSES = 'SELECT name, cmdline, parent, path, uid FROM processes';
const CRONTAB = 'SELECT * FROM crontab';

interface Expected {
  readonly queries: readonly string[];
  readonly commands: readonly string[];
  readonly relatedRules: readonly string[];
  /** List items of each section that are no query: steps, advice, responses. */
  readonly items: Partial<Record<SectionKind, number>>;
}

const EXPECTED: Readonly<Record<string, Expected>> = {
  [PROXYCHAINS]: {
    queries: [PORTS, SOCKETS, ACCOUNT, SESSIONS, BY_USER, PROCESSES],
    commands: [],
    relatedRules: [
      '6ace94ba-f02c-4d55-9f53-87d99b6f9af4',
      '3f12325a-4cc6-410b-8d4c-9fbbeb744cfd',
      'ac8805f6-1e08-406c-962e-3937057fa86f',
      '6ee947e9-de7e-4281-a55d-09289bdf947e',
      '9f1c4ca3-44b5-481d-ba42-32dc215a2769',
    ],
    items: { steps: 13, related_rules: 5, false_positives: 3, response: 12 },
  },
  [CHKCONFIG]: {
    queries: [FILES, FILES_WITH_TIMES, BY_USER, CRONTAB, PORTS, SOCKETS, ACCOUNT, SESSIONS],
    commands: [
      'sudo chkconfig --list | grep on',
      'sudo systemctl list-unit-files',
      'chkconfig --list service_name',
      "sudo cat /var/log/syslog | grep 'LSB'",
    ],
    relatedRules: [
      '1c84dd64-7e6c-4bad-ac73-a5014ee37042',
      '0f4d35e4-925e-4959-ab24-911be207ee6f',
      '474fd20e-14cc-49c5-8160-d9ab4ba16c8b',
      '7fb500fa-8e24-4bd1-9480-2a819352602c',
      '17b0a495-4d9f-414c-8ad0-92f018b8e001',
    ],
    items: { steps: 22, related_rules: 5, false_positives: 3, response: 12, setup: 12 },
  },
};

describe('the bundled pack', () => {
  it('is read without a problem and holds the two rules, each in two languages', () => {
    expect(problems).toEqual([]);
    expect(rules.map(({ ruleId }) => ruleId).sort()).toEqual([PROXYCHAINS, CHKCONFIG]);
    for (const rule of rules) expect(Object.keys(rule.translations)).toEqual(['zh-CN']);
  });

  it('has the facts of the ProxyChains rule', () => {
    expect(bundled(PROXYCHAINS)).toMatchObject({
      name: 'ProxyChains Activity',
      type: 'eql',
      language: 'eql',
      index: ['logs-endpoint.events.*', 'endgame-*', 'auditbeat-*', 'logs-auditd_manager.auditd-*'],
      severity: 'low',
      riskScore: 21,
      interval: '5m',
      from: 'now-9m',
      maxSignals: 100,
      version: 4,
      author: ['Elastic'],
      license: 'Elastic License v2',
      tags: [
        'Domain: Endpoint',
        'OS: Linux',
        'Use Case: Threat Detection',
        'Tactic: Command and Control',
        'Data Source: Elastic Defend',
        'Data Source: Elastic Endgame',
        'Data Source: Auditd Manager',
      ],
      threat: [{ framework: 'MITRE ATT&CK', tactic: { id: 'TA0011' }, technique: [{ id: 'T1572' }] }],
      query:
        'process where host.os.type == "linux" and event.type == "start" and event.action in ("exec", "exec_event", "executed", "process_started")\n and process.name == "proxychains"\n',
    });
  });

  it('has the facts of the chkconfig rule', () => {
    expect(bundled(CHKCONFIG)).toMatchObject({
      name: 'Chkconfig Service Add',
      type: 'eql',
      index: ['logs-endpoint.events.*', 'endgame-*'],
      severity: 'medium',
      riskScore: 47,
      interval: '5m',
      from: 'now-9m',
      maxSignals: 100,
      version: 113,
      author: ['Elastic'],
      license: 'Elastic License v2',
      tags: [
        'Domain: Endpoint',
        'OS: Linux',
        'Use Case: Threat Detection',
        'Tactic: Persistence',
        'Threat: Lightning Framework',
        'Data Source: Elastic Endgame',
        'Data Source: Elastic Defend',
      ],
      threat: [{ framework: 'MITRE ATT&CK', tactic: { id: 'TA0003' }, technique: [{ id: 'T1037' }] }],
      query: [
        'process where host.os.type == "linux" and event.action in ("exec", "exec_event") and',
        '(',
        '  (process.executable : "/usr/sbin/chkconfig" and process.args : "--add") or',
        '  (process.args : "*chkconfig" and process.args : "--add")',
        ') and not (',
        '  process.parent.name in ("rpm", "qualys-scan-util", "qualys-cloud-agent", "update-alternatives") or',
        '  process.parent.args : ("/var/tmp/rpm*", "/var/lib/waagent/*") or',
        '  process.args in ("jexec", "sapinit", "httpd", "dbora")',
        ')',
        '',
      ].join('\n'),
    });
  });
});

describe.each(Object.entries(EXPECTED))('the guide of %s', (ruleId, expected) => {
  describe.each(LOCALES)('in %s', (locale) => {
    const guide = guideOf(ruleId, locale);

    it('has no problem', () => expect(allProblems(guide)).toEqual([]));

    it('has every query of the document, in its order, with the SQL repaired', () => {
      expect(allQueries(guide).map(({ query }) => query.replace(/\s+/g, ' ').trim())).toEqual(expected.queries);
    });

    it('has a label of its own for every query', () => {
      const labels = allQueries(guide).map(({ label }) => label);
      expect(new Set(labels).size).toBe(expected.queries.length);
      expect(labels.every((label) => label.startsWith('Osquery - '))).toBe(true);
    });

    it('has every command to run by hand', () => {
      expect(allSteps(guide).flatMap(({ commands }) => commands)).toEqual(expected.commands);
    });

    it('names every related rule', () => {
      const related = allSteps(guide).flatMap(({ relatedRule }) => (relatedRule === undefined ? [] : [relatedRule]));
      expect(related.map((rule) => rule.ruleId)).toEqual(expected.relatedRules);
      expect(related.every(({ name }) => name.length > 5)).toBe(true);
    });

    it('has every step, piece of advice, response and set-up step', () => {
      expect(countItems(ruleText(bundled(ruleId), locale))).toEqual(expected.items);
    });

    it('says from which versions on its queries and placeholders work', () => {
      const { note } = ruleText(bundled(ruleId), locale);
      for (const version of ['8.5.0', '8.7.0', '8.6.0']) expect(note).toContain(version);
    });
  });

  it('has the same tree in both languages: sections, steps, queries, commands', () => {
    const [english, chinese] = LOCALES.map((locale) => skeleton(guideOf(ruleId, locale)));
    expect(chinese).toEqual(english);
  });

  it('has its lists nested alike in both languages', () => {
    const [english, chinese] = LOCALES.map((locale) => {
      const { note, setup } = ruleText(bundled(ruleId), locale);
      return [...`${note}\n${setup}`.matchAll(/^( *)(?:-|\d+\.) (!\{)?/gm)].map(
        ([, indent = '', directive = '']) => `${indent.length}${directive}`
      );
    });
    expect(chinese).toEqual(english);
  });

  it('says nothing in Chinese that was left in English', () => {
    const english = new Set(sentences(ruleText(bundled(ruleId), 'en')));
    expect(sentences(ruleText(bundled(ruleId), 'zh-CN')).filter((sentence) => english.has(sentence))).toEqual([]);
  });
});

it('the two guides hold fourteen queries together', () => {
  const count = (ruleId: string): number => allQueries(guideOf(ruleId, 'en')).length;
  expect(count(PROXYCHAINS) + count(CHKCONFIG)).toBe(14);
});

describe('docs/coverage.md', () => {
  const page = readFileSync('docs/coverage.md', 'utf8');

  it.each([
    [PROXYCHAINS, '## Guide of ProxyChains Activity'],
    [CHKCONFIG, '## Guide of Chkconfig Service Add'],
  ])('has a place for every section, step, command, query and related rule of %s', (ruleId, heading) => {
    const start = page.indexOf(heading);
    const part = page.slice(start, page.indexOf('\n## ', start + 1));
    expect(start).toBeGreaterThan(0);
    const guide = guideOf(ruleId, 'en');
    const framed = new Set(['steps', 'related_rules', 'false_positives', 'response', 'setup_3']);
    const wanted = [
      ...guide.sections.map(({ id }) => id).filter((id) => !framed.has(id)),
      ...allSteps(guide).flatMap(({ id, commands, relatedRule }) => [
        id,
        ...commands,
        ...(relatedRule === undefined ? [] : [relatedRule.ruleId]),
      ]),
      ...allQueries(guide).map(({ id }) => id),
    ];
    expect(wanted.filter((id) => !part.replaceAll('\\|', '|').includes(`\`${id}\``))).toEqual([]);
  });
});

/** List items under each known heading, queries left out; counted in the text, so that the parser of guides cannot agree with itself. */
function countItems({ note, setup }: { readonly note: string; readonly setup: string }): Partial<Record<SectionKind, number>> {
  const kinds: readonly (readonly [RegExp, SectionKind])[] = [
    [/^#+ (Possible investigation steps|可能的调查步骤)$/, 'steps'],
    [/^#+ (Related rules|相关规则)$/, 'related_rules'],
    [/^#+ (False positive analysis|误报分析)$/, 'false_positives'],
    [/^#+ (Response and remediation|响应和修复)$/, 'response'],
    [/^#+ (Setup|设置)$/, 'setup'],
  ];
  const counts: Partial<Record<SectionKind, number>> = {};
  let kind: SectionKind | undefined;
  for (const line of `${note}\n${setup}`.split('\n')) {
    kind = kinds.find(([heading]) => heading.test(line))?.[1] ?? kind;
    if (kind !== undefined && /^ *(-|\d+\.) (?!!\{)/.test(line)) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

function skeleton(guide: Guide): unknown {
  return guide.sections.map(({ id, kind, steps }) => ({ id, kind, steps: steps.map(stepSkeleton) }));
}

function stepSkeleton({ id, queries, commands, relatedRule, children }: Step): unknown {
  return {
    id,
    queries: queries.map((query) => ({ id: query.id, query: query.query, ecsMapping: query.ecsMapping })),
    commands,
    related: relatedRule?.ruleId,
    children: children.map(stepSkeleton),
  };
}

function sentences({
  name,
  description,
  note,
  setup,
}: {
  readonly name: string;
  readonly description: string;
  readonly note: string;
  readonly setup: string;
}): readonly string[] {
  return [name, description, ...note.split('\n'), ...setup.split('\n')]
    .map((line) => line.trim())
    .filter((line) => /[a-z]{3}/.test(line) && !line.includes('!{'));
}
