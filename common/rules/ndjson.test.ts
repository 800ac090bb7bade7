import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNdjsonRules } from './ndjson';

const rule = (id: string): Record<string, unknown> => ({
  id: `so-${id}`,
  rule_id: id,
  name: `Rule ${id}`,
  description: 'd',
  type: 'eql',
  language: 'eql',
  query: 'any where true',
  index: ['logs-*'],
  severity: 'high',
  risk_score: 73,
  from: 'now-360s',
  to: 'now',
  interval: '5m',
  max_signals: 100,
  enabled: false,
  tags: [],
  threat: [],
  version: 3,
  note: null,
  actions: [],
});
const DETAILS = { exported_count: 2, exported_rules_count: 2, missing_rules: [] };
const lines = (...values: unknown[]): string =>
  values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');

describe('rules as Kibana exports them', () => {
  it('are one a line, the last line being the details of the export', () => {
    const { rules, problems } = readNdjsonRules(`${lines(rule('a'), rule('b'), DETAILS)}\n`, 'export.ndjson');
    expect(problems).toEqual([]);
    expect(rules.map(({ id, ruleId, source, enabled, version, note }) => ({ id, ruleId, source, enabled, version, note }))).toEqual([
      { id: 'so-a', ruleId: 'a', source: 'export.ndjson:1', enabled: false, version: 3, note: '' },
      { id: 'so-b', ruleId: 'b', source: 'export.ndjson:2', enabled: false, version: 3, note: '' },
    ]);
  });

  it('keep their dates and whether their alerts are building blocks', () => {
    const dated = { created_at: '2024-01-02T03:04:05.678Z', created_by: 'anna', updated_at: 'some day', updated_by: 'ben' };
    const { rules } = readNdjsonRules(lines({ ...rule('a'), ...dated, building_block_type: 'default' }), 'e.ndjson');
    expect(rules[0]).toMatchObject({
      buildingBlockType: 'default',
      created: { at: '2024-01-02T03:04:05.678Z', by: 'anna' },
      updated: undefined,
    });
  });

  it('are loaded around a broken line, whose number is told', () => {
    const { rules, problems } = readNdjsonRules(
      lines(rule('a'), '{"rule_id": "b", ', '', { rule_id: 'c', name: 'x' }, rule('d')),
      'e.ndjson'
    );
    expect(rules.map(({ ruleId }) => ruleId)).toEqual(['a', 'd']);
    expect(problems[0]).toMatchObject({ source: 'e.ndjson:2', message: expect.stringMatching(/^not JSON: /) });
    expect(problems.slice(1).every(({ source }) => source === 'e.ndjson:4')).toBe(true);
    expect(problems.map(({ message }) => message).join('\n')).toMatch(/type: is missing/);
  });

  it('come with exception lists and connectors, which are counted and not loaded', () => {
    const list = { list_id: 'l', type: 'detection', namespace_type: 'single' };
    const item = { list_id: 'l', item_id: 'i', entries: [] };
    const connector = { attributes: { actionTypeId: '.email' }, id: 'c', type: 'action' };
    const { rules, problems } = readNdjsonRules(lines(rule('a'), list, item, connector, DETAILS), 'e.ndjson');
    expect(rules).toHaveLength(1);
    expect(problems).toEqual([
      { source: 'e.ndjson:2', message: expect.stringMatching(/^3 line\(s\) hold exception lists or connectors/), isNotice: true },
    ]);
  });

  it('may also be an array, with the line of every element', () => {
    const text = JSON.stringify([rule('a'), { ...rule('b'), severity: 'x', note: 'a "quoted" ] , {\n brace' }, rule('c')], undefined, 2);
    const { rules, problems } = readNdjsonRules(text, 'r.json');
    expect(rules.map(({ ruleId }) => ruleId)).toEqual(['a', 'c']);
    expect(problems).toHaveLength(1);
    const place = Number(problems[0]?.source.split(':')[1]);
    expect(text.split('\n')[place - 1]?.trim()).toBe('{');
    expect(text.split('\n')[place + 1]).toContain('"rule_id": "b"');
  });

  it('may also be one rule over several lines', () => {
    const { rules } = readNdjsonRules(JSON.stringify(rule('a'), undefined, 2), 'r.json');
    expect(rules.map(({ source }) => source)).toEqual(['r.json:1']);
  });

  it.each(['', '\n\n', JSON.stringify(DETAILS)])('are missed in %j', (text) => {
    expect(readNdjsonRules(text, 'e.ndjson')).toEqual({
      rules: [],
      problems: [{ source: 'e.ndjson', message: expect.stringMatching(/no rule/) }],
    });
  });

  it.each(['null', '5', '"x"', '[]', '[1]'])('are not %s', (text) => {
    const { rules, problems } = readNdjsonRules(text, 'e.ndjson');
    expect(rules).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
  });

  it('with filters of their own are loaded with them', () => {
    const { rules, problems } = readNdjsonRules(lines({ ...rule('a'), filters: [{ query: {} }] }), 'e.ndjson');
    expect(rules).toHaveLength(1);
    expect(problems).toEqual([]);
    expect(rules[0]?.filters).toHaveLength(1);
  });

  it('of machine learning have no language and no query', () => {
    const { rules } = readNdjsonRules(lines({ ...rule('a'), type: 'machine_learning', language: undefined, query: undefined }), 'e.ndjson');
    expect(rules[0]).toMatchObject({ language: undefined, query: '' });
  });
});

const CORPUS = ['eql', 'esql', 'machine_learning', 'new_terms', 'query_kuery', 'threat_match', 'threshold'];

describe.skipIf(!existsSync('../shared/conformance/rules'))('the public rules (skipped where ../shared/conformance is absent)', () => {
  it.each(CORPUS)('of kind %s are all read', (kind) => {
    const text = readFileSync(`../shared/conformance/rules/${kind}.ndjson`, 'utf8');
    const { rules, problems } = readNdjsonRules(text, `${kind}.ndjson`);
    expect(problems.filter(({ message }) => !message.includes('filter(s)'))).toEqual([]);
    expect(rules).toHaveLength(text.trim().split('\n').length);
  });
});
