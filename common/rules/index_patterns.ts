/** Does an event's index belong to the indices that a rule searches? Names only: there is no cluster to ask here. */

const LONGEST_NAME = 1_024;

/**
 * Elasticsearch's reading of a list of names: left to right, `*` wildcards, `-name` takes away what stood before it.
 * A backing index (`.ds-logs-x-default-2024.01.01-000001`) counts as its data stream. No patterns, or an event whose index is
 * unknown, match: an event file need not say where its events were stored.
 */
export function matchesIndexPatterns(index: string | undefined, patterns: readonly string[]): boolean {
  const listed = patterns.flatMap((pattern) => pattern.split(',')).flatMap((pattern) => (pattern.trim() === '' ? [] : [pattern.trim()]));
  if (index === undefined || listed.length === 0) return true;
  const names = namesOf(index.slice(0, LONGEST_NAME));
  let isIncluded = listed.every((pattern) => pattern.startsWith('-'));
  for (const pattern of listed) {
    const isExclusion = pattern.startsWith('-');
    const wanted = isExclusion ? pattern.slice(1) : pattern;
    if (names.some((name) => matchesPattern(name, wanted))) isIncluded = !isExclusion;
  }
  return isIncluded;
}

/** The index itself, and the data stream or alias that it is a part of. */
function namesOf(index: string): readonly string[] {
  const { cluster, name } = splitCluster(index);
  const stream = /^\.ds-(.+)-\d{4}\.\d{2}\.\d{2}-\d{6,}$/.exec(name)?.[1];
  const alias = /^\.internal(\.alerts-.+)-\d{6,}$/.exec(name)?.[1];
  const owner = stream ?? alias;
  return owner === undefined ? [index] : [index, cluster === '' ? owner : `${cluster}:${owner}`];
}

/** A pattern without a cluster names local indices only, so `*` does not reach `other:logs-x`. */
function matchesPattern(index: string, pattern: string): boolean {
  if (pattern === '_all') return true;
  const have = splitCluster(index);
  const want = splitCluster(pattern);
  return matchesWildcard(have.cluster, want.cluster) && matchesWildcard(have.name, want.name);
}

function splitCluster(text: string): { readonly cluster: string; readonly name: string } {
  const colon = text.indexOf(':');
  return colon < 0 ? { cluster: '', name: text } : { cluster: text.slice(0, colon), name: text.slice(colon + 1) };
}

/** `*` is any run of characters. Remembers the last star only, so the cost stays at text times pattern. */
function matchesWildcard(text: string, pattern: string): boolean {
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let afterStar = 0;
  while (at < text.length) {
    if (pattern[inPattern] === '*') {
      star = inPattern;
      afterStar = at;
      inPattern += 1;
    } else if (pattern[inPattern] === text[at]) {
      at += 1;
      inPattern += 1;
    } else if (star >= 0) {
      afterStar += 1;
      at = afterStar;
      inPattern = star + 1;
    } else return false;
  }
  while (pattern[inPattern] === '*') inPattern += 1;
  return inPattern === pattern.length;
}
