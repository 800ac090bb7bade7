import { describe, expect, it } from 'vitest';
import type { Rule } from '../../common/rules';
import { MemoryAlertStore } from '../../test/fakes/memory_alert_store';
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
    const unreadable = { list: forbidden, get: forbidden, problems: forbidden };
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
    { what: 'a sequence', rule: { query: 'sequence by host.id [process where true] [file where true]' }, code: 'sequence_not_supported' },
    { what: 'a sample', rule: { query: 'sample by host.id [process where true] [file where true]' }, code: 'sample_not_supported' },
    { what: 'a broken query', rule: { query: 'process where process.name = "x"' }, code: 'query_invalid' },
    { what: 'KQL', rule: { type: 'query', language: 'kuery', query: 'process.name: x' }, code: 'language_not_supported' },
    { what: 'Lucene', rule: { type: 'query', language: 'lucene', query: 'process.name: x' }, code: 'language_not_supported' },
    { what: 'a threshold rule', rule: { type: 'threshold', language: 'kuery' }, code: 'rule_type_not_supported' },
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
