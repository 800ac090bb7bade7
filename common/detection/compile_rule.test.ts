import { describe, expect, it } from 'vitest';
import { sampleRule } from '../../test/fakes/sample_rule';
import { prepareDocument, RuleIndex, type EventSource } from '../engine';
import type { Rule } from '../rules';
import type { DocumentRule, EvaluationWindow, SetMatch, SetRule } from './compiled_rule';
import { compileRule } from './compile_rule';

const NOON = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;
const WINDOW: EvaluationWindow = { fromMs: NOON - 10 * MINUTE, toMs: NOON };

function at(minutesBeforeNoon: number, fields: EventSource): EventSource {
  return { '@timestamp': new Date(NOON - minutesBeforeNoon * MINUTE).toISOString(), ...fields };
}

const kuery = (given: Partial<Rule>): Rule => sampleRule({ type: 'query', language: 'kuery', query: 'user.name: *', ...given });
const eql = (query: string, given: Partial<Rule> = {}): Rule => sampleRule({ query, ...given });

function documentRule(rule: Rule): DocumentRule {
  const result = compileRule(rule);
  if (!result.ok || result.rule.kind !== 'document') throw new Error(JSON.stringify(result));
  return result.rule;
}

function setRule(rule: Rule): SetRule {
  const result = compileRule(rule);
  if (!result.ok || result.rule.kind !== 'set') throw new Error(JSON.stringify(result));
  return result.rule;
}

function found(rule: Rule, documents: readonly EventSource[], window = WINDOW): readonly SetMatch[] {
  return setRule(rule).evaluate(documents, window);
}

const places = (matches: readonly SetMatch[]): readonly (readonly number[])[] => matches.map(({ documents }) => documents);
const isNot = (field: string, value: string): Readonly<Record<string, unknown>> => ({ meta: { negate: true }, query: { match_phrase: { [field]: value } } }); // prettier-ignore

describe('a rule on single events', () => {
  it.each<[string, Rule, EventSource, boolean]>([
    ['EQL', eql('process where user.name == "ann"'), { 'event.category': 'process', user: { name: 'ann' } }, true],
    ['EQL with a category field of its own', eql('a where true', { eventCategoryOverride: 'kind' }), { kind: 'a' }, true],
    [
      'EQL, in the usual category field too',
      eql('a where true', { eventCategoryOverride: 'kind' }),
      { 'event.category': 'a', kind: 'b' },
      false,
    ],
    [
      'EQL, in the usual category field where its own is missing',
      eql('a where true', { eventCategoryOverride: 'kind' }),
      { 'event.category': ['a'] },
      true,
    ],
    ['EQL, in neither category field', eql('a where true', { eventCategoryOverride: 'kind' }), { 'event.category': ['b'] }, false],
    ['KQL', kuery({ query: 'user.name: a*' }), { user: { name: 'ann' } }, true],
    ['KQL of a saved query', kuery({ type: 'saved_query', query: 'user.name: b*' }), { user: { name: 'ann' } }, false],
    ['an empty KQL query', kuery({ query: '' }), {}, true],
    ['a filter that leaves out', kuery({ filters: [isNot('user.name', 'ann')] }), { user: { name: 'ann' } }, false],
    ['a filter that lets through', kuery({ filters: [isNot('user.name', 'bob')] }), { user: { name: 'ann' } }, true],
    ['a filter beside EQL', eql('any where true', { filters: [isNot('user.name', 'ann')] }), { user: { name: 'ann' } }, false],
    ['a filter that is switched off', kuery({ filters: [{ ...isNot('user.name', 'ann'), meta: { disabled: true } }] }), { user: { name: 'ann' } }, true], // prettier-ignore
  ])('%s', (_name, rule, source, expected) => {
    const compiled = documentRule(rule);
    const document = prepareDocument(source);
    expect(compiled.matches(document)).toBe(expected);
    expect(new RuleIndex([{ query: compiled, condition: compiled }]).matching(document)).toEqual(expected ? [compiled] : []);
    expect(compiled.explain(document).isMatch).toBe(expected);
  });

  it('explains its filters beside its query', () => {
    const filters = [isNot('user.name', 'ann'), isNot('user.name', 'bob')];
    const { root, filters: outcomes } = documentRule(kuery({ filters })).explain(prepareDocument({ user: { name: 'ann' } }));
    expect(root.outcome).toBe('true');
    expect(outcomes).toEqual([
      { filter: filters[0], outcome: 'false' },
      { filter: filters[1], outcome: 'true' },
    ]);
  });

  it.each<[string, readonly number[]]>([
    ['any where true', [1, 2, 3, 4]],
    ['any where true | head 2', [1, 2]],
    ['any where true | tail 2', [3, 4]],
    ['any where true | tail 3 | head 1', [2]],
    ['any where true | head 0', []],
    ['any where true | tail 9', [1, 2, 3, 4]],
  ])('of the matches of an execution %s leaves %j', (query, expected) =>
    expect(documentRule(eql(query)).choose([1, 2, 3, 4])).toEqual(expected)
  );

  it('tells the index what it needs, unless field types say how values are compared', () => {
    expect(documentRule(kuery({ query: 'user.name: ann' })).need).toMatchObject({ kind: 'atom', field: 'user.name' });
    const typed = compileRule(kuery({ query: 'user.name: ann' }), { types: { 'user.name': 'keyword' } });
    expect(typed).toMatchObject({ ok: true, rule: { need: { kind: 'all', needs: [] } } });
  });
});

describe('a threshold rule', () => {
  const rule = kuery({ type: 'threshold', threshold: { field: ['user.name'], value: 2, cardinality: [] } });
  const documents = [at(1, { user: { name: 'ann' } }), at(2, { user: { name: 'bob' } }), at(3, { user: { name: 'ann' } }), at(30, { user: { name: 'bob' } })]; // prettier-ignore

  it('counts what lies in the window, and names the key', () => {
    expect(found(rule, documents)).toEqual([{ documents: [0, 2], key: [{ field: 'user.name', value: 'ann' }], indicators: [] }]);
  });

  it('counts more in a longer window', () => expect(places(found(rule, documents, { fromMs: NOON - 60 * MINUTE, toMs: NOON }))).toEqual([[0, 2], [1, 3]])); // prettier-ignore
  it('counts only what its filters let through', () =>
    expect(found({ ...rule, filters: [isNot('user.name', 'ann')] }, documents)).toEqual([]));
  it('counts what has no time', () => expect(places(found(rule, [...documents, { user: { name: 'bob' } }]))).toEqual([[0, 2], [1, 4]])); // prettier-ignore

  it('looks at the time field of the rule', () => {
    const late = { ...at(60, { user: { name: 'bob' } }), 'event.ingested': new Date(NOON - MINUTE).toISOString() };
    expect(places(found({ ...rule, timestampOverride: 'event.ingested' }, [...documents, late]))).toEqual([[0, 2], [1, 4]]); // prettier-ignore
  });
});

describe('a new terms rule', () => {
  const rule = kuery({ type: 'new_terms', newTerms: { fields: ['user.name'], historyWindowStart: 'now-7d' } });
  const hours = 60;

  it('finds what the history does not have', () => {
    const documents = [at(1, { user: { name: 'ann' } }), at(5 * hours, { user: { name: 'ann' } }), at(1, { user: { name: 'eve' } })];
    expect(found(rule, documents)).toEqual([{ documents: [2], key: [{ field: 'user.name', value: 'eve' }], indicators: [] }]);
  });

  it('finds again what was last seen before the history', () => {
    const documents = [at(1, { user: { name: 'ann' } }), at(8 * 24 * hours, { user: { name: 'ann' } })];
    expect(places(found(rule, documents))).toEqual([[0]]);
  });

  it('has in its history only what its query matches', () => {
    const documents = [at(1, { user: { name: 'ann' }, ok: true }), at(hours, { user: { name: 'ann' } })];
    expect(places(found({ ...rule, query: 'ok: true' }, documents))).toEqual([[0]]);
    expect(places(found(rule, documents))).toEqual([]);
  });
});

describe('a threat match rule', () => {
  const settings = {
    index: ['ti-*'],
    query: '*:*',
    language: 'kuery',
    filters: [],
    mapping: [{ entries: [{ field: 'ip', value: 'threat.ip', negate: false }] }],
  } as const;
  const rule = kuery({ type: 'threat_match', query: 'ip: *', threatMatch: settings });
  const indicator = (ip: string, index = 'ti-list'): EventSource => ({
    _index: index,
    '@timestamp': '2020-01-01T00:00:00Z',
    threat: { ip },
  });
  const documents = [
    at(1, { ip: '1.1.1.1' }),
    at(1, { ip: '2.2.2.2' }),
    at(60, { ip: '1.1.1.1' }),
    indicator('1.1.1.1'),
    indicator('2.2.2.2', 'logs'),
  ];

  it('names the event in the window and its indicators, however old these are', () => {
    expect(found(rule, documents)).toEqual([{ documents: [0], key: [], indicators: [3] }]);
  });

  it('asks indicators by a query and filters of their own', () => {
    const more = [...documents, { ...indicator('2.2.2.2'), kind: 'good' }];
    expect(places(found({ ...rule, threatMatch: { ...settings, query: 'kind: good' } }, more))).toEqual([[1]]);
    expect(places(found({ ...rule, threatMatch: { ...settings, filters: [isNot('kind', 'good')] } }, more))).toEqual([[0]]);
  });

  it('leaves out what a negated entry shares', () => {
    const mapping = [{ entries: [...settings.mapping[0].entries, { field: 'host', value: 'threat.host', negate: true }] }];
    const both = [
      at(1, { ip: '1.1.1.1', host: 'a' }),
      at(1, { ip: '1.1.1.1', host: 'b' }),
      { ...indicator('1.1.1.1'), 'threat.host': 'a' },
    ];
    expect(places(found({ ...rule, threatMatch: { ...settings, mapping } }, both))).toEqual([[1]]);
  });
});

describe('a rule whose query is a sequence or a sample', () => {
  const event = (minutes: number, category: string, host: string): EventSource => at(minutes, { event: { category }, host: { id: host } });

  it('finds sequences, and says which event filled which stage', () => {
    const documents = [event(40, 'a', 'x'), event(1, 'b', 'x'), event(5, 'a', 'x'), event(3, 'a', 'y')];
    const [match, ...others] = found(eql('sequence by host.id with maxspan=5m [a where true] [b where true]'), documents);
    expect(others).toEqual([]);
    expect(match).toMatchObject({ documents: [2, 1], key: [{ field: 'host.id', value: 'x' }] });
    expect(match?.sequence?.stages.map(({ document, afterMs }) => [document, afterMs])).toEqual([
      [2, null],
      [1, 4 * MINUTE],
    ]);
  });

  it('does not see what its filters leave out, also where an event must be missing', () => {
    const documents = [event(5, 'a', 'x'), event(4, 'c', 'x'), event(3, 'b', 'x')];
    const rule = eql('sequence by host.id with maxspan=5m [a where true] ![c where true] [b where true]');
    expect(found(rule, documents)).toEqual([]);
    expect(places(found({ ...rule, filters: [isNot('event.category', 'c')] }, documents))).toEqual([[0, 2]]);
  });

  it('orders by the time field and tiebreaker of the rule', () => {
    const documents = [
      { ...event(1, 'b', 'x'), seq: 2 },
      { ...event(1, 'a', 'x'), seq: 1 },
    ];
    const rule = eql('sequence [a where true] [b where true]');
    expect(places(found(rule, documents))).toEqual([]);
    expect(places(found({ ...rule, tiebreakerField: 'seq' }, documents))).toEqual([[1, 0]]);
    const created = [
      { ...event(1, 'a', 'x'), created: 5 },
      { ...event(1, 'b', 'x'), created: 9 },
    ];
    expect(places(found({ ...rule, timestampField: 'created' }, created))).toEqual([[0, 1]]);
  });

  it('finds samples in any order', () => {
    const documents = [event(1, 'b', 'x'), event(5, 'a', 'x'), event(3, 'a', 'y')];
    const [match] = found(eql('sample by host.id [a where true] [b where true]'), documents);
    expect(match).toEqual({ documents: [1, 0], key: [{ field: 'host.id', value: 'x' }], indicators: [] });
  });

  it('offers each stage that an event can fill, once, as a condition', () => {
    const rule = setRule(eql('sequence with maxspan=1m [a where true] with runs=3 ![c where true] [b where ok == true]'));
    expect(rule.parts).toHaveLength(2);
    const ofB = rule.parts[1]?.explain(prepareDocument({ event: { category: 'b' } }));
    expect(ofB).toMatchObject({ isMatch: false, root: { outcome: 'false', children: [{ outcome: 'true' }, { reason: 'field_missing' }] } });
  });
});

describe('a rule that cannot be evaluated says why', () => {
  it.each<[string, Rule, string, RegExp]>([
    ['ES|QL', sampleRule({ type: 'esql', language: 'esql' }), 'rule_type_not_supported', /esql/],
    ['machine learning', sampleRule({ type: 'machine_learning', language: undefined }), 'rule_type_not_supported', /machine_learning/],
    ['Lucene', kuery({ language: 'lucene' }), 'language_not_supported', /Lucene/],
    ['a Lucene query of indicators', kuery({ type: 'threat_match', threatMatch: { index: [], query: 'x', language: 'lucene', filters: [], mapping: [] } }), 'language_not_supported', /Lucene/], // prettier-ignore
    ['no language', kuery({ language: undefined }), 'language_not_supported', /no language/],
    ['EQL that cannot be read', eql('process where'), 'query_invalid', /./],
    ['KQL that cannot be read', kuery({ query: 'a: (b' }), 'query_invalid', /./],
    ['a filter of an unknown kind', kuery({ filters: [{ query: { geo_shape: {} } }] }), 'filter_not_supported', /geo_shape/],
    ['a filter of indicators of an unknown kind', kuery({ type: 'threat_match', threatMatch: { index: [], query: '', language: 'kuery', filters: [{ query: { geo_shape: {} } }], mapping: [] } }), 'filter_not_supported', /geo_shape/], // prettier-ignore
    ['a filter beside a sequence', eql('sequence [a where true] [b where true]', { filters: [{ query: { geo_shape: {} } }] }), 'filter_not_supported', /geo_shape/], // prettier-ignore
    ['a threshold without its settings', kuery({ type: 'threshold' }), 'rule_incomplete', /threshold/],
    ['new terms without fields', kuery({ type: 'new_terms' }), 'rule_incomplete', /new_terms_fields/],
    ['a threat match without a mapping', kuery({ type: 'threat_match' }), 'rule_incomplete', /threat_mapping/],
  ])('%s', (_name, rule, code, message) => {
    const result = compileRule(rule);
    expect(result).toMatchObject({ ok: false, why: { code } });
    expect(result.ok ? '' : result.why.message).toMatch(message);
  });

  it('points into the query where it is wrong', () => {
    const result = compileRule(eql('process where user.name = "x"'));
    expect(result).toMatchObject({ ok: false, why: { span: { start: 24 } } });
  });
});
