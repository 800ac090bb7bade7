/** Lints the rules of files: reads them, asks the linter, and says of each finding at which line and column of its file it stands. */
import type { Rule } from '../../common/rules';
import { isTranslationFile } from '../../common/rules';
import {
  fixText,
  linePlaces,
  lintCodes,
  lintSource,
  readLintSources,
  type FileFinding,
  type LintContext,
  type LintFinding,
  type LintSeverity,
  type TextEdit,
} from '../../common/linting';
import type { Io } from '../io';
import { plural } from '../print/printable';
import type { LintFile } from './read_files';

/** Line and column count from 1, columns in UTF-16 code units; the end is not included. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface PlacedFinding {
  readonly file: string;
  readonly region: Region;
  readonly code: LintFinding['code'];
  readonly severity: LintSeverity;
  readonly message: string;
  readonly values: LintFinding['values'];
  /** Undefined for a file or an entry that could not be read. */
  readonly rule: { readonly id: string; readonly name: string } | undefined;
  /** In the rule's text, where escapes are read: what an editor of rules shows. */
  readonly inRule: LintFinding['place'];
  readonly fix:
    | { readonly description: string; /** Undefined where it has to be done by hand. */ readonly edits: readonly PlacedEdit[] | undefined }
    | undefined;
}

export interface PlacedEdit extends TextEdit {
  readonly region: Region;
}

export interface LintedFile {
  readonly file: LintFile;
  readonly rules: readonly Rule[];
  readonly findings: readonly PlacedFinding[];
}

/** Files in their order. Translations are read with the rules of all files at hand. */
export function lintFiles(files: readonly LintFile[], context: (rules: readonly Rule[]) => LintContext, io: Io): readonly LintedFile[] {
  const read = files.filter(({ name }) => !isTranslationFile(name)).map((file) => ({ file, ...readLintSources(file.text, file.name) }));
  const rules = read.flatMap(({ sources }) => sources.map(({ rule }) => rule));
  const all = files.map((file) => read.find((known) => known.file === file) ?? { file, ...readLintSources(file.text, file.name, rules) });
  const known = context(rules);
  let done = 0;
  return all.map(({ file, sources, problems }) => {
    const regionOf = regionsOf(file.text);
    const broken = problems.map(({ source, message }) => unreadable(file, source, message));
    const found = sources.flatMap((source) => {
      const findings = lintSource(source, known).map((finding) => placed(finding, source.rule, file, regionOf));
      done += 1;
      io.terminal.progress(`${done} of ${plural(rules.length, 'rule')} linted`);
      return findings;
    });
    return { file, rules: sources.map(({ rule }) => rule), findings: [...broken, ...found] };
  });
}

/** The file's text with what can be mended mended. */
export function fixedText(file: LintFile, rules: readonly Rule[], context: LintContext): ReturnType<typeof fixText> {
  return fixText(file.text, file.name, context, rules);
}

function placed({ finding, start, end, edits }: FileFinding, rule: Rule, file: LintFile, regionOf: RegionOf): PlacedFinding {
  const { code, severity, message, values, place, fix } = finding;
  const placedEdits = edits?.map((edit) => ({ ...edit, region: regionOf(edit.start, edit.end) }));
  return {
    file: file.name,
    region: regionOf(start, end),
    code,
    severity,
    message,
    values,
    rule: { id: rule.ruleId, name: rule.name },
    inRule: place,
    fix: fix === undefined ? undefined : { description: fix.description, edits: placedEdits },
  };
}

function unreadable(file: LintFile, source: string, message: string): PlacedFinding {
  const line = source.startsWith(`${file.name}:`) ? Number(source.slice(file.name.length + 1)) : 1;
  const column = Number(/\(column (\d+)\)$/.exec(message)?.[1] ?? 1);
  const { severity } = lintCodes.rule_unreadable;
  const place = { file: file.name, region: { line, column, endLine: line, endColumn: column + 1 } };
  return { ...place, code: 'rule_unreadable', severity, message, values: {}, rule: undefined, inRule: undefined, fix: undefined };
}

type RegionOf = (start: number, end: number) => Region;

function regionsOf(text: string): RegionOf {
  const placeOf = linePlaces(text);
  return (start, end) => {
    const { line, column } = placeOf(start);
    const { line: endLine, column: endColumn } = placeOf(Math.min(end, text.length));
    return { line, column, endLine, endColumn };
  };
}
