/** What is said of a guide, in Simplified Chinese: the texts of the pages, found by the codes of the messages. Without a text the English one stays. */
import guideTexts from '../../translations/zh-CN/guide.json';
import searchTexts from '../../translations/zh-CN/investigate.json';
import osqueryTexts from '../../translations/zh-CN/osquery.json';
import type { GuideProblem } from '../../common/guides';
import type { ResolvedGuide, ResolvedQuery, ResolvedSearch } from '../commands/resolved_guide';

type Values = Readonly<Record<string, string | number | undefined>>;

const texts: ReadonlyMap<string, string> = new Map(
  [guideTexts, searchTexts, osqueryTexts].flatMap((of) =>
    Object.entries(of).map(([id, text]) => [id.replace('investigationGuides.', ''), text] as const)
  )
);

/** Codes that share a text. */
const shared: ReadonlyMap<string, string> = new Map([
  ...['unterminated_identifier', 'invalid_variable', 'invalid_blob', 'invalid_number', 'invalid_character'].map(
    (code) => [code, 'notSql'] as const
  ),
  ...['guide_too_deep', 'guide_too_long'].map((code) => [code, 'guideTooMuch'] as const),
]);

/** A language tag of any Chinese. */
export function isChinese(locale: string | null | undefined): boolean {
  return /^zh(?:[-_]|$)/i.test(locale ?? '');
}

export function withChineseMessages(guide: ResolvedGuide): ResolvedGuide {
  return {
    ...guide,
    queries: guide.queries.map(ofQuery),
    searches: guide.searches.map(ofSearch),
    problems: guide.problems.map(ofGuide),
  };
}

function ofQuery(query: ResolvedQuery): ResolvedQuery {
  const problems = query.problems.map((problem) => {
    const values = { field: problem.field, place: problem.start + 1, said: problem.detail };
    return { ...problem, message: textOf('guide.query.problem', problem.code, values) ?? problem.message };
  });
  const checks = query.checks.map((check) => {
    const near = check.values['suggestion'] ? textOf('osquery.check', `${check.code}_near`, check.values) : undefined;
    return { ...check, message: near ?? textOf('osquery.check', check.code, check.values) ?? check.message };
  });
  return { ...query, problems, checks };
}

function ofSearch(search: ResolvedSearch): ResolvedSearch {
  const problems = search.problems.map((problem) => {
    const values = { field: problem.field, value: problem.value };
    return { ...problem, message: textOf('guide.search.problem', problem.code, values) ?? problem.message };
  });
  return { ...search, problems };
}

function ofGuide(problem: GuideProblem): GuideProblem {
  const { code, line, at, message } = problem;
  const text = textOf('guide.problem', code, { line }) ?? textOf('guide.problem', 'other', { line, message }) ?? message;
  const placed = at === undefined ? undefined : textOf('guide.problem', 'with_place', { text, line: at.line, column: at.column });
  return { ...problem, message: placed ?? text };
}

function textOf(area: string, code: string, values: Values): string | undefined {
  const name = shared.get(code) ?? code.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return texts.get(`${area}.${name}`)?.replace(/\{(\w+)\}/g, (written, value: string) => String(values[value] ?? written));
}
