/** Lints a rule of a file: each finding with its place in the file, and the change of the file that mends it. */
import { findingOf, type LintFinding, type TextEdit } from './finding';
import { lintRule } from './lint_rule';
import type { LintContext } from './lint_subject';
import type { LintSource } from './source/read_sources';

export interface FileFinding {
  readonly finding: LintFinding;
  /** In the file's text. */
  readonly start: number;
  readonly end: number;
  /** Undefined where there is no fix, and where the file's own spelling does not let it be written. */
  readonly edits: readonly TextEdit[] | undefined;
}

/** In the order of the file. */
export function lintSource(source: LintSource, context: LintContext): readonly FileFinding[] {
  const { rule, unusedTables, missingTables } = source;
  const ofTables = [
    ...missingTables.map(({ name, at }) => {
      const message = `${name} has no [[transform…]] table, so the guide shows it as text. Add the table, or take the name out.`;
      return {
        finding: findingOf({ code: 'transform_missing', message, values: { name } }, rule.ruleId, () => undefined),
        at,
        length: name.length,
      };
    }),
    ...unusedTables.map(({ name, at }) => {
      const message = `The guide says nowhere ${name}, so this query is not offered. Write it where it belongs, or take the table out.`;
      return { finding: findingOf({ code: 'transform_unused', message, values: { name } }, rule.ruleId, () => undefined), at, length: 1 };
    }),
  ];
  const found = [
    ...ofTables.map(({ finding, at, length }): FileFinding => ({ finding, start: at, end: at + length, edits: undefined })),
    ...lintRule(rule, source.isRetired ? { ...context, isRetired: true } : context).map((finding) => placed(finding, source)),
  ];
  return found.sort((a, b) => a.start - b.start);
}

function placed(finding: LintFinding, source: LintSource): FileFinding {
  const { place, fix } = finding;
  const begin = source.beginOf(place?.field ?? 'rule_id');
  const text = place === undefined ? undefined : source.textOf(place.field);
  if (place === undefined || text === undefined) return { finding, start: begin, end: begin + 1, edits: undefined };
  const start = text.placeOf(place.start) ?? begin;
  const end = Math.max(start, text.placeOf(place.end) ?? start);
  const edits = fix?.edits.map((edit) => text.editIn(edit));
  const isWritable = edits !== undefined && edits.length > 0 && edits.every((edit) => edit !== undefined);
  return { finding, start, end, edits: isWritable ? edits.flatMap((edit) => edit ?? []) : undefined };
}
