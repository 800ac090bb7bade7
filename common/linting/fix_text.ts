/**
 * Writes the fixes of a file's findings into its text. Nothing but the places of the fixes changes, and that is proved: after each round the
 * text is read again, and must hold the same rules with exactly the texts that the fixes were meant to make.
 */
import type { Rule } from '../rules';
import { applyEdits, type TextEdit } from './finding';
import { lintSource } from './lint_source';
import type { LintContext } from './lint_subject';
import { textOfField } from './lint_rule';
import { readLintSources, type LintSource } from './source/read_sources';

export interface FixedText {
  readonly text: string;
  /** How many findings were mended. */
  readonly fixed: number;
}

/** One fix can uncover another: a query is looked at once its directive can be read. */
const MOST_ROUNDS = 10;
/** Each try reads the file twice. */
const MOST_SINGLE = 20;

/** Done twice it does no more than once. `rules`: those that a translation belongs to. */
export function fixText(text: string, name: string, context: LintContext, rules: readonly Rule[] = []): FixedText {
  let current: FixedText = { text, fixed: 0 };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = fixOnce(current.text, name, context, rules);
    if (next === undefined) break;
    current = { text: next.text, fixed: current.fixed + next.fixed };
  }
  return current;
}

interface Change {
  readonly source: LintSource;
  readonly field: string;
  readonly inField: readonly TextEdit[];
  readonly inFile: readonly TextEdit[];
}

function fixOnce(text: string, name: string, context: LintContext, rules: readonly Rule[]): FixedText | undefined {
  const before = readLintSources(text, name, rules);
  const changes = before.sources.flatMap((source) => changesOf(source, context));
  const together = apart(changes);
  if (together.length > 0 && isAsMeant(text, name, rules, together)) return { text: written(text, together), fixed: together.length };
  // One of them is not what it seems: each is tried by itself.
  const single = changes.slice(0, MOST_SINGLE).find((change) => isAsMeant(text, name, rules, [change]));
  return single === undefined || together.length === 0 ? undefined : { text: written(text, [single]), fixed: 1 };
}

function changesOf(source: LintSource, context: LintContext): readonly Change[] {
  return lintSource(source, context).flatMap(({ finding: { place, fix }, edits }) =>
    edits === undefined || place === undefined || fix === undefined
      ? []
      : [{ source, field: place.field, inField: fix.edits, inFile: edits }]
  );
}

/** Those that do not touch one another; a table that a guide names twice is changed once. */
function apart(changes: readonly Change[]): readonly Change[] {
  const taken: { readonly start: number; readonly end: number; readonly edits: string }[] = [];
  return changes.flatMap((change): readonly Change[] => {
    const { inFile } = change;
    const edits = JSON.stringify(inFile);
    const start = inFile[0]?.start ?? 0;
    const end = inFile.at(-1)?.end ?? start;
    if (taken.some((other) => other.edits === edits)) return [{ ...change, inFile: [] }];
    if (taken.some((other) => start <= other.end && other.start <= end)) return [];
    taken.push({ start, end, edits });
    return [change];
  });
}

function written(text: string, changes: readonly Change[]): string {
  return applyEdits(
    text,
    changes.flatMap(({ inFile }) => inFile)
  );
}

function isAsMeant(text: string, name: string, rules: readonly Rule[], changes: readonly Change[]): boolean {
  const before = readLintSources(text, name, rules);
  const after = readLintSources(written(text, changes), name, rules);
  if (after.sources.length !== before.sources.length || after.problems.length !== before.problems.length) return false;
  return before.sources.every(({ rule }, index) => {
    const now = after.sources[index]?.rule;
    return now !== undefined && isSameRule(expected(rule, changes), now);
  });
}

function expected(rule: Rule, changes: readonly Change[]): Rule {
  const changed = (field: 'note' | 'setup'): string => {
    const edits = changes.filter((change) => isOf(change, rule) && change.field === field).flatMap(({ inField }) => inField);
    return applyEdits(textOfField(rule, field) ?? '', edits);
  };
  return { ...rule, note: changed('note'), setup: changed('setup') };
}

function isOf({ source }: Change, rule: Rule): boolean {
  return source.rule.ruleId === rule.ruleId && source.rule.source === rule.source && source.rule.note === rule.note;
}

function isSameRule(meant: Rule, read: Rule): boolean {
  return JSON.stringify({ ...meant, source: '' }) === JSON.stringify({ ...read, source: '' });
}
