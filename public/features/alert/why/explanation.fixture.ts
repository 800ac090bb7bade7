/** A small explanation with an `or`, an exclusion of two conditions and a list, as the server answers it; for tests. */
import type { Explanation, ExplanationNode, Outcome, Reason } from '../../../../common/engine';

export const QUERY =
  'process where event.action == "exec" and (process.args : "--add" or process.args : "--del") and not (process.parent.name in ("rpm", "yum") or process.args : "httpd")';

interface LeafShape {
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly values?: readonly unknown[];
  readonly field: string;
  readonly isExclusion?: boolean;
  readonly kind?: 'category' | 'condition';
  readonly matched?: readonly string[];
}

export function leaf(text: string, shape: LeafShape, query = QUERY): ExplanationNode {
  const start = query.indexOf(text);
  return {
    kind: shape.kind ?? 'condition',
    span: { start, end: start + text.length },
    outcome: shape.outcome,
    reason: shape.reason,
    isExclusion: shape.isExclusion ?? false,
    fields: [{ name: shape.field, values: shape.values ?? [] }],
    matchedValueSpans: (shape.matched ?? []).map((value) => {
      const at = query.indexOf(value, start);
      return { start: at, end: at + value.length };
    }),
    children: [],
  };
}

export function branch(
  kind: 'and' | 'or' | 'not',
  outcome: Outcome,
  children: readonly ExplanationNode[],
  isExclusion = false
): ExplanationNode {
  const start = Math.min(...children.map((child) => child.span.start));
  const end = Math.max(...children.map((child) => child.span.end));
  return { kind, span: { start, end }, outcome, reason: 'branches', isExclusion, fields: [], matchedValueSpans: [], children };
}

export const EXPLANATION: Explanation = {
  language: 'eql',
  query: QUERY,
  isMatch: true,
  root: branch('and', 'true', [
    leaf('process', { kind: 'category', outcome: 'true', reason: 'matched', field: 'event.category', values: ['process'] }),
    branch('and', 'true', [
      leaf('event.action == "exec"', { outcome: 'true', reason: 'matched', field: 'event.action', values: ['exec'] }),
      branch('or', 'true', [
        leaf('process.args : "--add"', { outcome: 'true', reason: 'matched', field: 'process.args', values: ['chkconfig', '--add'] }),
        leaf('process.args : "--del"', {
          outcome: 'false',
          reason: 'value_differs',
          field: 'process.args',
          values: ['chkconfig', '--add'],
        }),
      ]),
      branch('not', 'true', [
        branch(
          'or',
          'false',
          [
            leaf('process.parent.name in ("rpm", "yum")', {
              outcome: 'false',
              reason: 'value_differs',
              field: 'process.parent.name',
              values: ['bash'],
              isExclusion: true,
            }),
            leaf('process.args : "httpd"', { outcome: 'false', reason: 'field_missing', field: 'process.args', isExclusion: true }),
          ],
          true
        ),
      ]),
    ]),
  ]),
};
