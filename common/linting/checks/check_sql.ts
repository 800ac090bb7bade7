/** A query of the guide: quotes, syntax, osquery's tables, placeholders. Places are in the query; the caller finds them in the guide. */
import {
  checkQuery,
  findPlaceholders,
  placeOfRefusal,
  resolveQuery,
  tokenizeSql,
  type OsqueryPlatform,
  type QueryFinding,
  type ResolutionProblem,
} from '../../osquery';
import type { LintCode } from '../codes';
import type { TextEdit } from '../finding';
import type { LintSubject } from '../lint_subject';
import { checkBraces } from './check_braces';
import { checkPatterns } from './check_patterns';
import { barePlaceholders, checkFieldName } from './check_placeholders';
import { repairSql } from './repair_sql';

export interface SqlRemark {
  readonly code: LintCode;
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
  readonly start: number;
  readonly end: number;
  /** What `edits` do; '' without any. */
  readonly fixes: string;
  readonly edits: readonly TextEdit[];
}

export function checkSql(sql: string, subject: LintSubject): readonly SqlRemark[] {
  const quotes = damagedQuotes(sql);
  // What quotes have broken is not told a second time as what it looks like.
  if (quotes !== undefined) return [quotes, ...checkFields(sql, subject)];
  const braces = checkBraces(sql, subject.fields).map(bracesRemark);
  if (braces.length > 0) return [...braces, ...checkFields(sql, subject)];
  const resolution = resolveQuery(sql, () => 'x');
  const refused = distinct(resolution.problems.flatMap(refusal));
  const said = refused.length > 0 ? 'not_asked' : (subject.context.sqlSyntax?.(resolution.resolved ?? sql) ?? 'not_asked');
  const unparsed = typeof said === 'string' ? [] : [unparsable(said.message, sql)];
  const isSound = refused.length === 0 && unparsed.length === 0;
  const checks = isSound ? checkOnPlatforms(sql, subject.platforms) : [];
  return [
    ...refused,
    ...unparsed,
    ...checks.flatMap((check) => (check.code === 'not_checked' ? notChecked(check, said === 'parsed') : remarkOf(check, check.code, sql))),
    ...(isSound ? [...checkBare(sql), ...checkWildcards(sql)] : []),
    ...checkFields(sql, subject),
  ];
}

function damagedQuotes(sql: string): SqlRemark | undefined {
  const repair = repairSql(sql);
  if (repair === undefined) return undefined;
  const { code, what, edits } = repair;
  const damage = code === 'lookalike_character' || code === 'html_name' ? 'signs' : 'quotes';
  const { start = 0, end = 0 } = edits[0] ?? {};
  const message = `The ${damage} of this query are damaged, and SQLite does not read them as ${damage === 'quotes' ? 'quotes' : 'they are meant'}. Write ${what}.`;
  return { code, message, values: { what }, start, end: Math.max(end, start + 1), fixes: `write ${what}`, edits };
}

function plain(code: LintCode, message: string, { start, end }: { readonly start: number; readonly end: number }, values = {}): SqlRemark {
  return { code, message, values, start, end, fixes: '', edits: [] };
}

function refusal(problem: ResolutionProblem): readonly SqlRemark[] {
  const { status, code, message, field } = problem;
  if (status === 'unsafe') return [plain('placeholder_position', message, problem, { field: field ?? '' })];
  // A name that is none is told with the fields.
  if (status !== 'invalid' || code === 'field_name_invalid') return [];
  if (code === 'several_statements') return [plain('sql_several_statements', message, problem)];
  if (code === 'not_a_select') return [plain('sql_not_a_select', message, problem)];
  return [plain('sql_syntax', message, problem, { problem: message, detail: `sql_${code}` })];
}

/** `said` is SQLite's, about the query as it would be sent. */
function unparsable(said: string, sql: string): SqlRemark {
  return plain('sql_syntax', `SQLite cannot parse this query: ${said}.`, placeOfRefusal(said, sql), { problem: said });
}

/** Where SQLite has parsed it, only our own reader could not. */
function notChecked(check: QueryFinding, isParsed: boolean): readonly SqlRemark[] {
  const decided = isParsed ? 'SQLite parses it.' : 'Check from here on whether SQLite can parse it.';
  return [
    plain('sql_not_checked', `Tables and columns of this query were not checked, because it could not be read here. ${decided}`, check),
  ];
}

/** What holds on every operating system that the rule is for: a guide may have a query for each. */
function checkOnPlatforms(sql: string, platforms: readonly OsqueryPlatform[]): readonly QueryFinding[] {
  const [first, ...others] = platforms.length === 0 ? [undefined] : platforms;
  const elsewhere = others.map((platform) => new Set(checkQuery(sql, platform).map(keyOf)));
  return checkQuery(sql, first).filter((finding) => elsewhere.every((keys) => keys.has(keyOf(finding))));
}

function keyOf({ code, start, end }: QueryFinding): string {
  return `${code} ${start} ${end}`;
}

function remarkOf(
  { message, values, start, end }: QueryFinding,
  code: Exclude<QueryFinding['code'], 'not_checked'>,
  sql: string
): readonly SqlRemark[] {
  const remark = plain(code, message.replace(/, and the host runs (\w+)\.$/, ', and the rule is for $1.'), { start, end }, values);
  if (code !== 'double_quoted_text') return [remark];
  const text = sql.slice(start, end).replace(/^"|"$/g, '').replace(/""/g, '"');
  return [{ ...remark, fixes: 'write single quotes', edits: [{ start, end, text: `'${text.replace(/'/g, "''")}'` }] }];
}

function checkBare(sql: string): readonly SqlRemark[] {
  const placeholders = findPlaceholders(sql);
  return barePlaceholders(sql, placeholders, tokenizeSql(sql, placeholders)).map(({ placeholder: { field, start, end }, canBeQuoted }) => {
    const advice = canBeQuoted ? 'Write quotes around it' : 'Compare with = and quotes around it';
    const message = `Kibana pastes the value of ${field} without quotes, and SQL then reads it as a name or as code. ${advice}: '{{${field}}}'.`;
    const edits = canBeQuoted ? [start, end].map((at) => ({ start: at, end: at, text: "'" })) : [];
    return {
      ...plain('placeholder_bare', message, { start, end }, { field }),
      fixes: canBeQuoted ? 'write single quotes around it' : '',
      edits,
    };
  });
}

function bracesRemark({ field, start, end, edits }: ReturnType<typeof checkBraces>[number]): SqlRemark {
  const message = `A placeholder has two braces on each side; as it stands the query asks for this very text. Write {{${field}}}.`;
  return { ...plain('placeholder_braces', message, { start, end }, { field }), fixes: `write {{${field}}}`, edits };
}

function checkWildcards(sql: string): readonly SqlRemark[] {
  return checkPatterns(sql, tokenizeSql(sql, findPlaceholders(sql))).map(({ message, ...place }) =>
    plain('pattern_wildcard', message, place, { text: sql.slice(place.start, place.end) })
  );
}

function checkFields(sql: string, subject: LintSubject): readonly SqlRemark[] {
  const seen = new Set<string>();
  return findPlaceholders(sql).flatMap(({ field, start, end }) => {
    if (seen.has(field)) return [];
    seen.add(field);
    const remark = checkFieldName(field, subject);
    return remark === undefined ? [] : [{ ...plain(remark.code, remark.message, { start, end }, remark.values) }];
  });
}

function distinct(remarks: readonly SqlRemark[]): readonly SqlRemark[] {
  return [...new Map(remarks.map((remark) => [`${remark.code} ${remark.start}`, remark])).values()];
}
