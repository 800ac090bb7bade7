import { expect, it } from 'vitest';
import { prepareDocument } from '../../common/engine';
import { sampleRule } from '../../test/fakes/sample_rule';
import { compiledRule } from './compiled_rules';
import { conditionsOf, conditionsOnDocument } from './rules_on_document';

const document = prepareDocument({ event: { category: 'process' }, process: { name: 'nmap' }, user: { name: 'root' } });
const named = (name: string, more = {}) => sampleRule({ id: name, query: `process where process.name == "${name}"`, ...more });

it('answers for every list of rules that is asked, in whatever order they come', () => {
  const [hit, miss, kql] = [named('nmap'), named('zmap'), sampleRule({ type: 'query', language: 'kuery', query: 'user.name: r*' })];
  const lists = [[hit, miss], [miss], [kql, miss], [], [hit, kql], [hit, miss], [kql], [{ ...hit }, { ...miss }]];
  for (const rules of lists) {
    const satisfied = conditionsOnDocument(rules, document);
    const found = rules.filter((rule) => conditionsOf(compiledRule(rule)).some((condition) => satisfied.has(condition)));
    expect(found.map(({ id }) => id)).toEqual(rules.filter(({ query }) => query !== miss.query).map(({ id }) => id));
  }
});

it('has a condition for each part of a rule on several events', () => {
  const rule = sampleRule({ query: 'sequence by user.name [file where true] [process where process.name == "nmap"]' });
  const satisfied = conditionsOnDocument([rule], document);
  expect(conditionsOf(compiledRule(rule)).map((condition) => satisfied.has(condition))).toEqual([false, true]);
});
