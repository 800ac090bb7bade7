import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriesRule, readAlertRule } from './alert';

const parameters = {
  rule_id: 'r-1',
  description: 'Looks for a test.',
  type: 'eql',
  language: 'eql',
  query: 'process where true',
  note: '## Triage and analysis',
  index: ['logs-*'],
  from: 'now-9m',
  to: 'now',
  severity: 'medium',
  risk_score: 47,
  max_signals: 50,
  version: 113,
  false_positives: ['An administrator.'],
};
const flat = {
  'kibana.alert.rule.uuid': 'so-1',
  'kibana.alert.rule.rule_id': 'r-1',
  'kibana.alert.rule.name': 'A test',
  'kibana.alert.rule.interval': '5m',
  'kibana.alert.rule.parameters': parameters,
};

describe('the rule of an alert', () => {
  it('is read from the flat fields and the parameters', () => {
    expect(readAlertRule(flat)).toMatchObject({
      id: 'so-1',
      ruleId: 'r-1',
      name: 'A test',
      type: 'eql',
      language: 'eql',
      query: 'process where true',
      note: '## Triage and analysis',
      severity: 'medium',
      riskScore: 47,
      maxSignals: 50,
      version: 113,
      from: 'now-9m',
      interval: '5m',
      falsePositives: ['An administrator.'],
      source: 'alert',
    });
  });

  it('is the same in nested and in fully flat spelling', () => {
    const rule = { uuid: 'so-1', rule_id: 'r-1', name: 'A test', interval: '5m', parameters };
    const allFlat = {
      ...Object.fromEntries(Object.entries(flat).filter(([key]) => !key.endsWith('parameters'))),
      ...Object.fromEntries(Object.entries(parameters).map(([key, value]) => [`kibana.alert.rule.parameters.${key}`, value])),
    };
    expect(readAlertRule({ kibana: { alert: { rule } } })).toEqual(readAlertRule(flat));
    expect(readAlertRule(allFlat)).toEqual(readAlertRule(flat));
  });

  it('may have camel case parameters, as older alerts do', () => {
    const old = { ...flat, 'kibana.alert.rule.parameters': { ...parameters, risk_score: undefined, riskScore: 12, maxSignals: 7 } };
    expect(readAlertRule(old)).toMatchObject({ riskScore: 12, maxSignals: 50 });
  });

  it('has defaults where a part has the wrong shape', () => {
    const spoilt = {
      ...flat,
      'kibana.alert.rule.parameters': { ...parameters, severity: 'x', risk_score: {}, index: 'logs-*', from: 'ages ago' },
    };
    expect(readAlertRule(spoilt)).toMatchObject({ severity: 'low', riskScore: 0, index: [], from: 'now-6m', query: 'process where true' });
  });

  it('is not there when the document names none', () => {
    expect(readAlertRule({ process: { name: 'x' } })).toBeUndefined();
  });

  it('is carried where there are parameters, however they are spelled, and not where there are only names', () => {
    expect(carriesRule(flat)).toBe(true);
    expect(carriesRule({ kibana: { alert: { rule: { parameters: { type: 'machine_learning' } } } } })).toBe(true);
    expect(carriesRule({ 'kibana.alert.rule.parameters.query': 'any where true' })).toBe(true);
    expect(carriesRule({ ...flat, 'kibana.alert.rule.parameters': {} })).toBe(false);
    expect(carriesRule({ ...flat, 'kibana.alert.rule.parameters': { type: null } })).toBe(false);
    expect(carriesRule({ 'kibana.alert.rule.uuid': 'so-1', 'kibana.alert.rule.name': 'A test' })).toBe(false);
  });

  it('never throws, whatever the document is', () => {
    const part = fc.jsonValue();
    fc.assert(
      fc.property(part, part, (one, two) => {
        readAlertRule({ 'kibana.alert.rule.uuid': one, 'kibana.alert.rule.parameters': two, kibana: { alert: { rule: one } } });
      })
    );
  });
});
