import { describe, expect, it } from 'vitest';
import { NO_USER, type AlertSummary, type CaseAnswer, type GuideResponse, type InvestigationResponse } from '../../../../common/api';
import type { Guide, Step } from '../../../../common/guides/guide';
import { fillCommand } from '../../../../common/guides/commands/fill_command';
import { resolveQuery } from '../../../../common/osquery/resolve_query';
import { HttpError } from '../../../shared/host';
import { attachToCase, isComplete, type AttachApi, type AttachPlan } from './attach_to_case';
import { draftCase } from './case_draft';
import { caseSearch } from './case_search';
import { hasWork, investigationSummary } from './investigation_summary';

const ADDRESS = 'http://127.0.0.1:5601/app/investigationGuides/alerts/a1';
const ALERT: AlertSummary = {
  id: 'a1',
  index: '.alerts',
  timestamp: '2026-03-01T10:00:00.000Z',
  original_time: undefined,
  rule: { id: 'rule-uuid', rule_id: 'rule-1', name: 'Service Added' },
  severity: 'high',
  risk_score: 73,
  status: 'open',
  workflow_reason: undefined,
  tags: [],
  reason: 'a service was added',
  host: 'web-01',
  user: 'root',
  process: 'chkconfig',
  command_line: 'chkconfig --add `id`\n![x](http://e.example)',
};

describe('a new case', () => {
  it('begins with the rule and the host, the severity of the alert and its facts', () => {
    const { title, description, severity, syncsAlerts } = draftCase(ALERT, ADDRESS);
    expect({ title, severity, syncsAlerts }).toEqual({ title: 'Service Added on web-01', severity: 'high', syncsAlerts: true });
    expect(description).toContain(`](${ADDRESS})`);
    expect(description).toContain('- Command line: ``chkconfig --add `id`\\n![x](http://e.example)``');
    expect(description).not.toContain('Process: ``');
  });

  it('has a title within the limit, on one line, with what is hidden named', () => {
    const { title } = draftCase({ ...ALERT, rule: { ...ALERT.rule, name: `a\u202e\n${'x'.repeat(400)}` } }, ADDRESS);
    expect(title).toHaveLength(160);
    expect(title.startsWith('aU+202E\\nxxx')).toBe(true);
    expect(draftCase({ ...ALERT, host: undefined }, ADDRESS).title).toBe('Service Added');
  });

  it('does not sync an alert that is being worked on', () => {
    expect(draftCase({ ...ALERT, status: 'acknowledged' }, ADDRESS).syncsAlerts).toBe(false);
  });
});

const step = (id: string, markdown: string, rest: Partial<Step> = {}): Step => ({
  id,
  markdown,
  queries: [],
  searches: [],
  commands: [],
  relatedRule: undefined,
  problems: [],
  children: [],
  ...rest,
});
const GUIDE: Guide = {
  problems: [],
  sections: [
    {
      id: 'steps',
      kind: 'steps',
      title: 'Steps',
      intro: '',
      steps: [
        step('steps-1', 'Look at the `service`\nand more', { children: [step('steps-1-1', 'Who added it?')] }),
        step('steps-2', 'Which user?', { queries: [{ id: 'steps-2-q1', label: 'The user', query: 'q', ecsMapping: {} }] }),
      ],
    },
  ],
};
const CRONTAB = 'SELECT * FROM crontab';
const COMMANDS: GuideResponse['commands'] = {
  'steps-1': [
    {
      ...fillCommand('crontab -l', () => undefined),
      equivalent: {
        topic: 'crontab',
        directive: { id: 'steps-1-c1', label: '', query: CRONTAB, ecsMapping: {} },
        resolution: resolveQuery(CRONTAB, () => undefined),
      },
      search: undefined,
    },
  ],
};
const by = { updated_at: '2026-03-01T11:00:00.000Z', updated_by: 'anna' };
const NOTHING: InvestigationResponse = { alert_id: 'a1', version: 0, steps: {}, runs: {}, verdict: undefined };
const WORK: InvestigationResponse = {
  alert_id: 'a1',
  version: 5,
  steps: {
    'steps-1-1': { state: 'done', note: 'bob, he said\n<img src=x> [x](javascript:1)\n```', ...by },
    'steps-2': { state: 'open', note: '', ...by },
    'steps-9': { state: 'not_applicable', note: '', ...by },
  },
  runs: {
    'steps-2-q1': {
      query_id: 'steps-2-q1',
      action_id: 'a',
      query_action_id: 'b',
      agent_id: 'c',
      query: "SELECT * FROM users\nWHERE username = 'root'",
      started_at: '2026-03-01T11:01:00.000Z',
      started_by: 'anna',
    },
    'steps-1-c1': {
      query_id: 'steps-1-c1',
      action_id: 'd',
      query_action_id: 'e',
      agent_id: 'c',
      query: CRONTAB,
      started_at: '2026-03-01T11:02:00.000Z',
      started_by: 'anna',
    },
  },
  verdict: {
    verdict: 'true_positive',
    comment: 'nobody ordered it',
    exception_item_id: undefined,
    at: '2026-03-01T12:00:00.000Z',
    by: 'bob',
  },
};

describe('the summary of an investigation', () => {
  const text = investigationSummary({ alert: ALERT, address: ADDRESS, guide: { guide: GUIDE, commands: COMMANDS }, investigation: WORK });

  it('tells verdict, steps that were touched, notes and queries, in the order of the guide', () => {
    const parts = [
      'Verdict: True positive',
      'nobody ordered it',
      '2 steps of the guide finished',
      'Who added it?',
      'bob, he said',
      '`steps-9`',
      'The user',
      '```sql\nSELECT',
      'Scheduled jobs (cron)',
    ];
    expect(parts.map((part) => text.indexOf(part)).filter((at) => at < 0)).toEqual([]);
    expect(parts.map((part) => text.indexOf(part))).toEqual([...parts.map((part) => text.indexOf(part))].sort((a, b) => a - b));
    expect(text).not.toContain('Which user?');
  });

  it('names nobody where there are no users', () => {
    const { verdict } = WORK;
    if (verdict === undefined) throw new Error('the work has a verdict');
    const steps = { a: { state: 'done' as const, note: '', ...by, updated_by: NO_USER } };
    const told = investigationSummary({
      alert: ALERT,
      address: ADDRESS,
      guide: undefined,
      investigation: { ...NOTHING, steps, verdict: { ...verdict, by: NO_USER } },
    });
    expect(told).toMatch(/Verdict: True positive, \d/);
    expect(told).toMatch(/- Done: `a` \(\d/);
    expect(told).not.toContain(NO_USER);
  });

  it('keeps a hostile note inside its block', () => {
    expect(text).toContain('````\nbob, he said\n<img src=x> [x](javascript:1)\n```\n````');
  });

  it('works without a guide, and within the limit of a comment', () => {
    const steps = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`s-${n}`, { state: 'done' as const, note: 'x'.repeat(5_000), ...by }])
    );
    const long = investigationSummary({ alert: ALERT, address: ADDRESS, guide: undefined, investigation: { ...NOTHING, steps } });
    expect(long.length).toBeLessThanOrEqual(30_000);
    expect(long).toContain('`s-0`');
    expect(long).toMatch(/left out here: a comment has a limit\.$/);
  });

  it('tells of rows kept as evidence, before the steps, hostile values inside their block', () => {
    const row = { path: '/etc/init.d/x', note: '```\n![x](http://e.example) <b>' };
    const pinned = { id: 'p', query_id: 'q', label: 'Files `x`', query: 'SELECT 1', action_id: 'a', agent_id: 'local', row };
    const evidence = [{ ...pinned, pinned_at: by.updated_at, pinned_by: 'ada' }];
    const told = investigationSummary({ alert: ALERT, address: ADDRESS, guide: undefined, investigation: { ...WORK, evidence } });
    expect(told).toContain('**1 row kept as evidence**');
    expect(told).toContain('- `` Files `x` `` `local` (`ada`,');
    expect(told).toContain(`\`\`\`\`\n${JSON.stringify(row)}\n\`\`\`\``);
    expect(told.indexOf('kept as evidence')).toBeLessThan(told.indexOf('of the guide finished'));
    expect(hasWork({ ...NOTHING, evidence })).toBe(true);
  });

  it('is offered only when there is something to tell', () => {
    expect(hasWork(NOTHING)).toBe(false);
    expect(hasWork({ ...NOTHING, steps: { a: { state: 'open', note: ' ', ...by } } })).toBe(false);
    expect(hasWork({ ...NOTHING, steps: { a: { state: 'open', note: 'x', ...by } } })).toBe(true);
    expect(hasWork({ ...NOTHING, verdict: WORK.verdict })).toBe(true);
  });
});

class FakeCases implements AttachApi {
  readonly asked: string[] = [];
  failing: string | undefined;

  async createCase({ title }: Parameters<AttachApi['createCase']>[0]): Promise<CaseAnswer> {
    return this.answer('case', title);
  }

  async addToCase(id: string, body: Parameters<AttachApi['addToCase']>[1]): Promise<CaseAnswer> {
    return this.answer(body.type, id);
  }

  private answer(what: string, about: string): CaseAnswer {
    this.asked.push(`${what} ${about}`);
    if (this.failing === what) throw new HttpError(403, undefined, 'no');
    const nobody = { username: null, full_name: null, email: null };
    return {
      ...{ id: 'c1', version: 'v', title: about, description: '', tags: [], owner: 'securitySolution', status: 'open', severity: 'low' },
      ...{
        settings: { syncAlerts: false },
        created_at: '',
        created_by: nobody,
        updated_at: null,
        totalAlerts: 0,
        totalComment: 0,
        comments: [],
      },
    };
  }
}

describe('attaching an alert', () => {
  const draft = draftCase(ALERT, ADDRESS);
  const toNew: AttachPlan = { target: { kind: 'new', draft }, alert: ALERT, comment: 'what was done' };

  it('makes the case, attaches the alert and writes the comment', async () => {
    const api = new FakeCases();
    const report = await attachToCase(api, toNew);
    expect(isComplete(report)).toBe(true);
    expect(report.known).toEqual({ id: 'c1', title: draft.title });
    expect(api.asked).toEqual([`case ${draft.title}`, 'alert c1', 'user c1']);
  });

  it('makes no case where one is chosen, and writes no comment that is not wanted', async () => {
    const api = new FakeCases();
    const target = { kind: 'existing', known: { id: 'c7', title: 'Old' } } as const;
    expect(isComplete(await attachToCase(api, { ...toNew, target, comment: undefined }))).toBe(true);
    expect(api.asked).toEqual(['alert c7']);
  });

  it.each([
    { failing: 'case', left: [`case ${draft.title}`, 'alert c1', 'user c1'] },
    { failing: 'alert', left: ['alert c1'] },
    { failing: 'user', left: ['user c1'] },
  ])('that failed at "$failing" does only what is left the second time', async ({ failing, left }) => {
    const api = new FakeCases();
    api.failing = failing;
    const report = await attachToCase(api, toNew);
    expect(isComplete(report)).toBe(false);
    api.failing = undefined;
    api.asked.length = 0;
    expect(isComplete(await attachToCase(api, toNew, report))).toBe(true);
    expect(api.asked).toEqual(left);
  });
});

describe('looking for a case', () => {
  it.each([
    ['proxy', 'proxy*'],
    ['  Web-01 "x" | +(y)', 'Web* 01* x* y*'],
    ['代理 web', '代 理 web*'],
    [' "| ', undefined],
    ['', undefined],
  ])('%j asks for %j', (typed, asked) => {
    expect(caseSearch(typed)).toBe(asked);
  });
});
