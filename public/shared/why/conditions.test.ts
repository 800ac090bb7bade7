import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markConditions } from './condition_marks';
import { conditionTree, type ConditionItem } from './condition_tree';
import { branch, EXPLANATION, leaf, QUERY } from '../../../test/fixtures/explanation';
import { queryRuns } from './query_runs';

const outline = (item: ConditionItem): unknown =>
  item.kind === 'leaf' ? item.condition.text : { [item.name]: item.items.map((child) => outline(child)) };

describe('markConditions', () => {
  it('tells satisfied conditions, unneeded alternatives and exclusions that did not apply apart', () => {
    expect(markConditions(EXPLANATION).all.map(({ text, mark }) => [text, mark])).toEqual([
      ['process', 'satisfied'],
      ['event.action == "exec"', 'satisfied'],
      ['process.args : "--add"', 'satisfied'],
      ['process.args : "--del"', 'alternative'],
      ['process.parent.name in ("rpm", "yum")', 'exclusion_not_applied'],
      ['process.args : "httpd"', 'exclusion_not_applied'],
    ]);
  });

  it('calls a false condition a reason against the match when nothing covers it', () => {
    const root = branch('and', 'false', [
      leaf('event.action == "exec"', { outcome: 'false', reason: 'value_differs', field: 'event.action' }),
    ]);
    expect(markConditions({ ...EXPLANATION, isMatch: false, root }).all[0]?.mark).toBe('not_satisfied');
  });

  it.each([
    ['a true part of an exclusion that does not hold as a whole', 'false', 'exclusion_part'],
    ['a true part of an exclusion that holds', 'true', 'exclusion_applied'],
  ] as const)('marks %s', (_name, whole, mark) => {
    const part = leaf('process.args : "httpd"', { outcome: 'true', reason: 'matched', field: 'process.args', isExclusion: true });
    const other = leaf('process.args : "--add"', { outcome: whole, reason: 'value_differs', field: 'process.args', isExclusion: true });
    const root = branch('not', whole === 'true' ? 'false' : 'true', [branch('and', whole, [part, other], true)]);
    expect(markConditions({ ...EXPLANATION, root }).all[0]?.mark).toBe(mark);
  });
});

describe('conditionTree', () => {
  it('flattens the ands and groups the exclusions', () => {
    expect(outline(conditionTree(EXPLANATION.root, markConditions(EXPLANATION)))).toEqual({
      all: [
        'process',
        'event.action == "exec"',
        { any: ['process.args : "--add"', 'process.args : "--del"'] },
        { exclusions: ['process.parent.name in ("rpm", "yum")', 'process.args : "httpd"'] },
      ],
    });
  });

  it('keeps an and inside an or together', () => {
    const a = leaf('process.args : "--add"', { outcome: 'true', reason: 'matched', field: 'process.args' });
    const b = leaf('event.action == "exec"', { outcome: 'true', reason: 'matched', field: 'event.action' });
    const c = leaf('process.args : "--del"', { outcome: 'true', reason: 'matched', field: 'process.args' });
    const explanation = { ...EXPLANATION, root: branch('or', 'true', [branch('and', 'true', [a, b]), c]) };
    expect(outline(conditionTree(explanation.root, markConditions(explanation)))).toEqual({
      any: [{ all: [a, b].map((n) => QUERY.slice(n.span.start, n.span.end)) }, 'process.args : "--del"'],
    });
  });
});

describe('queryRuns', () => {
  it('gives every condition its own run and marks the listed value that matched', () => {
    const listed = leaf('process.parent.name in ("rpm", "yum")', {
      outcome: 'true',
      reason: 'matched',
      field: 'process.parent.name',
      matched: ['"yum"'],
    });
    const explanation = { ...EXPLANATION, root: listed };
    const runs = queryRuns(QUERY, markConditions(explanation).all);
    expect(runs.filter((run) => run.isMatchedValue).map((run) => run.text)).toEqual(['"yum"']);
    expect(runs.filter((run) => run.condition !== undefined).map((run) => run.text)).toEqual([
      'process.parent.name in ("rpm", ',
      '"yum"',
      ')',
    ]);
  });

  it('loses no text, whatever the spans', () => {
    const span = fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) });
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(fc.tuple(span, fc.array(span))), (query, spans) => {
        const nodes = spans.map(([place, matched]) => ({
          ...leaf('', { outcome: 'true', reason: 'matched', field: 'f' }, query),
          span: place,
          matchedValueSpans: matched,
        }));
        const conditions = nodes.map((node, id) => ({ id, node, mark: 'satisfied' as const, text: '' }));
        expect(
          queryRuns(query, conditions)
            .map((run) => run.text)
            .join('')
        ).toBe(query);
      })
    );
  });
});
