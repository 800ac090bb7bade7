/** Which tags to propose, and what a new choice of tags changes. */
import type { AlertSummary } from '../../../../common/api';

/** What Kibana proposes until an administrator sets others; they are data, not words of the page, and stay in English. */
const KIBANAS_OWN = ['Duplicate', 'False Positive', 'Further investigation required'];
const MOST_TAG = 256;

export function tagProposals(alerts: readonly Pick<AlertSummary, 'tags'>[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const tag of alerts.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const used = [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)).map(([tag]) => tag);
  return [...new Set([...used, ...KIBANAS_OWN])];
}

export function tagChange(
  current: readonly string[],
  wanted: readonly string[]
): { readonly add: readonly string[]; readonly remove: readonly string[] } {
  return { add: wanted.filter((tag) => !current.includes(tag)), remove: current.filter((tag) => !wanted.includes(tag)) };
}

/** The tag that is meant by what was typed; undefined when that is none. One that is there in other letters' case is meant. */
export function typedTag(typed: string, known: readonly string[]): string | undefined {
  const tag = typed.trim().slice(0, MOST_TAG);
  if (tag === '') return undefined;
  return known.find((other) => other.toLowerCase() === tag.toLowerCase()) ?? tag;
}
