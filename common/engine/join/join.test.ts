import { describe, expect, it } from 'vitest';
import { prepareDocument, type EventSource, type PreparedDocument } from '../document';
import { newTerms } from './new_terms';
import { combinationsOf } from './terms';
import { threatMatches, type ThreatMapping } from './threat_match';
import { thresholdGroups } from './threshold';

const prepared = (sources: readonly EventSource[]): readonly PreparedDocument[] => sources.map(prepareDocument);

describe('the combinations of a document', () => {
  it.each<[string, EventSource, readonly string[], readonly (readonly string[])[]]>([
    ['no fields: one, of all documents', { a: 1 }, [], [[]]],
    ['a value', { a: 1 }, ['a'], [['1']]],
    ['each of several values, once', { a: ['x', 'y', 'x'] }, ['a'], [['x'], ['y']]],
    ['each with each', { a: ['x', 'y'], b: [1, 2] }, ['a', 'b'], [['x', '1'], ['x', '2'], ['y', '1'], ['y', '2']]], // prettier-ignore
    ['none where a field is missing', { a: 'x' }, ['a', 'b'], []],
    ['none where a field is null', { a: null }, ['a'], []],
  ])('%s', (_name, source, fields, expected) => {
    expect(combinationsOf(prepareDocument(source), fields).map(({ values }) => values)).toEqual(expected);
  });

  it('tells apart values that only look alike when joined', () => {
    const ids = ['a,b', 'a'].map((a, place) => combinationsOf(prepareDocument({ a, b: ['c', 'b,c'][place] }), ['a', 'b'])[0]?.id);
    expect(new Set(ids).size).toBe(2);
  });

  it('are bounded for a hostile document', () => {
    const many = Array.from({ length: 5_000 }, (_, place) => place);
    expect(combinationsOf(prepareDocument({ a: many, b: many, c: many }), ['a', 'b', 'c']).length).toBeLessThanOrEqual(1_000);
  });
});

describe('a threshold', () => {
  const logins = prepared([
    { user: 'ann', ip: '1' },
    { user: 'bob', ip: '1' },
    { user: 'ann', ip: '2' },
    { user: 'ann', ip: ['2', '3'] },
    { ip: '9' },
  ]);

  it('groups by its fields, and says which groups are large enough', () => {
    const groups = thresholdGroups(logins, { field: ['user'], value: 3, cardinality: [] });
    expect(groups.map(({ key, documents, isReached }) => [key.values[0], documents, isReached])).toEqual([
      ['ann', [0, 2, 3], true],
      ['bob', [1], false],
    ]);
  });

  it('without fields counts all documents as one group', () => {
    expect(thresholdGroups(logins, { field: [], value: 5, cardinality: [] })).toMatchObject([
      { documents: [0, 1, 2, 3, 4], isReached: true },
    ]);
    expect(thresholdGroups([], { field: [], value: 1, cardinality: [] })).toEqual([]);
  });

  it.each([
    [3, true],
    [4, false],
  ])('asks for %d different values of another field: %s', (value, isReached) => {
    const [ann] = thresholdGroups(logins, { field: ['user'], value: 2, cardinality: [{ field: 'ip', value }] });
    expect(ann).toMatchObject({ isReached, cardinality: [{ field: 'ip', value: 3 }] });
  });

  it('counts a document in each of its groups', () => {
    const groups = thresholdGroups(logins, { field: ['ip'], value: 2, cardinality: [] });
    expect(groups.filter((group) => group.isReached).map(({ key }) => key.values[0])).toEqual(['1', '2']);
  });
});

describe('new terms', () => {
  const history = prepared([{ host: 'a', user: 'ann' }, { host: 'b', user: 'bob' }]); // prettier-ignore

  it('are combinations that the history does not have, with every document that has them', () => {
    const current = prepared([{ host: 'a', user: 'bob' }, { host: 'a', user: 'ann' }, { host: 'a', user: 'bob' }]); // prettier-ignore
    const found = newTerms(current, history, ['host', 'user']);
    expect(found.map(({ term, documents }) => [term.values, documents])).toEqual([
      [
        ['a', 'bob'],
        [0, 2],
      ],
    ]);
  });

  it('look at each value of an array', () => {
    const found = newTerms(prepared([{ host: ['a', 'c'] }]), history, ['host']);
    expect(found.map(({ term }) => term.values)).toEqual([['c']]);
  });

  it('are none in a document without the field', () => expect(newTerms(prepared([{ user: 'eve' }]), history, ['host'])).toEqual([]));
  it('are all of them where there is no history', () => expect(newTerms(history, [], ['host'])).toHaveLength(2));
});

describe('a threat match', () => {
  const indicators = prepared([{ t: { ip: '1.1.1.1', port: 80 } }, { t: { ip: '2.2.2.2' } }, { t: { ip: ['1.1.1.1', '3.3.3.3'], port: 443 } }]); // prettier-ignore
  const entry = (field: string, value: string, negate?: boolean): ThreatMapping[number]['entries'][number] => ({ field, value, ...(negate !== undefined && { negate }) }); // prettier-ignore
  const found = (documents: readonly EventSource[], mapping: ThreatMapping): readonly (readonly [number, readonly number[]])[] =>
    threatMatches(prepared(documents), indicators, mapping).map(({ document, indicators: places }) => [document, places]);
  const ip = entry('ip', 't.ip');

  it.each<[string, readonly EventSource[], ThreatMapping, readonly (readonly [number, readonly number[]])[]]>([
    ['a shared value names every indicator that has it', [{ ip: '1.1.1.1' }, { ip: '9.9.9.9' }], [{ entries: [ip] }], [[0, [0, 2]]]],
    ['any value of an array is enough', [{ ip: ['9.9.9.9', '3.3.3.3'] }], [{ entries: [ip] }], [[0, [2]]]],
    [
      'all entries of a group hold for one indicator',
      [{ ip: '1.1.1.1', port: 443 }],
      [{ entries: [ip, entry('port', 't.port')] }],
      [[0, [2]]],
    ],
    ['not for two indicators together', [{ ip: '2.2.2.2', port: 443 }], [{ entries: [ip, entry('port', 't.port')] }], []],
    ['numbers and their texts are equal', [{ ip: '1.1.1.1', port: '80' }], [{ entries: [ip, entry('port', 't.port')] }], [[0, [0]]]],
    ['one of the groups is enough', [{ port: 80 }], [{ entries: [ip] }, { entries: [entry('port', 't.port')] }], [[0, [0]]]],
    ['a negated entry leaves out', [{ ip: '1.1.1.1', port: 80 }], [{ entries: [ip, entry('port', 't.port', true)] }], [[0, [2]]]],
    ['wherever it stands', [{ ip: '1.1.1.1', port: 80 }], [{ entries: [entry('port', 't.port', true), ip] }], [[0, [2]]]],
    ['of a missing field it holds', [{ ip: '2.2.2.2' }], [{ entries: [ip, entry('port', 't.port', true)] }], [[0, [1]]]],
    ['negated entries alone find nothing', [{ ip: '9.9.9.9' }], [{ entries: [entry('ip', 't.ip', true)] }], []],
    ['an empty group finds nothing', [{ ip: '1.1.1.1' }], [{ entries: [] }], []],
    ['a missing field shares no value', [{}], [{ entries: [ip] }], []],
  ])('%s', (_name, documents, mapping, expected) => expect(found(documents, mapping)).toEqual(expected));
});
