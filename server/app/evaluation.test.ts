import { describe, expect, it } from 'vitest';
import type { Rule } from '../../common/rules';
import { MemoryAlertStore } from '../../test/fakes/memory_alert_store';
import { MemoryEventStore } from '../../test/fakes/memory_event_store';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { MemoryRuleStore } from '../../test/fakes/memory_rule_store';
import { sampleAlert } from '../../test/fakes/sample_alert';
import { sampleRule } from '../../test/fakes/sample_rule';
import { buildAlert } from './detection/alert_document';
import { evaluateRules } from './evaluation';
import { UseCaseError } from './route';

const document = { event: { kind: 'event', category: ['process'] }, process: { name: 'proxychains' } };
const matching = sampleRule({ id: 'm', query: 'process where event.kind == "event" and process.name == "proxychains"' });
const other = sampleRule({ id: 'o', query: 'process where process.name == "nmap"' });
const portsWith = (...rules: readonly Rule[]) => memoryPorts({ rules: new MemoryRuleStore(rules) });
const ask = { explain_all: false };

describe('evaluation', () => {
  it('answers every enabled rule, and explains those that match', async () => {
    const ports = portsWith(matching, other, sampleRule({ id: 'off', enabled: false }));
    const { evaluated, results } = await evaluateRules(ports, { ...ask, document });
    expect(evaluated).toBe(2);
    expect(results.map(({ rule, verdict }) => [rule.id, verdict])).toEqual([
      ['m', 'matched'],
      ['o', 'not_matched'],
    ]);
    expect(results[0]?.explanation).toMatchObject({ isMatch: true, query: matching.query, root: { outcome: 'true' } });
    expect(results[1]?.explanation).toBeUndefined();
  });

  it('explains a rule that did not match when it is named, or when all are to be explained', async () => {
    const ports = portsWith(matching, other);
    const named = await evaluateRules(ports, { ...ask, document, rule_ids: ['stable-o'] });
    expect(named.results).toMatchObject([{ rule: { id: 'o' }, verdict: 'not_matched', explanation: { isMatch: false } }]);
    const all = await evaluateRules(ports, { document, explain_all: true });
    expect(all.results.every((result) => result.explanation !== undefined)).toBe(true);
  });

  it('answers disabled rules too when that is asked for', async () => {
    const ports = portsWith(matching, sampleRule({ id: 'off', enabled: false }));
    expect((await evaluateRules(ports, { ...ask, document, include_disabled: true })).evaluated).toBe(2);
  });

  it('evaluates a named rule though it is disabled, and each rule once', async () => {
    const ports = portsWith(sampleRule({ id: 'off', enabled: false }));
    expect((await evaluateRules(ports, { ...ask, document, rule_ids: ['off', 'stable-off', 'off'] })).evaluated).toBe(1);
  });

  it('matches a stored alert with the rule that made it, though event.kind was overwritten', async () => {
    const origin = { rule: matching, executionUuid: 'x', at: '2026-03-01T12:05:00.000Z', originalTime: '2026-03-01T12:00:00.000Z' };
    const alert = buildAlert({ id: 'e', index: undefined, source: document }, origin);
    const alerts = new MemoryAlertStore([alert]);
    const { results } = await evaluateRules(memoryPorts({ alerts, rules: new MemoryRuleStore([matching]) }), {
      ...ask,
      alert_id: alert.id,
    });
    expect(results).toMatchObject([{ verdict: 'matched' }]);
    // The rule may be gone: the alert carries it.
    const gone = await evaluateRules(memoryPorts({ alerts }), { ...ask, alert_id: alert.id, rule_ids: ['m'] });
    expect(gone.results).toMatchObject([{ verdict: 'matched', rule: { name: matching.name } }]);
  });

  it('evaluates the query that made the alert, though the rule asks something else now, and says so', async () => {
    const origin = { rule: matching, executionUuid: 'x', at: '2026-03-01T12:05:00.000Z', originalTime: '2026-03-01T12:00:00.000Z' };
    const alert = buildAlert({ id: 'e', index: undefined, source: document }, origin);
    const rules = new MemoryRuleStore([{ ...matching, query: 'process where false' }]);
    const ports = memoryPorts({ alerts: new MemoryAlertStore([alert]), rules });
    const standing = { from: 'alert', state: 'changed', installed_id: 'm' };
    for (const id of ['m', 'stable-m']) {
      const { results } = await evaluateRules(ports, { ...ask, alert_id: alert.id, rule_ids: [id] });
      expect(results).toMatchObject([{ verdict: 'matched', explanation: { query: matching.query }, rule: { standing } }]);
    }
    // All rules are those that are installed.
    expect((await evaluateRules(ports, { ...ask, alert_id: alert.id })).results).toMatchObject([{ verdict: 'not_matched' }]);
  });

  it.each(['m', 'stable-m', 'flat', 'other-uuid'])('knows the rule of the alert by any id that the alert gives it: %s', async (id) => {
    const origin = { rule: matching, executionUuid: 'x', at: '2026-03-01T12:05:00.000Z', originalTime: '2026-03-01T12:00:00.000Z' };
    const built = buildAlert({ id: 'e', index: undefined, source: document }, origin);
    const parameters = { ...matching, rule_id: 'stable-m', uuid: 'm' };
    const names = {
      'kibana.alert.rule.rule_id': 'flat',
      'kibana.alert.rule.uuid': 'other-uuid',
      'kibana.alert.rule.parameters': parameters,
    };
    const alerts = new MemoryAlertStore([{ ...built, source: { ...built.source, ...names } }]);
    const forbidden = () => Promise.reject(new UseCaseError(403, 'rules_forbidden', 'You may not read the detection rules of this space.'));
    const unreadable = { list: forbidden, get: forbidden, problems: forbidden, known: forbidden };
    const hidden = await evaluateRules({ ...memoryPorts({ alerts }), rules: unreadable }, { ...ask, alert_id: built.id, rule_ids: [id] });
    expect(hidden.results).toMatchObject([{ verdict: 'matched', rule: { standing: { state: 'unknown' } } }]);
    const deleted = await evaluateRules(memoryPorts({ alerts }), { ...ask, alert_id: built.id, rule_ids: [id] });
    expect(deleted.results).toMatchObject([{ verdict: 'matched', rule: { standing: { state: 'deleted' } } }]);
  });

  it('does not make up the query of a rule that neither alert nor store has', async () => {
    const alerts = new MemoryAlertStore([sampleAlert({ id: 'a' })]);
    const { results } = await evaluateRules(memoryPorts({ alerts }), { ...ask, alert_id: 'a', rule_ids: ['rule-a'] });
    expect(results).toMatchObject([{ verdict: 'not_evaluable', why: { code: 'rule_not_carried' } }]);
  });

  const hits: readonly { readonly what: string; readonly hit: Readonly<Record<string, unknown>> }[] = [
    { what: 'with its source', hit: { _index: 'logs-x', _id: 'e', _score: 1, _source: document } },
    {
      what: 'with its fields',
      hit: {
        _index: 'logs-x',
        _id: 'e',
        fields: { 'event.kind': ['event'], 'event.category': ['process'], 'process.name': ['proxychains'] },
      },
    },
  ];
  it.each(hits)('takes a hit of a search $what for the document in it', async ({ hit }) => {
    const { results } = await evaluateRules(portsWith(matching), { ...ask, document: hit });
    expect(results).toMatchObject([{ verdict: 'matched' }]);
  });

  const notEvaluable: readonly { readonly what: string; readonly rule: Partial<Rule>; readonly code: string }[] = [
    { what: 'a broken query', rule: { query: 'process where process.name = "x"' }, code: 'query_invalid' },
    { what: 'broken KQL', rule: { type: 'query', language: 'kuery', query: 'process.name: (x' }, code: 'query_invalid' },
    { what: 'Lucene', rule: { type: 'query', language: 'lucene', query: 'process.name: x' }, code: 'language_not_supported' },
    { what: 'a filter of another kind', rule: { filters: [{ query: { geo_distance: {} } }] }, code: 'filter_not_supported' },
    {
      what: 'a threshold rule without a threshold',
      rule: { type: 'threshold', language: 'kuery', query: 'x: y' },
      code: 'rule_incomplete',
    },
    { what: 'an ES|QL rule', rule: { type: 'esql', language: 'esql' }, code: 'rule_type_not_supported' },
    { what: 'a machine learning rule', rule: { type: 'machine_learning', language: undefined }, code: 'rule_type_not_supported' },
  ];
  it.each(notEvaluable)('says why $what is not evaluable, and goes on with the others', async ({ rule, code }) => {
    const { results } = await evaluateRules(portsWith(sampleRule({ id: 'x', ...rule }), matching), { ...ask, document });
    expect(results).toMatchObject([
      { verdict: 'not_evaluable', why: { code, message: expect.stringMatching(/\w{3}/) } },
      { verdict: 'matched' },
    ]);
  });

  it('explains KQL and the filters beside the query', async () => {
    const filters = [{ query: { match_phrase: { 'event.kind': 'alert' } }, meta: { negate: true } }];
    const rule = sampleRule({ id: 'k', type: 'query', language: 'kuery', query: 'process.name: (nmap or proxychains)', filters });
    const { results } = await evaluateRules(portsWith(rule), { ...ask, document });
    expect(results).toMatchObject([
      { verdict: 'matched', explanation: { language: 'kql', isMatch: true, filters: [{ filter: filters[0], outcome: 'true' }] } },
    ]);
  });

  it('tells of a rule that does not match the fewest conditions in the way', async () => {
    const { results } = await evaluateRules(portsWith(other), { ...ask, document, rule_ids: ['o'] });
    expect(results).toMatchObject([{ verdict: 'not_matched', nearest_miss: [{ would: 'hold', fields: ['process.name'] }] }]);
  });

  it('calls an event that fits a stage of a sequence a part of it, and says which stage', async () => {
    const query =
      'sequence by host.id with maxspan=1m [file where true] with runs=2 [process where process.name == "proxychains"] ![network where true]';
    const { results } = await evaluateRules(portsWith(sampleRule({ id: 's', query }), other), { ...ask, document });
    expect(results.map(({ rule, verdict }) => [rule.id, verdict])).toEqual([
      ['s', 'part_of'],
      ['o', 'not_matched'],
    ]);
    expect(results[0]?.set?.parts).toMatchObject([
      { stages: [1, 2], is_match: false },
      { stages: [3], is_match: true },
    ]);
    const named = await evaluateRules(portsWith(sampleRule({ id: 's', query })), { ...ask, document, rule_ids: ['s'] });
    expect(named.results[0]?.set?.parts.map(({ explanation }) => explanation?.isMatch)).toEqual([false, true]);
  });

  it('sees fields that only the alert has, also where an index of conditions chooses the rules', async () => {
    const origin = { rule: other, executionUuid: 'x', at: '2026-03-01T12:05:00.000Z', originalTime: '2026-03-01T12:00:00.000Z' };
    const events = new MemoryEventStore([{ id: 'e', index: 'logs-x', source: { event: { category: 'process' } } }]);
    const alert = buildAlert({ id: 'e', index: 'logs-x', source: document }, origin);
    const ports = memoryPorts({ alerts: new MemoryAlertStore([alert]), rules: new MemoryRuleStore([matching]), sourceEvents: events });
    const answer = await evaluateRules(ports, { ...ask, alert_id: alert.id });
    expect(answer).toMatchObject({ evaluated_on: 'source_event', results: [{ verdict: 'matched' }] });
  });

  it('does not make up events of an alert that only counts them', async () => {
    const counted = sampleAlert({ id: 'a' });
    const source = { ...counted.source, 'kibana.alert.threshold_result': { count: 7, terms: [{ field: 'user.name', value: 'anna' }] } };
    const threshold = { field: ['user.name'], value: 5, cardinality: [] };
    const rule = sampleRule({ id: 't', type: 'threshold', language: 'kuery', query: 'event.outcome: failure', threshold });
    const ports = memoryPorts({ alerts: new MemoryAlertStore([{ ...counted, source }]), rules: new MemoryRuleStore([rule]) });
    const { results } = await evaluateRules(ports, { ...ask, alert_id: 'a', rule_ids: ['t'] });
    expect(results).toMatchObject([{ verdict: 'not_evaluable', why: { code: 'events_not_readable' } }]);
  });

  it('evaluates a query in place of rules, explained, and says where it is broken', async () => {
    const right = await evaluateRules(portsWith(matching), { ...ask, document, query: { language: 'kuery', text: 'process.name: nmap' } });
    expect(right).toMatchObject({
      evaluated: 1,
      results: [{ verdict: 'not_matched', explanation: { language: 'kql' }, nearest_miss: [{}] }],
    });
    const wrong = await evaluateRules(portsWith(), { ...ask, document, query: { language: 'eql', text: 'process where x = 1' } });
    expect(wrong.results).toMatchObject([{ verdict: 'not_evaluable', why: { code: 'query_invalid', span: { start: 16 } } }]);
  });

  it('evaluates several documents, and explains the first that matches, the nearest, or the one that is asked for', async () => {
    const far = { event: { category: ['file'] }, process: { name: 'zsh' } };
    const near = { event: { category: ['process'] }, process: { name: 'zsh' } };
    const query = { language: 'eql', text: 'process where process.name == "proxychains"' } as const;
    const found = await evaluateRules(portsWith(), { ...ask, documents: [far, near, document], query });
    expect(found.results).toMatchObject([{ verdict: 'matched', documents: { matched: [2], shown: 2 }, explanation: { isMatch: true } }]);
    const missed = await evaluateRules(portsWith(), { ...ask, documents: [far, near], query });
    expect(missed.results).toMatchObject([{ verdict: 'not_matched', documents: { matched: [], shown: 1 }, nearest_miss: [{}] }]);
    const shown = await evaluateRules(portsWith(), { ...ask, documents: [far, near, document], show: 0, query });
    expect(shown.results).toMatchObject([{ verdict: 'matched', documents: { shown: 0 }, explanation: { isMatch: false } }]);
  });

  it('says of all rules which of several documents each matches', async () => {
    const nmap = { event: { category: 'process' }, process: { name: 'nmap' } };
    const { results } = await evaluateRules(portsWith(matching, other), { ...ask, documents: [nmap, document, nmap] });
    expect(results.map(({ rule, documents }) => [rule.id, documents?.matched])).toEqual([
      ['m', [1]],
      ['o', [0, 2]],
    ]);
  });

  const rule = { rule_id: 'p', name: 'Pasted', description: 'x', type: 'eql', language: 'eql', severity: 'low', risk_score: 1 };
  const query = 'process where process.name == "proxychains"';
  it.each([
    { what: 'JSON', text: JSON.stringify({ ...rule, query }) },
    { what: 'a list', text: JSON.stringify([{ ...rule, query }]) },
    {
      what: 'TOML',
      text: `[rule]\n${Object.entries({ ...rule, query })
        .map(([key, value]) => `${key} = ${JSON.stringify(value)}`)
        .join('\n')}`,
    },
  ])('evaluates a rule whose text was sent: $what', async ({ text }) => {
    const answer = await evaluateRules(portsWith(), { ...ask, document, rule: { text } });
    expect(answer).toMatchObject({ evaluated: 1, results: [{ rule: { name: 'Pasted' }, verdict: 'matched' }] });
    expect(answer.rule_problems).toBeUndefined();
  });

  it('says what is wrong with the text of a rule, and where', async () => {
    const unread = await evaluateRules(portsWith(), { ...ask, document, rule: { text: '\n{"rule_id": "p"}' } });
    expect(unread).toMatchObject({
      results: [],
      rule_problems: expect.arrayContaining([{ message: expect.stringContaining('name'), line: 2 }]),
    });
    const toml = await evaluateRules(portsWith(), { ...ask, document, rule: { text: '[rule]\nname = ' } });
    expect(toml).toMatchObject({ results: [], rule_problems: [{ line: 2 }] });
    const wrong = 'process where lenght(x) > 1 and y = 2';
    const broken = await evaluateRules(portsWith(), { ...ask, document, rule: { text: JSON.stringify({ ...rule, query: wrong }) } });
    expect(broken).toMatchObject({ results: [{ verdict: 'not_evaluable', why: { code: 'query_invalid', query: wrong } }] });
    expect(broken.rule_problems).toBeUndefined();
  });

  it('tells every mistake of a query', async () => {
    const text = 'process where lenght(x) > 1 and startsWith(x, 5)';
    const { results } = await evaluateRules(portsWith(), { ...ask, document, query: { language: 'eql', text } });
    const why = results[0]?.why;
    const spans = [why?.span, ...(why?.further ?? []).map(({ span }) => span)];
    expect(spans.map((span) => text.slice(span?.start, span?.end))).toEqual(['lenght', '5']);
  });

  it('says where a broken query is broken', async () => {
    const query = 'process where process.name = "x"';
    const { results } = await evaluateRules(portsWith(sampleRule({ query })), { ...ask, document });
    const span = results[0]?.why?.span ?? { start: -1, end: -1 };
    expect(query.slice(span.start, span.end)).toContain('=');
  });

  it('looks for the category where the rule says it is', async () => {
    const rule = sampleRule({ query: 'custom where true', eventCategoryOverride: 'event.type' });
    const { results } = await evaluateRules(portsWith(rule), { ...ask, document: { event: { category: 'process', type: 'custom' } } });
    expect(results).toMatchObject([{ verdict: 'matched' }]);
  });

  it('evaluates a changed rule anew, though its id and version stayed', async () => {
    const before = await evaluateRules(portsWith(sampleRule({ query: 'any where false' })), { ...ask, document });
    const after = await evaluateRules(portsWith(sampleRule({ query: 'any where true' })), { ...ask, document });
    expect([before.results[0]?.verdict, after.results[0]?.verdict]).toEqual(['not_matched', 'matched']);
  });

  it('does not know an alert or a rule that is not there', async () => {
    await expect(evaluateRules(portsWith(), { ...ask, alert_id: 'a' })).rejects.toMatchObject({ statusCode: 404, code: 'alert_not_found' });
    await expect(evaluateRules(portsWith(matching), { ...ask, document, rule_ids: ['m', 'x', 'y'] })).rejects.toMatchObject({
      statusCode: 404,
      code: 'rule_not_found',
      details: { rule_ids: ['x', 'y'] },
    });
  });
});
