/** An explanation as an indented tree: every condition with its outcome and the values that the document holds. */
import type { ExplanationNode, MissedCondition, ObservedField, Outcome, Reason } from '../../common/engine';
import type { ExplainedRule } from '../evaluation/explain_rule';
import { limitText } from './limits';
import { onOneLine, printableJson } from './printable';

const marks: Record<Outcome, string> = { true: '✓', false: '✗', unknown: '?' };

/** Said where the values alone do not say it. */
const remarks: Record<Reason, string | undefined> = {
  matched: undefined,
  branches: undefined,
  value_differs: undefined,
  field_missing: undefined,
  wrong_type: 'the values cannot be compared with this',
  excluded_value_found: 'excluded, and it is there',
  absent_as_required: 'nothing that is excluded is there',
};

const LONGEST_CONDITION = 100;
const LONGEST_VALUES = 160;

export function printRuleExplanation({ query, root, stages, filters, nearest_miss: missed }: ExplainedRule): string {
  const trees =
    stages === undefined
      ? [...linesOf(root, query, 0), ...printNearestMiss(missed, query, 0)]
      : root.children.flatMap((child, index) => [
          `stage ${stages[index]?.stage ?? index + 1}`,
          ...linesOf(child, query, 1),
          ...printNearestMiss(stages[index]?.nearest_miss, query, 1),
        ]);
  const beside = filters.map(({ filter, outcome }) => `${marks[outcome]} filter ${onOneLine(printableJson(filter), LONGEST_VALUES)}`);
  return [...trees, ...beside].join('\n');
}

/** What would have to be otherwise, below the tree that shows how it is. */
function printNearestMiss(missed: readonly MissedCondition[] = [], query: string, depth: number): readonly string[] {
  if (missed.length === 0) return [];
  const indent = '  '.repeat(depth);
  const conditions = missed.map(({ span, would }) => {
    const text = onOneLine(query.slice(span.start, span.end), LONGEST_CONDITION);
    return `${indent}  ${text}  ${would === 'hold' ? 'would have to hold' : 'would have not to hold'}`;
  });
  return [`${indent}nearest miss:`, ...conditions];
}

function linesOf(node: ExplanationNode, query: string, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  const line = `${indent}${marks[node.outcome]} ${titleOf(node, query)}`;
  const details = [...node.fields.map(printField), ...matchedValues(node, query), ...remarkOn(node)].map(
    (detail) => `${indent}      ${detail}`
  );
  return [line, ...details, ...node.children.flatMap((child) => linesOf(child, query, depth + 1))];
}

function titleOf(node: ExplanationNode, query: string): string {
  const text = (): string => onOneLine(query.slice(node.span.start, node.span.end), LONGEST_CONDITION);
  switch (node.kind) {
    case 'and':
      return 'all of';
    case 'or':
      return 'at least one of';
    case 'not':
      return 'not';
    case 'category':
      return `${text()} (event category)`;
    case 'nested':
      return `${text()} (one nested object)`;
    case 'condition':
      return text();
  }
}

function printField({ name, values }: ObservedField): string {
  if (values.length === 0) return `${name} is missing`;
  return `${name} = ${onOneLine(values.map(printableJson).join(', '), LONGEST_VALUES)}`;
}

function matchedValues({ matchedValueSpans }: ExplanationNode, query: string): readonly string[] {
  if (matchedValueSpans.length === 0) return [];
  const values = matchedValueSpans.map(({ start, end }) => query.slice(start, end)).join(', ');
  return [`found in the list: ${onOneLine(values, LONGEST_VALUES)}`];
}

function remarkOn({ reason, limits = [] }: ExplanationNode): readonly string[] {
  const remark = remarks[reason];
  return [...(remark === undefined ? [] : [remark]), ...limits.map(limitText)];
}
