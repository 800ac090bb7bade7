/** Findings as text, a line each, as compilers write them; and as one JSON document. */
import { lintCodes, severityRank, type LintSeverity } from '../../common/linting';
import { indentedJson, onOneLine, plural, printable } from '../print/printable';
import type { LintedFile, PlacedFinding, Region } from './lint_files';

const LONGEST_MESSAGE = 600;

/** `rules/x.toml:33:12: error: message [code] (rule id, note 12:7; can be fixed)` */
export function printFinding({ file, region, severity, message, code, rule, inRule, fix }: PlacedFinding): string {
  const where =
    rule === undefined
      ? undefined
      : [rule.id, ...(inRule === undefined ? [] : [`${inRule.field} ${inRule.line}:${inRule.column}`])].join(', ');
  const fixable = fix?.edits === undefined ? undefined : 'can be fixed';
  const aside = [where, fixable].filter((part) => part !== undefined).join('; ');
  const line = `${file}:${region.line}:${region.column}: ${severity}: ${onOneLine(message, LONGEST_MESSAGE)} [${code}]`;
  return printable(aside === '' ? line : `${line} (${onOneLine(aside, 300)})`);
}

export interface LintCounts {
  readonly files: number;
  readonly rules: number;
  readonly findings: Readonly<Record<LintSeverity, number>>;
  readonly fixable: number;
}

export function countFindings(linted: readonly LintedFile[], findings: readonly PlacedFinding[]): LintCounts {
  const count = (severity: LintSeverity): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    files: linted.length,
    rules: linted.reduce((sum, { rules }) => sum + rules.length, 0),
    findings: { error: count('error'), warning: count('warning'), note: count('note') },
    fixable: findings.filter(({ fix }) => fix?.edits !== undefined).length,
  };
}

export function printCounts({ files, rules, findings, fixable }: LintCounts): string {
  const found = (['error', 'warning', 'note'] as const).map((severity) => plural(findings[severity], severity)).join(', ');
  const fixes = fixable === 0 ? '' : `; ${fixable} can be fixed with --fix`;
  return `${found} in ${plural(rules, 'rule')} of ${plural(files, 'file')}${fixes}`;
}

/** All that is known of each finding; `counts` as in the last line of the text. */
export function lintJson(findings: readonly PlacedFinding[], counts: LintCounts, fixed: number): string {
  return indentedJson({
    files: counts.files,
    rules: counts.rules,
    counts: counts.findings,
    fixable: counts.fixable,
    fixed,
    findings: findings.map(({ file, region, code, severity, message, values, rule, inRule, fix }) => ({
      code,
      severity,
      title: lintCodes[code].title,
      message,
      values,
      file,
      ...regionJson(region),
      rule_id: rule?.id ?? null,
      rule_name: rule?.name ?? null,
      in_rule:
        inRule === undefined
          ? null
          : { field: inRule.field, line: inRule.line, column: inRule.column, start: inRule.start, end: inRule.end },
      fix:
        fix === undefined
          ? null
          : {
              description: fix.description,
              edits: fix.edits?.map(({ region: place, text }) => ({ ...regionJson(place), text })) ?? null,
            },
    })),
  });
}

function regionJson({ line, column, endLine, endColumn }: Region) {
  return { line, column, end_line: endLine, end_column: endColumn };
}

/** By severity, for `--min-severity` and `--fail-on`. */
export function isAtLeast(severity: LintSeverity, least: LintSeverity): boolean {
  return severityRank[severity] <= severityRank[least];
}
