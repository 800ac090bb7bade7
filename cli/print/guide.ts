/** A guide as text to read in a terminal. */
import type { GuideProblem } from '../../common/guides';
import type { FlatStep, ResolvedGuide, ResolvedQuery } from '../commands/resolved_guide';
import { printable } from './printable';

export function printGuide({ sections, steps, queries, problems }: ResolvedGuide): string {
  const blocks = sections.map(({ id, kind, title, intro }) =>
    [
      title === '' ? `[${kind}]` : `${title}  [${kind}]`,
      ...(intro === '' ? [] : [indented(intro, 2)]),
      ...steps.filter((step) => step.section_id === id).map((step) => printStep(step, queries)),
    ].join('\n')
  );
  const faults = problems.length === 0 ? [] : [['Problems', ...problems.map(printProblem)].join('\n')];
  return `${printable([...blocks, ...faults].join('\n\n'))}\n`;
}

function printStep(step: FlatStep, queries: readonly ResolvedQuery[]): string {
  const indent = 2 + step.depth * 2;
  const own = queries.filter((query) => query.step_id === step.id);
  return [hanging(step.text, indent), ...own.map((query) => printQuery(query, indent + 2))].join('\n');
}

function printQuery({ label, query, resolved, status, problems, checks }: ResolvedQuery, indent: number): string {
  return [
    indented(`osquery (${status}): ${label}`, indent),
    indented(resolved ?? query, indent + 2),
    ...problems.map(({ message }) => indented(`! ${message}`, indent + 2)),
    ...checks.map(({ severity, message }) => indented(`${severity}: ${message}`, indent + 2)),
  ].join('\n');
}

function printProblem({ line, code, message }: GuideProblem): string {
  return `  line ${line}: ${message} [${code}]`;
}

function hanging(text: string, indent: number): string {
  return `${' '.repeat(indent)}- ${indented(text, indent + 2).trimStart()}`;
}

function indented(text: string, indent: number): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `${' '.repeat(indent)}${line}`))
    .join('\n');
}
