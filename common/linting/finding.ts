/** What the linter has to say of a rule: plain data that crosses the wire. Places are in the texts of the rule; files come in elsewhere. */
import { lintCodes, type LintCode, type LintSeverity } from './codes';
import type { LinePlace } from './line_places';

/** A text of the rule: `note`, `setup`, `query`, or one of a list: `references[2]`. */
export type LintField = string;

/** A change of the field's text, places as it was before. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface LintFix {
  /** What it does, in words. */
  readonly description: string;
  /** In order and apart from each other. */
  readonly edits: readonly TextEdit[];
}

export interface LintPlace {
  readonly field: LintField;
  readonly start: number;
  readonly end: number;
}

export interface LintFinding {
  readonly code: LintCode;
  readonly severity: LintSeverity;
  readonly ruleId: string;
  /** English: what stands there and what to do. Pages translate the code and fill in `values`. */
  readonly message: string;
  /** The names that the message speaks of. */
  readonly values: Readonly<Record<string, string>>;
  /** Undefined for what concerns the rule as a whole. */
  readonly place: (LintPlace & { readonly line: number; readonly column: number }) | undefined;
  /** In the text of `place.field`. */
  readonly fix: LintFix | undefined;
}

/** A finding as a check makes it: rule, severity, line and column are added for all of them alike. */
export interface Remark {
  readonly code: LintCode;
  readonly message: string;
  readonly place?: LintPlace | undefined;
  readonly values?: Readonly<Record<string, string>>;
  readonly fix?: LintFix | undefined;
}

/** `linesOf` answers the text of a field with the lines of its places; undefined for a field that the rule does not have. */
export function findingOf({ code, message, place, values = {}, fix }: Remark, ruleId: string, linesOf: LinesOf): LintFinding {
  const { severity } = lintCodes[code];
  return { code, severity, ruleId, message, values, place: place === undefined ? undefined : withLine(place, linesOf(place.field)), fix };
}

export type LinesOf = (field: LintField) => { readonly length: number; readonly placeOf: (offset: number) => LinePlace } | undefined;

function withLine(place: LintPlace, lines: ReturnType<LinesOf>): NonNullable<LintFinding['place']> {
  const length = lines?.length ?? 0;
  const start = Math.min(place.start, length);
  const end = Math.min(Math.max(place.end, start), length);
  return { field: place.field, start, end, ...(lines?.placeOf(start) ?? { line: 1, column: 1 }) };
}

/** The text with the edits made. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let written = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    written += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return written + text.slice(at);
}
