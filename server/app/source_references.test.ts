import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceReferences } from './source_references';

const event = (id: string, index = 'logs'): Readonly<Record<string, unknown>> => ({ id, index, type: 'event', depth: 0 });
const alert = (id: string, depth = 1): Readonly<Record<string, unknown>> => ({
  id,
  index: '.internal.alerts',
  type: 'signal',
  depth,
  rule: 'r',
});

describe('what an alert was made of', () => {
  const spellings = [
    { as: 'flat', source: { 'kibana.alert.ancestors': [event('e1')] } },
    { as: 'nested', source: { kibana: { alert: { ancestors: [event('e1')] } } } },
    { as: 'half flat', source: { 'kibana.alert': { ancestors: [event('e1')] } } },
    { as: 'one object', source: { 'kibana.alert.ancestors': event('e1') } },
    { as: 'lists of one', source: { 'kibana.alert.ancestors': [{ id: ['e1'], index: ['logs'], depth: [0] }] } },
  ];
  it.each(spellings)('is read when it is spelled $as', ({ source }) => {
    expect(sourceReferences(source)).toEqual({ events: [{ id: 'e1', index: 'logs' }], isSingleEvent: true });
  });

  it('of a sequence are its events, in the order of its stages and each once', () => {
    const ancestors = [event('e2'), alert('b1'), event('e1'), alert('b2'), event('e2')];
    const { events, isSingleEvent } = sourceReferences({ 'kibana.alert.ancestors': ancestors });
    expect(events.map(({ id }) => id)).toEqual(['e2', 'e1']);
    expect(isSingleEvent).toBe(false);
  });

  it('of an alert on an alert is the event at the root, which its rule did not look at', () => {
    const { events, isSingleEvent } = sourceReferences({ 'kibana.alert.ancestors': [event('e1'), alert('a1')] });
    expect(events).toEqual([{ id: 'e1', index: 'logs' }]);
    expect(isSingleEvent).toBe(false);
  });

  it('is nothing where the alert names nothing', () => {
    for (const source of [{}, { 'kibana.alert.ancestors': [] }, { 'kibana.alert.ancestors': [{ index: 'logs' }, null, 'e1'] }]) {
      expect(sourceReferences(source)).toEqual({ events: [], isSingleEvent: false });
    }
  });

  it('never throws, whatever the document is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, two) => {
        sourceReferences({ 'kibana.alert.ancestors': one, kibana: two });
        sourceReferences({ 'kibana.alert.ancestors': [one, two] });
      })
    );
  });
});
