import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eqlQuery, expression, withoutSpans } from '../../../test/fixtures/eql_trees';
import { parseEql, parseExpression } from './parser';
import { printEql, printExpression } from './printer';

function print(text: string): string {
  const parsed = parseEql(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return printEql(parsed.value);
}

describe('the printer', () => {
  it.each([
    ['any where true', 'any where true'],
    ['process   where /* why */ process.name=="a"', 'process where process.name == "a"'],
    ['"sequence" where true', '"sequence" where true'],
    ['any where (a and b) or (c and d)', 'any where (a and b) or (c and d)'],
    ['any where a and b or c', 'any where (a and b) or c'],
    ['any where (a and b) and c', 'any where (a and b) and c'],
    ['any where not (a or b)', 'any where not (a or b)'],
    ['any where not (a == b)', 'any where not a == b'],
    ['any where (a - b) - c == a - (b - c)', 'any where a - b - c == a - (b - c)'],
    ['any where -(5) == -5', 'any where -(5) == -5'],
    ['any where x == 5.0 and y == 5', 'any where x == 5.0 and y == 5'],
    ['any where x == -9223372036854775807', 'any where x == -9223372036854775807'],
    ['any where x in~ ("a","b") and y not in (1)', 'any where x in~ ("a", "b") and y not in (1)'],
    ['any where x : ("a") or y like~ ("a","b") or z regex "c"', 'any where x : "a" or y like~ ("a", "b") or z regex "c"'],
    ['any where ?`odd name`.`and` == "C:\\\\Windows"', 'any where ?`odd name`.`and` == """C:\\Windows"""'],
    ['any where `a``b` == "x\\"y\\u{41}\\n"', 'any where `a``b` == "x\\"yA\\n"'],
    ['any where true|head 2+3|tail 1', 'any where true\n| head 5\n| tail 1'],
  ])('%s', (text, printed) => expect(print(text)).toBe(printed));

  it('lays out a sequence stage by stage', () => {
    const text = 'sequence by host.id with maxspan=90s [a where x] by k with runs=3 ![b where y] by k until [c where z] by k | head 1';
    expect(print(text)).toBe(
      [
        'sequence by host.id with maxspan=90s',
        '  [a where x] by k with runs=3',
        '  ![b where y] by k',
        'until',
        '  [c where z] by k',
        '| head 1',
      ].join('\n')
    );
  });

  it('gives every operand of a long condition a line', () => {
    const names = ['alpha', 'bravo', 'charlie', 'delta'].map((name) => `process.parent.executable == "/usr/bin/${name}"`);
    expect(print(`process where host.os.type == "linux" and (${names.join(' or ')})`)).toBe(
      [
        'process where',
        '  host.os.type == "linux" and',
        '  (',
        ...names.map((name, at) => `    ${name}${at < 3 ? ' or' : ''}`),
        '  )',
      ].join('\n')
    );
  });

  it('fills the lines of a long list', () => {
    const values = Array.from({ length: 30 }, (_, at) => `"value-${at}"`);
    const lines = print(`any where x in (${values.join(', ')})`).split('\n');
    expect(lines[1]).toBe('  x in (');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(lines.join('').match(/value-/g)).toHaveLength(30);
  });

  it('prints any expression so that it reads back as the same tree', () => {
    fc.assert(
      fc.property(expression, (tree) => {
        const again = parseExpression(printExpression(tree));
        if (!again.ok) throw new Error(`${printExpression(tree)}\n${JSON.stringify(again.diagnostics)}`);
        expect(withoutSpans(again.value)).toEqual(withoutSpans(tree));
      }),
      { numRuns: 1500 }
    );
  });

  it('prints any query so that it reads back as the same tree', () => {
    fc.assert(
      fc.property(eqlQuery, (tree) => {
        const again = parseEql(printEql(tree));
        if (!again.ok) throw new Error(`${printEql(tree)}\n${JSON.stringify(again.diagnostics)}`);
        expect(withoutSpans(again.value)).toEqual(withoutSpans(tree));
      }),
      { numRuns: 400 }
    );
  });
});
