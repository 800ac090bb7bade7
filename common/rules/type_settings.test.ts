import { describe, expect, it } from 'vitest';
import { readAlertRule } from './alert';
import { readNdjsonRules } from './ndjson';
import type { Rule } from './rule';
import { readTomlRule } from './toml';

type Settings = Pick<Rule, 'filters' | 'threshold' | 'newTerms' | 'threatMatch' | 'timestampField' | 'tiebreakerField'>;

const NONE: Settings = { filters: [], threshold: undefined, newTerms: undefined, threatMatch: undefined, timestampField: undefined, tiebreakerField: undefined }; // prettier-ignore
const COMMON = {
  rule_id: 'r',
  name: 'A rule',
  description: 'd',
  language: 'kuery',
  query: 'a: b',
  severity: 'low',
  risk_score: 21,
  version: 1,
};

function settingsOf(rule: Rule | undefined): Settings | undefined {
  if (rule === undefined) return undefined;
  const { filters, threshold, newTerms, threatMatch, timestampField, tiebreakerField } = rule;
  return { filters, threshold, newTerms, threatMatch, timestampField, tiebreakerField };
}

function ofKibana(rule: Readonly<Record<string, unknown>>): Settings | undefined {
  const { rules, problems } = readNdjsonRules(JSON.stringify({ ...COMMON, ...rule }), 'export.ndjson');
  expect(problems).toEqual([]);
  return settingsOf(rules[0]);
}

function ofAlert(parameters: Readonly<Record<string, unknown>>): Settings | undefined {
  return settingsOf(readAlertRule({ 'kibana.alert.rule.uuid': 'so', 'kibana.alert.rule.parameters': { ...COMMON, ...parameters } }));
}

function ofToml(type: string, tables: string): Settings | undefined {
  const head = Object.entries({ ...COMMON, type }).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  const { rules, problems } = readTomlRule(`[metadata]\n[rule]\n${head.join('\n')}\n${tables}`, 'rule.toml');
  expect(problems).toEqual([]);
  return settingsOf(rules[0]);
}

const filter = { meta: { negate: true }, query: { match_phrase: { 'user.name': 'root' } } };
const mapping = [{ entries: [{ field: 'source.ip', value: 'threat.indicator.ip', type: 'mapping' }] }];
const readMapping = [{ entries: [{ field: 'source.ip', value: 'threat.indicator.ip', negate: false }] }];

describe("a rule's settings in Kibana's form and in an alert", () => {
  it.each<[string, Readonly<Record<string, unknown>>, Partial<Settings>]>([
    ['nothing', { type: 'query' }, {}],
    ['nulls are nothing', { type: 'query', filters: null, threshold: null, threat_mapping: null, new_terms_fields: null }, {}],
    ['filters', { type: 'query', filters: [filter] }, { filters: [filter] }],
    [
      'a threshold',
      { type: 'threshold', threshold: { field: ['host.id'], value: 5, cardinality: [{ field: 'user.id', value: 2 }] } },
      { threshold: { field: ['host.id'], value: 5, cardinality: [{ field: 'user.id', value: 2 }] } },
    ],
    ['a threshold on one field', { type: 'threshold', threshold: { field: 'host.id', value: 5 } }, { threshold: { field: ['host.id'], value: 5, cardinality: [] } }], // prettier-ignore
    ['a threshold on no field', { type: 'threshold', threshold: { field: '', value: 5 } }, { threshold: { field: [], value: 5, cardinality: [] } }], // prettier-ignore
    [
      'new terms',
      { type: 'new_terms', new_terms_fields: ['user.id', 'host.id'], history_window_start: 'now-7d' },
      { newTerms: { fields: ['user.id', 'host.id'], historyWindowStart: 'now-7d' } },
    ],
    ['half of new terms is none', { type: 'new_terms', new_terms_fields: ['user.id'] }, {}],
    [
      'a threat match',
      {
        type: 'threat_match',
        threat_index: ['ti-*'],
        threat_query: 'x: *',
        threat_language: 'kuery',
        threat_mapping: mapping,
        threat_filters: [filter],
      },
      { threatMatch: { index: ['ti-*'], query: 'x: *', language: 'kuery', filters: [filter], mapping: readMapping } },
    ],
    [
      'a threat match that leaves out what it may',
      { type: 'threat_match', threat_mapping: [{ entries: [{ field: 'a', value: 'b', negate: true }] }] },
      {
        threatMatch: {
          index: [],
          query: '*:*',
          language: 'kuery',
          filters: [],
          mapping: [{ entries: [{ field: 'a', value: 'b', negate: true }] }],
        },
      },
    ],
    ['the fields of EQL', { type: 'eql', language: 'eql', query: 'any where true', timestamp_field: 't', tiebreaker_field: 'b' }, { timestampField: 't', tiebreakerField: 'b' }], // prettier-ignore
  ])('%s', (_name, stored, expected) => {
    expect(ofKibana(stored)).toEqual({ ...NONE, ...expected });
    expect(ofAlert(stored)).toEqual({ ...NONE, ...expected });
  });

  it('are read from the parameters of older alerts, in camel case', () => {
    const older = { type: 'new_terms', newTermsFields: ['user.id'], historyWindowStart: 'now-7d' };
    expect(ofAlert(older)).toEqual({ ...NONE, newTerms: { fields: ['user.id'], historyWindowStart: 'now-7d' } });
  });
});

describe("a rule's settings in the form of the public repository", () => {
  it.each<[string, string, string, Partial<Settings>]>([
    [
      'new terms are a table of names and values',
      'new_terms',
      '[rule.new_terms]\nfield = "new_terms_fields"\nvalue = ["user.id", "host.id"]\n[[rule.new_terms.history_window_start]]\nfield = "history_window_start"\nvalue = "now-7d"',
      { newTerms: { fields: ['user.id', 'host.id'], historyWindowStart: 'now-7d' } },
    ],
    [
      'a threshold has a table for each cardinality',
      'threshold',
      '[rule.threshold]\nfield = ["host.id"]\nvalue = 5\n[[rule.threshold.cardinality]]\nfield = "user.id"\nvalue = 2',
      { threshold: { field: ['host.id'], value: 5, cardinality: [{ field: 'user.id', value: 2 }] } },
    ],
    [
      'a threat mapping has a table for each entry',
      'threat_match',
      'threat_index = ["ti-*"]\nthreat_query = "x: *"\nthreat_language = "kuery"\n[[rule.threat_mapping]]\n[[rule.threat_mapping.entries]]\nfield = "source.ip"\ntype = "mapping"\nvalue = "threat.indicator.ip"',
      { threatMatch: { index: ['ti-*'], query: 'x: *', language: 'kuery', filters: [], mapping: readMapping } },
    ],
    ['filters are tables', 'query', '[[rule.filters]]\n[rule.filters.query.match_phrase]\n"user.name" = "root"', { filters: [{ query: { match_phrase: { 'user.name': 'root' } } }] }], // prettier-ignore
  ])('%s', (_name, type, tables, expected) => expect(ofToml(type, tables)).toEqual({ ...NONE, ...expected }));
});

describe('settings of the wrong shape', () => {
  const wrong = { type: 'threshold', threshold: { field: ['a'], value: -1 }, filters: [filter] };

  it('cost an alert only themselves', () => expect(ofAlert(wrong)).toEqual({ ...NONE, filters: [filter] }));

  it('keep a rule from being loaded, and the problem says where', () => {
    const { rules, problems } = readNdjsonRules(JSON.stringify({ ...COMMON, ...wrong }), 'export.ndjson');
    expect(rules).toEqual([]);
    expect(problems[0]?.source).toContain('export.ndjson');
    expect(problems[0]?.message).toContain('threshold.value');
  });
});
