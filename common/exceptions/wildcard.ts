/**
 * Elasticsearch's wildcard query on a keyword: `*` is any run, `?` one character, a backslash takes the next one literally, the whole
 * value has to match, and case matters.
 * https://www.elastic.co/guide/en/elasticsearch/reference/current/query-dsl-wildcard-query.html
 */
type Part = { readonly kind: 'run' } | { readonly kind: 'one' } | { readonly kind: 'exact'; readonly character: string };

/** Prepares a pattern; the test takes time proportional to pattern times value at worst, never more. */
export function compileWildcard(pattern: string): (value: string) => boolean {
  const parts = readParts(pattern);
  return (value) => matches(parts, [...value]);
}

function readParts(pattern: string): readonly Part[] {
  const characters = [...pattern];
  const parts: Part[] = [];
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index] ?? '';
    if (character === '*') parts.push({ kind: 'run' });
    else if (character === '?') parts.push({ kind: 'one' });
    else if (character === '\\' && index + 1 < characters.length) parts.push({ kind: 'exact', character: characters[++index] ?? '' });
    else parts.push({ kind: 'exact', character });
  }
  return parts;
}

/** Each run takes as little as it can; on a mismatch only the last run takes one more, since earlier ones gain nothing by it. */
function matches(parts: readonly Part[], characters: readonly string[]): boolean {
  let part = 0;
  let at = 0;
  let lastRun: { readonly part: number; at: number } | undefined;
  while (at < characters.length) {
    const current = parts[part];
    if (current?.kind === 'run') lastRun = { part: part++, at };
    else if (current !== undefined && (current.kind === 'one' || current.character === characters[at])) {
      part += 1;
      at += 1;
    } else if (lastRun !== undefined) {
      lastRun.at += 1;
      at = lastRun.at;
      part = lastRun.part + 1;
    } else return false;
  }
  return parts.slice(part).every(({ kind }) => kind === 'run');
}
