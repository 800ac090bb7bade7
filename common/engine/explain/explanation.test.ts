import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileEql, type CompiledEventQuery } from '../compile/compile_eql';
import { prepareDocument, type EventSource } from '../document';
import type { ExplanationNode } from './explanation';

function compile(query: string): CompiledEventQuery {
  const compiled = compileEql(query);
  if (!compiled.ok || compiled.value.kind !== 'event') throw new Error(query);
  return compiled.value;
}

/** The tree as text: kind, outcome, reason, the query's own words. */
function draw(query: string, source: EventSource): readonly string[] {
  const lines: string[] = [];
  const visit = (node: ExplanationNode, depth: number): void => {
    const words = query.slice(node.span.start, node.span.end);
    const listed = node.matchedValueSpans.map((span) => query.slice(span.start, span.end)).join(' ');
    const observed = node.fields.map(({ name, values }) => `${name}=${JSON.stringify(values)}`).join(' ');
    const parts = [
      node.kind,
      node.outcome,
      node.reason,
      node.isExclusion ? 'exclusion' : '',
      node.children.length === 0 ? words : '',
      observed,
      listed,
    ];
    lines.push(`${'  '.repeat(depth)}${parts.filter((part) => part !== '').join(' | ')}`);
    for (const child of node.children) visit(child, depth + 1);
  };
  visit(compile(query).explain(prepareDocument(source)).root, 0);
  return lines;
}

const chkconfig =
  'process where process.name in ("chkconfig", "update-rc.d") and process.args : "--add" and not (process.parent.name : ("rpm", "qualys*") or process.args in ("httpd"))';

describe('an explanation', () => {
  it('shows for a match what each exclusion found instead', () => {
    const source = {
      event: { category: ['process'] },
      process: { name: 'chkconfig', args: ['chkconfig', '--ADD', 'evil'], parent: { name: 'bash' } },
    };
    expect(draw(chkconfig, source)).toEqual([
      'and | true | branches',
      '  category | true | matched | process | event.category=["process"]',
      '  and | true | branches',
      '    condition | true | matched | process.name in ("chkconfig", "update-rc.d") | process.name=["chkconfig"] | "chkconfig"',
      '    condition | true | matched | process.args : "--add" | process.args=["chkconfig","--ADD","evil"] | "--add"',
      '    not | true | branches',
      '      or | false | branches | exclusion',
      '        condition | false | value_differs | exclusion | process.parent.name : ("rpm", "qualys*") | process.parent.name=["bash"]',
      '        condition | false | value_differs | exclusion | process.args in ("httpd") | process.args=["chkconfig","--ADD","evil"]',
    ]);
  });

  it('shows for a document that does not match which exclusion applied and what is missing', () => {
    const source = { event: { category: 'process' }, process: { name: 'x', parent: { name: ['a', 'Qualys-cloud'] } } };
    expect(draw(chkconfig, source).slice(3)).toEqual([
      '    condition | false | value_differs | process.name in ("chkconfig", "update-rc.d") | process.name=["x"]',
      '    condition | false | field_missing | process.args : "--add" | process.args=[]',
      '    not | false | branches',
      '      or | true | branches | exclusion',
      '        condition | true | matched | exclusion | process.parent.name : ("rpm", "qualys*") | process.parent.name=["a","Qualys-cloud"] | "qualys*"',
      '        condition | false | field_missing | exclusion | process.args in ("httpd") | process.args=[]',
    ]);
  });

  it.each<[string, EventSource, string]>([
    ['x != "a"', { x: 'a' }, 'false excluded_value_found'],
    ['x != "a"', { x: 'b' }, 'true absent_as_required'],
    ['x != "a"', {}, 'true absent_as_required'],
    ['x == null', {}, 'true absent_as_required'],
    ['x == null', { x: 1 }, 'false excluded_value_found'],
    ['x != null', {}, 'false field_missing'],
    ['x != null', { x: 1 }, 'true matched'],
    ['x > 5', { x: 'abc' }, 'false wrong_type'],
    ['x > 5', { x: ['abc', 1] }, 'false value_differs'],
    ['x not in ("a")', { x: 'a' }, 'false excluded_value_found'],
    ['startsWith(x, "a")', {}, 'false field_missing'],
    ['false', {}, 'false value_differs'],
  ])('gives for %s on %j: %s', (condition, source, expected) => {
    const node = compile(`any where ${condition}`).explain(prepareDocument(source)).root.children[1];
    expect(`${node?.outcome ?? ''} ${node?.reason ?? ''}`).toBe(expected);
  });

  const observed: readonly { readonly what: string; readonly x: unknown; readonly shown: number; readonly omitted: number | undefined }[] =
    [
      { what: 'all values', x: Array.from({ length: 1_000 }, (_, n) => n), shown: 1_000, omitted: undefined },
      { what: 'the first of very many values', x: Array.from({ length: 5_000 }, () => 'a'), shown: 1_000, omitted: 4_000 },
      { what: 'the first of many long values', x: Array.from({ length: 10 }, () => 'a'.repeat(9_000)), shown: 3, omitted: 7 },
      {
        what: 'the beginning of a text without end',
        x: `${'a'.repeat(9_999)}\u{1f600}${'a'.repeat(900_000)}`,
        shown: 1,
        omitted: undefined,
      },
    ];
  it.each(observed)('shows $what', ({ x, shown, omitted }) => {
    const node = compile('any where x == "b" or x == "a"').explain(prepareDocument({ x })).root.children[1]?.children[1];
    expect(node?.fields).toEqual([{ name: 'x', values: expect.any(Array), ...(omitted === undefined ? {} : { omitted }) }]);
    expect(node?.fields[0]?.values).toHaveLength(shown);
    expect(JSON.stringify(node).length).toBeLessThan(40_000);
    expect(JSON.stringify(node)).not.toContain('\\ud83d');
  });

  it('counts a double negation as no exclusion', () => {
    expect(draw('any where not (a == 1 and not b == 2)', { b: 2 }).slice(2)).toEqual([
      '  not | true | branches',
      '    and | false | branches | exclusion',
      '      condition | false | field_missing | exclusion | a == 1 | a=[]',
      '      not | false | branches | exclusion',
      '        condition | true | matched | b == 2 | b=[2]',
    ]);
  });

  it('agrees with the evaluation, in every node, for any document and condition', () => {
    const leaf = fc.constantFrom(
      ...[
        'a == "x"',
        'a != "x"',
        'b > 1',
        'b in (1, 2)',
        'a not in ("x", "y")',
        'a : ("x*", "?")',
        'c',
        'a == null',
        'b != null',
        '?a == ?b',
        'true',
        'null < 1',
      ],
      ...[
        'length(a) > 1',
        'startsWith~(a, "X") == false',
        'b + 1 == 3',
        'a regex "x|y+"',
        'null == (b > 0)',
        'a not like "x?"',
        'concat(a, b) == "x1"',
        'c == true',
      ]
    );
    const { condition } = fc.letrec<{ condition: string }>((tie) => ({
      condition: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        tie('condition').map((inner) => `not (${inner})`),
        fc
          .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
          .map(([left, operator, right]) => `(${left}) ${operator} (${right})`)
      ),
    }));
    const value = fc.oneof(fc.constantFrom('x', 'y', 'xy', '', '1'), fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.constant(null));
    const field = fc.oneof(value, fc.array(value, { maxLength: 3 }));
    const document = fc.record(
      { a: field, b: field, c: field, event: fc.record({ category: fc.constantFrom('process', 'file') }) },
      { requiredKeys: [] }
    );
    fc.assert(
      fc.property(condition, document, (text, source) => {
        const compiled = compile(`process where ${text}`);
        const prepared = prepareDocument(source);
        const explanation = compiled.explain(prepared);
        expect(explanation.isMatch).toBe(compiled.matches(prepared));
        expect(explanation.isMatch).toBe(explanation.root.outcome === 'true');
        checkNode(explanation.root, false);
      }),
      { numRuns: 500 }
    );
  });
});

function checkNode(node: ExplanationNode, isExclusion: boolean): void {
  const outcomes = node.children.map(({ outcome }) => outcome === 'true');
  const expected = { and: outcomes.every(Boolean), or: outcomes.some(Boolean), not: outcomes[0] === false };
  if (node.kind === 'and' || node.kind === 'or' || node.kind === 'not') expect(node.outcome === 'true').toBe(expected[node.kind]);
  else expect(node.children).toEqual([]);
  expect(node.isExclusion).toBe(isExclusion);
  for (const child of node.children) checkNode(child, node.kind === 'not' ? !isExclusion : isExclusion);
}
