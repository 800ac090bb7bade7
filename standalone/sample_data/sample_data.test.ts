/** The story of docs/sample-data.md, checked with the engine: what alerts, what does not, and what one exception silences. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileEql, prepareDocument, type CompiledEventQuery, type PreparedDocument } from '../../common/engine';
import { executionsBetween, matchesIndexPatterns, readRuleFiles, windowAt, type Rule } from '../../common/rules';
import { generateSampleEvents, type SampleEvent } from './index';

const END_MS = Date.parse('2026-03-04T07:00:00Z');
const PROXYCHAINS = '4b868f1f-15ff-4ba3-8c11-d5a7a6356d37';
const CHKCONFIG = 'b910f25a-2d44-47f2-a873-aabdc0d355e6';
const HEALTH_CHECK = 'proxychains curl -fsS https://status.partner.example/health';

const { rules } = readRuleFiles(
  readdirSync('rules/linux').map((name) => ({ source: name, text: readFileSync(`rules/linux/${name}`, 'utf8') }))
);

interface Prepared {
  readonly event: SampleEvent;
  readonly document: PreparedDocument;
}
let prepared: readonly Prepared[] = [];
let alerted: ReadonlySet<string> = new Set();
beforeAll(() => {
  prepared = prepare(generateSampleEvents({ seed: 1, endMs: END_MS }));
  alerted = new Set([PROXYCHAINS, CHKCONFIG].flatMap((ruleId) => alertsOf(ruleId)).map(({ event }) => event._id));
});

function prepare(events: readonly SampleEvent[]): readonly Prepared[] {
  return events.map((event) => ({ event, document: prepareDocument(event._source) }));
}
function ruleOf(ruleId: string): { readonly rule: Rule; readonly query: CompiledEventQuery } {
  const rule = rules.find((candidate) => candidate.ruleId === ruleId);
  const compiled = compileEql(rule?.query ?? '');
  if (rule === undefined || !compiled.ok || compiled.value.kind !== 'event') throw new Error(`${ruleId} is no event query of the pack`);
  return { rule, query: compiled.value };
}
function alertsOf(ruleId: string, from: readonly Prepared[] = prepared): readonly Prepared[] {
  const { rule, query } = ruleOf(ruleId);
  return from.filter(({ event, document }) => matchesIndexPatterns(event._index, rule.index) && query.matches(document));
}
const text = ({ document }: Prepared, field: string): string => document.values(field).join(' ');
const timeOf = (item: Prepared, field: string): number => Date.parse(text(item, field));

describe('the sample events', () => {
  it('are more than five thousand, on six Linux hosts and a Mac, over three days', () => {
    expect(prepared.length).toBeGreaterThan(5_000);
    const hosts = new Map(prepared.map((item) => [text(item, 'host.name'), text(item, 'host.os.type')]));
    expect([...hosts.values()].filter((os) => os === 'linux')).toHaveLength(6);
    expect(hosts.get('mac-07')).toBe('macos');
    const times = prepared.map((item) => timeOf(item, '@timestamp'));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(END_MS - 72 * 3_600_000);
    expect(Math.min(...times)).toBeLessThan(END_MS - 71 * 3_600_000);
    expect(Math.max(...times)).toBeGreaterThan(END_MS - 3_600_000);
    expect(Math.max(...prepared.map((item) => timeOf(item, 'event.ingested')))).toBeLessThanOrEqual(END_MS);
  });

  it('are the same for the same seed and end, and other ones for another seed', () => {
    const [once, again, other] = [7, 7, 8].map((seed) => JSON.stringify(generateSampleEvents({ seed, endMs: END_MS })));
    expect(again === once).toBe(true);
    expect(other === once).toBe(false);
  });

  it('come in the order of time, each with an id of its own', () => {
    const times = prepared.map((item) => timeOf(item, '@timestamp'));
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(new Set(prepared.map(({ event }) => event._id)).size).toBe(prepared.length);
  });

  it('stand in the data stream that they name', () => {
    for (const { event, document } of prepared) {
      const stream = ['type', 'dataset', 'namespace'].map((part) => document.values(`data_stream.${part}`).join('')).join('-');
      expect(event._index).toBe(stream);
    }
  });

  it('have what both integrations always have', () => {
    const always = [
      '@timestamp',
      'agent.id',
      'agent.type',
      'ecs.version',
      'event.action',
      'event.category',
      'event.type',
      'event.dataset',
      'event.ingested',
      'host.name',
      'host.os.type',
      'process.name',
      'process.executable',
      'process.pid',
      'user.name',
      'user.id',
    ];
    for (const { document } of prepared) expect(always.filter((field) => document.values(field).length === 0)).toEqual([]);
  });
});

describe('the alerts', () => {
  it.each([
    [PROXYCHAINS, 49],
    [CHKCONFIG, 6],
  ])('of rule %s are %d', (ruleId, count) => expect(alertsOf(ruleId)).toHaveLength(count));

  it.each([2, 3, 99, 4_294_967_295])('do not change with the seed (%d) or the end', (seed) => {
    const other = prepare(generateSampleEvents({ seed, endMs: END_MS + seed * 61_000 }));
    expect([PROXYCHAINS, CHKCONFIG].map((ruleId) => alertsOf(ruleId, other).length)).toEqual([49, 6]);
  });

  it('come from these people on these hosts', () => {
    const who = (ruleId: string): Record<string, number> => {
      const counts: Record<string, number> = {};
      for (const alert of alertsOf(ruleId)) {
        const key = `${text(alert, 'user.name')} on ${text(alert, 'host.name')}`;
        counts[key] = (counts[key] ?? 0) + 1;
      }
      return counts;
    };
    expect(who(PROXYCHAINS)).toEqual({
      'mwagner on jump-01': 38,
      'deploy on build-01': 5,
      'www-data on web-01': 3,
      'tchen on legacy-01': 2,
      "x' OR '1'='1 on build-01": 1,
    });
    expect(who(CHKCONFIG)).toEqual({ 'root on db-01': 3, 'root on erp-01': 3 });
  });

  it('of the health check are silenced by user and command line together, and nothing else is', () => {
    const silenced = alertsOf(PROXYCHAINS).filter(
      (alert) => text(alert, 'user.name') === 'mwagner' && text(alert, 'process.command_line') === HEALTH_CHECK
    );
    expect(silenced).toHaveLength(36);
    expect(silenced.every((alert) => text(alert, 'process.parent.command_line') === '/bin/sh /home/mwagner/bin/partner-check')).toBe(true);
  });

  it('of the intruder with the administrator’s account would be silenced by an exception for the user alone', () => {
    const others = alertsOf(PROXYCHAINS).filter(
      (alert) => text(alert, 'user.name') === 'mwagner' && text(alert, 'process.command_line') !== HEALTH_CHECK
    );
    expect(others.map((alert) => text(alert, 'process.command_line'))).toEqual([
      'proxychains ssh root@10.20.0.41',
      'proxychains rsync -a root@10.20.0.21:/srv/backup/ /dev/shm/b/',
    ]);
  });

  it('beside the health check come when docs/sample-data.md says', () => {
    const beforeEnd = (alert: Prepared): string => {
      const minutes = Math.ceil((END_MS - timeOf(alert, '@timestamp')) / 60_000);
      return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
    };
    const others = [PROXYCHAINS, CHKCONFIG].map((ruleId) =>
      alertsOf(ruleId).filter((alert) => text(alert, 'process.command_line') !== HEALTH_CHECK)
    );
    expect(others.map((alerts) => alerts.map((alert) => `${beforeEnd(alert)} ${text(alert, 'host.name')}`))).toEqual([
      [
        ...['55:41 web-01', '55:32 web-01', '55:23 web-01'],
        ...['43:39 legacy-01', '43:38 legacy-01'],
        ...['32:32 build-01', '32:21 build-01', '32:10 build-01', '31:59 build-01', '31:48 build-01'],
        ...['18:45 build-01', '5:52 jump-01', '5:40 jump-01'],
      ],
      ['69:30 db-01', '69:30 db-01', '44:48 erp-01', '44:48 erp-01', '31:26 db-01', '5:32 erp-01'],
    ]);
  });

  it('never come close to the limit of one execution', () => {
    for (const ruleId of [PROXYCHAINS, CHKCONFIG]) {
      const { rule } = ruleOf(ruleId);
      const times = alertsOf(ruleId).map((alert) => timeOf(alert, 'event.ingested'));
      const runs = [...executionsBetween(rule, END_MS - 72 * 3_600_000, END_MS)];
      const most = Math.max(
        ...runs.map((run) => windowAt(rule, run)).map(({ fromMs, toMs }) => times.filter((time) => fromMs <= time && time < toMs).length)
      );
      expect(most).toBeLessThan(10);
      expect(most).toBeGreaterThan(0);
    }
  });
});

describe('what looks like it and is held back', () => {
  const starts = (program: string, flag: string): readonly Prepared[] =>
    prepared.filter(
      (item) =>
        text(item, 'event.action') === 'exec' &&
        text(item, 'process.name') === program &&
        item.document.values('process.args').includes(flag)
    );

  it('is every service that an installer adds: thirty, three for each exclusion', () => {
    const added = starts('chkconfig', '--add');
    const held = added.filter(({ event }) => !alerted.has(event._id));
    expect(held).toHaveLength(30);
    const reasons = new Map<string, number>();
    for (const item of held) {
      const parentName = text(item, 'process.parent.name');
      const ownArgument = item.document.values('process.args').find((arg) => ['jexec', 'sapinit', 'httpd', 'dbora'].includes(String(arg)));
      const parentArgument = item.document
        .values('process.parent.args')
        .find((arg) => /^\/var\/(tmp\/rpm|lib\/waagent\/)/.test(String(arg)));
      const reason = String(ownArgument ?? parentArgument ?? parentName);
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    expect([...reasons.keys()].sort()).toEqual(
      [
        '/var/lib/waagent/Microsoft.Azure.Extensions/install.sh',
        '/var/tmp/rpm-tmp.Kq81Zw',
        'dbora',
        'httpd',
        'jexec',
        'qualys-cloud-agent',
        'qualys-scan-util',
        'rpm',
        'sapinit',
        'update-alternatives',
      ].sort()
    );
    expect([...reasons.values()].every((count) => count === 3)).toBe(true);
  });

  it.each([
    ['another program', 'process.name', 'proxychains4'],
    ['another spelling', 'process.name', 'ProxyChains'],
    ['the configuration in an editor', 'process.command_line', 'vim /etc/proxychains.conf'],
    ['a Mac', 'process.executable', '/opt/homebrew/bin/proxychains'],
    ['a list of services', 'process.command_line', '/sbin/chkconfig --list'],
    ['a service taken away', 'process.command_line', '/sbin/chkconfig --del rpcbind'],
    ['a service switched on', 'process.command_line', '/sbin/chkconfig postgresql on'],
    ['words in one argument', 'process.command_line', 'bash -c echo chkconfig --add nothing'],
  ])('%s', (_, field, value) => {
    const found = prepared.filter((item) => text(item, field) === value);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ event }) => alerted.has(event._id))).toEqual([]);
  });

  it('a fork of proxychains, which is the start of no program', () => {
    const forks = prepared.filter((item) => text(item, 'event.action') === 'fork' && text(item, 'process.name') === 'proxychains');
    expect(forks.length).toBeGreaterThan(40);
    const { query } = ruleOf(PROXYCHAINS);
    expect(forks.filter(({ document }) => query.matches(document))).toEqual([]);
  });
});
