import { describe, expect, it } from 'vitest';
import type { EvaluateBody, RuleEvaluation } from '../../common/api';
import type { Rule } from '../../common/rules';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { MemoryAlertStore } from '../../test/fakes/memory_alert_store';
import { MemoryRuleStore } from '../../test/fakes/memory_rule_store';
import { sampleRule } from '../../test/fakes/sample_rule';
import { alertOf } from './detection/alert_document';
import { evaluateRules } from './evaluation';

type Documents = NonNullable<EvaluateBody['documents']>;
type Document = Documents[number];

const at = (second: number, rest: Document): Document => ({
  '@timestamp': new Date(Date.UTC(2026, 2, 1, 9, 0, second)).toISOString(),
  ...rest,
});
const file = (second: number, host = 'a'): Document => at(second, { event: { category: 'file' }, host: { id: host } });
const process = (second: number, host = 'a'): Document => at(second, { event: { category: 'process' }, host: { id: host } });
const network = (second: number, host = 'a'): Document => at(second, { event: { category: 'network' }, host: { id: host } });

async function asked(rule: Partial<Rule>, documents: Documents): Promise<RuleEvaluation> {
  const ports = memoryPorts({ rules: new MemoryRuleStore([sampleRule({ id: 'r', ...rule })]) });
  const { results } = await evaluateRules(ports, { explain_all: false, documents, rule_ids: ['r'] });
  const [answer] = results;
  if (answer === undefined) throw new Error('the rule was not evaluated');
  return answer;
}

const joined = 'sequence by host.id with maxspan=10s [file where true] [process where true]';

describe('a sequence over documents that were sent', () => {
  it('says which document filled which stage, on which key, after how long', async () => {
    const { verdict, set } = await asked({ query: joined }, [process(5), file(1), file(2, 'b')]);
    expect(verdict).toBe('matched');
    expect(set?.found).toMatchObject([
      {
        duration_ms: 4000,
        key: [{ field: 'host.id', value: 'a' }],
        stages: [
          { stage: 1, event: { document: 1 }, after_ms: null, key: [{ field: 'host.id', value: 'a' }] },
          { stage: 2, event: { document: 0 }, after_ms: 4000 },
        ],
      },
    ]);
    expect(set).toMatchObject({ found_total: 1, parts: [{ events: [{ document: 1 }] }, { events: [{ document: 0 }] }] });
  });

  const misses: readonly { readonly reason: string; readonly query?: string; readonly documents: Documents }[] = [
    { reason: 'too_far_apart', documents: [file(1), process(31)] },
    { reason: 'keys_differ', documents: [file(1), process(2, 'b')] },
    { reason: 'keys_differ_and_too_far_apart', documents: [file(1), process(31, 'b')] },
    { reason: 'order', documents: [process(1), file(2)] },
    { reason: 'ended', query: `${joined} until [network where true]`, documents: [file(1), network(2), process(3)] },
    {
      reason: 'missing_event_present',
      query: 'sequence by host.id with maxspan=10s [file where true] ![network where true] [process where true]',
      documents: [file(1), network(2), process(3)],
    },
  ];
  it.each(misses)('says what is in the way: $reason', async ({ reason, query = joined, documents }) => {
    const { verdict, set } = await asked({ query }, documents);
    expect(verdict).toBe('part_of');
    expect(set?.miss?.reason).toBe(reason);
    expect(set?.miss?.nearest === undefined).toBe(reason === 'order');
  });

  it('counts the stages of the nearest events as the query does', async () => {
    const query = 'sequence by host.id with maxspan=10s [file where true] ![network where true] [process where true]';
    const { set } = await asked({ query }, [file(1), network(2), process(3)]);
    expect(set?.miss?.nearest?.stages?.map(({ stage }) => stage)).toEqual([1, 3]);
  });

  it('says of a stage without an event nothing but that', async () => {
    const { verdict, set } = await asked({ query: joined }, [file(1), file(2)]);
    expect([verdict, set?.miss, set?.found]).toEqual(['part_of', undefined, undefined]);
  });
});

const login = (second: number, user: string): Document => at(second, { event: { category: 'authentication' }, user: { name: user } });
const counting = (value: number): Partial<Rule> => ({
  type: 'threshold',
  language: 'kuery',
  query: 'event.category: authentication',
  threshold: { field: ['user.name'], value, cardinality: [] },
});

describe('a threshold over documents that were sent', () => {
  it('shows the groups that it counted, those that fall short too', async () => {
    const documents = [login(1, 'eve'), login(2, 'anna'), login(3, 'anna')];
    const reached = await asked(counting(2), documents);
    expect(reached).toMatchObject({
      verdict: 'matched',
      set: { found: [{ key: [{ field: 'user.name', value: 'anna' }], events_total: 2 }] },
    });
    const { verdict, set } = await asked(counting(3), documents);
    expect(verdict).toBe('part_of');
    expect(set?.groups).toMatchObject([
      { key: [{ value: 'anna' }], count: 2, is_reached: false },
      { key: [{ value: 'eve' }], count: 1, is_reached: false },
    ]);
  });
});

const firstSeen: Partial<Rule> = {
  type: 'new_terms',
  language: 'kuery',
  query: 'event.category: authentication',
  newTerms: { fields: ['user.name'], historyWindowStart: 'now-7d' },
};
const listed: Partial<Rule> = {
  type: 'threat_match',
  language: 'kuery',
  query: 'event.category: network',
  threatMatch: {
    index: ['ti-*'],
    query: '*:*',
    language: 'kuery',
    filters: [],
    mapping: [{ entries: [{ field: 'destination.ip', value: 'threat.indicator.ip', negate: false }] }],
  },
};
const connection = at(1, { event: { category: 'network' }, destination: { ip: '203.0.113.7' } });

describe('what decides beside the event', () => {
  it('is history among the documents that were sent', async () => {
    expect(await asked(firstSeen, [login(1, 'anna'), login(3000, 'anna'), login(3001, 'eve')])).toMatchObject({
      verdict: 'matched',
      set: { found: [{ key: [{ field: 'user.name', value: 'eve' }], events: [{ document: 2 }] }] },
    });
    expect((await asked(firstSeen, [login(1, 'anna'), login(3000, 'anna')])).verdict).toBe('part_of');
    // Whatever a single document holds would be new.
    expect((await asked(firstSeen, [login(1, 'anna')])).verdict).toBe('part_of');
  });

  it('is an indicator among the documents that were sent, in an index of the rule', async () => {
    const indicator = (index: string): Document => ({ _index: index, _id: 'i', _source: { threat: { indicator: { ip: '203.0.113.7' } } } });
    expect(await asked(listed, [connection, indicator('ti-feed')])).toMatchObject({
      verdict: 'matched',
      set: { found: [{ events: [{ document: 0 }], indicators: [{ index: 'ti-feed', id: 'i', document: 1 }] }] },
    });
    expect((await asked(listed, [connection, indicator('logs-x')])).verdict).toBe('part_of');
  });

  const recorded: readonly { readonly what: string; readonly rule: Partial<Rule>; readonly alert: Document; readonly says: object }[] = [
    {
      what: 'new terms',
      rule: firstSeen,
      alert: { ...login(1, 'eve'), 'kibana.alert.new_terms': ['eve'] },
      says: { new_terms: ['eve'] },
    },
    {
      what: 'indicators',
      rule: listed,
      alert: {
        ...connection,
        threat: {
          enrichments: [
            {
              feed: { name: 'Feed' },
              matched: { atomic: '203.0.113.7', field: 'destination.ip', id: 'i', index: 'ti-feed', type: 'indicator_match_rule' },
            },
          ],
        },
      },
      says: { indicators: [{ field: 'destination.ip', value: '203.0.113.7', index: 'ti-feed', id: 'i', feed: 'Feed' }] },
    },
  ];
  it.each(recorded)('is what the alert keeps of it, for its own rule: $what', async ({ rule, alert, says }) => {
    const own = sampleRule({ id: 'r', ...rule });
    const origin = { rule: own, executionUuid: 'x', at: '2026-03-01T12:05:00.000Z', originalTime: '2026-03-01T09:00:01.000Z' };
    const { 'kibana.alert.new_terms': terms, ...source } = alert;
    const extra = terms === undefined ? {} : { 'kibana.alert.new_terms': terms };
    const stored = alertOf({ id: 'a', source, ancestors: [], extra }, origin);
    const other = sampleRule({ ...own, id: 'other', ruleId: 'stable-other' });
    const ports = memoryPorts({ alerts: new MemoryAlertStore([stored]), rules: new MemoryRuleStore([own, other]) });
    const { results } = await evaluateRules(ports, { explain_all: false, alert_id: 'a', rule_ids: ['r', 'other'] });
    expect(results).toMatchObject([{ verdict: 'matched', set: { recorded: says } }, { verdict: 'part_of' }]);
    expect(results[1]?.set?.recorded).toBeUndefined();
  });
});
