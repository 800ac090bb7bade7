import { expect, it } from 'vitest';
import { ruleOfAlert } from './rule_of_alert';

const flat = { 'kibana.alert.rule.uuid': 'r', 'kibana.alert.rule.name': 'Rule' };
it.each([
  { what: 'as it is stored', document: flat },
  { what: 'nested', document: { kibana: { alert: { rule: { uuid: 'r', name: 'Rule' } } } } },
  { what: 'as a hit', document: { _id: 'a', _source: flat } },
  {
    what: 'as the fields of a hit',
    document: { _id: 'a', fields: { 'kibana.alert.rule.uuid': ['r'], 'kibana.alert.rule.name': ['Rule'] } },
  },
])('an alert names its rule: $what', ({ document }) => {
  expect(ruleOfAlert([document])).toEqual({ id: 'r', name: 'Rule' });
});

it('an event names none', () => {
  expect(ruleOfAlert([{ process: { name: 'bash' }, fields: 'x' }])).toBeUndefined();
  expect(ruleOfAlert([])).toBeUndefined();
});
