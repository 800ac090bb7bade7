import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileEql, compileKql, nearestMiss, prepareDocument, type EventSource, type Explanation } from '../index';

const explainEql = (query: string, source: EventSource): Explanation => {
  const compiled = compileEql(query);
  if (!compiled.ok || compiled.value.kind !== 'event') throw new Error(`not an event query: ${query}`);
  return compiled.value.explain(prepareDocument(source));
};
const explainKql = (query: string, source: EventSource): Explanation => {
  const compiled = compileKql(query);
  if (!compiled.ok) throw new Error(`not KQL: ${query}`);
  return compiled.value.explain(prepareDocument(source));
};
const countMissed = (query: string, source: EventSource, most: number): number => {
  const compiled = compileEql(query);
  if (!compiled.ok || compiled.value.kind !== 'event') throw new Error(`not an event query: ${query}`);
  return compiled.value.countMissed(prepareDocument(source), most);
};
const told = ({ query, root }: Explanation): readonly string[] =>
  nearestMiss(root).map(({ span, would }) => `${would}: ${query.slice(span.start, span.end).trim()}`);

const bash = { event: { category: 'process', action: 'exec' }, process: { name: 'bash', args: ['-c'] }, user: { name: 'root' } };

describe('the nearest miss', () => {
  const rows: readonly { readonly name: string; readonly query: string; readonly misses: readonly string[] }[] = [
    { name: 'is nothing where the query matches', query: 'process where process.name == "bash"', misses: [] },
    {
      name: 'of an `and` is every condition that fails',
      query: 'process where process.name == "zsh" and event.action == "exec" and user.name == "anna"',
      misses: ['hold: process.name == "zsh"', 'hold: user.name == "anna"'],
    },
    {
      name: 'of an `or` is the branch with the fewest',
      query: 'process where (process.name == "zsh" and user.name == "anna") or process.args == "-x"',
      misses: ['hold: process.args == "-x"'],
    },
    {
      name: 'of an exclusion is what makes it apply',
      query: 'process where event.action == "exec" and not (process.name == "bash" and user.name : ("root", "adm"))',
      misses: ['fail: process.name == "bash"'],
    },
    {
      name: 'of an exclusion of several alternatives is each that applies',
      query: 'process where not (process.name == "bash" or user.name == "root" or user.name == "anna")',
      misses: ['fail: process.name == "bash"', 'fail: user.name == "root"'],
    },
    { name: 'may be the category', query: 'file where process.name == "bash"', misses: ['hold: file'] },
    {
      name: 'rather changes the event than a constant',
      query: 'process where false or user.name == "anna"',
      misses: ['hold: user.name == "anna"'],
    },
  ];
  it.each(rows)('$name', ({ query, misses }) => {
    expect(told(explainEql(query, bash))).toEqual(misses);
  });

  it('goes into the nested object that came nearest', () => {
    const source = {
      grants: [
        { user: 'a', role: 'x' },
        { user: 'b', role: 'admin' },
      ],
    };
    expect(told(explainKql('grants: { user: a and role: admin }', source))).toEqual(['hold: role: admin']);
    expect(told(explainKql('not grants: { user: a and role: x }', source))).toEqual(['fail: grants: { user: a and role: x }']);
  });

  it('never names a condition that is as wanted already, and names none exactly where the query matches', () => {
    const condition = fc.constantFrom('process.name == "bash"', 'user.name == "anna"', 'process.args == "-c"', 'host.name != null');
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        condition,
        fc.tuple(tie('expression'), fc.constantFrom('and', 'or'), tie('expression')).map(([a, word, b]) => `(${a} ${word} ${b})`),
        tie('expression').map((inner) => `not (${inner})`)
      ),
    }));
    fc.assert(
      fc.property(expression, (text) => {
        const explanation = explainEql(`process where ${text}`, bash);
        const misses = nearestMiss(explanation.root);
        expect(misses.length === 0).toBe(explanation.isMatch);
        const least = countMissed(`process where ${text}`, bash, 2);
        if (least <= 2) expect(misses).toHaveLength(least);
        else expect(misses.length).toBeGreaterThan(2);
        for (const { span, would } of misses) {
          const holds = explainEql(`process where ${explanation.query.slice(span.start, span.end)}`, bash).isMatch;
          expect(holds).toBe(would === 'fail');
        }
      })
    );
  });
});
