/** Finds cases as Kibana's `_find` does: filters, words in title and description, order, page. */
import type { CasesFindQuery } from '../../../common/api';
import { severityRank } from '../alert_summary';
import type { CaseSummary } from './case_file';

export interface FoundCases {
  readonly total: number;
  readonly page: readonly CaseSummary[];
  /** Over what the filters leave, the status and the search aside: so Kibana counts. */
  readonly counts: Readonly<Record<CaseSummary['status'], number>>;
}

export function findCases(cases: readonly CaseSummary[], query: CasesFindQuery): FoundCases {
  const filtered = cases.filter(
    (file) =>
      (query.severity === undefined || query.severity.includes(file.severity)) &&
      (query.tags === undefined || query.tags.some((tag) => file.tags.includes(tag)))
  );
  const isWanted = search(query);
  const found = filtered.filter((file) => (query.status === undefined || query.status.includes(file.status)) && isWanted(file));
  const sorted = [...found].sort(comparator(query));
  const first = (query.page - 1) * query.perPage;
  const count = (status: CaseSummary['status']): number => filtered.filter((file) => file.status === status).length;
  return {
    total: found.length,
    page: first < 0 ? [] : sorted.slice(first, first + query.perPage),
    counts: { open: count('open'), 'in-progress': count('in-progress'), closed: count('closed') },
  };
}

interface Term {
  readonly word: string;
  readonly isPrefix: boolean;
}

/** The words of Elasticsearch's simple query; its other operators are read as what parts words. */
function search({ search: text, searchFields, defaultSearchOperator }: CasesFindQuery): (file: CaseSummary) => boolean {
  const terms = (text ?? '').split(/\s+/).flatMap(termsOf);
  if (terms.length === 0) return () => true;
  return (file) => {
    const words = searchFields.flatMap((field) => wordsOf(file[field]));
    const has = ({ word, isPrefix }: Term): boolean => words.some((other) => (isPrefix ? other.startsWith(word) : other === word));
    return defaultSearchOperator === 'AND' ? terms.every(has) : terms.some(has);
  };
}

function termsOf(part: string): readonly Term[] {
  const words = wordsOf(part);
  return words.map((word, place) => ({ word, isPrefix: part.endsWith('*') && place === words.length - 1 }));
}

/** As Elasticsearch's standard analyzer parts text: ideographs and hiragana stand alone, other letters and digits together. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}])[\p{L}\p{M}\p{N}_])+/gu;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(WORD) ?? [];

const statusOrder: Readonly<Record<CaseSummary['status'], number>> = { open: 0, 'in-progress': 1, closed: 2 };

const sortValues: Readonly<Record<CasesFindQuery['sortField'], (file: CaseSummary) => string | number | undefined>> = {
  title: (file) => file.title,
  category: (file) => file.category,
  createdAt: (file) => file.createdAt,
  updatedAt: (file) => file.updatedAt,
  // No case is closed where there is no cases plugin.
  closedAt: () => undefined,
  status: (file) => statusOrder[file.status],
  severity: (file) => severityRank[file.severity],
};

/** Missing values last in both orders; equal ones the newest first. */
function comparator({ sortField, sortOrder }: CasesFindQuery): (left: CaseSummary, right: CaseSummary) => number {
  const read = sortValues[sortField];
  return (left, right) => {
    const [a, b] = [read(left), read(right)];
    if (a !== b && (a === undefined || b === undefined)) return a === undefined ? 1 : -1;
    const compared = a === undefined || b === undefined || a === b ? 0 : a < b ? -1 : 1;
    if (compared !== 0) return sortOrder === 'asc' ? compared : -compared;
    return left.createdAt === right.createdAt ? 0 : left.createdAt < right.createdAt ? 1 : -1;
  };
}
