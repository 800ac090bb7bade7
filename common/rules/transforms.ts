/**
 * The public repository keeps Osquery and timeline queries out of the guide's text: `[[transform.osquery]]` tables, and
 * `$osquery_0` or `${osquery_0}` where the first of them belongs. Kibana knows the expanded form only: `!{osquery{…json…}}`.
 */

export type TransformEntry = Readonly<Record<string, unknown>>;
/** Tables by kind, in their order in the file. */
export type Transforms = Readonly<Record<'osquery' | 'investigate', readonly TransformEntry[]>>;

export interface Expanded {
  readonly text: string;
  /** Placeholders that name no table, as they stand in the text; they are left there. */
  readonly missing: readonly string[];
  /** What the text was put together of, in order. */
  readonly parts: readonly ExpandedPart[];
}

/** A stretch of the expanded text: as it stands in the template at `at`, or a table's. */
export type ExpandedPart = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'text'; readonly at: number }
  | { readonly kind: 'table'; readonly table: 'osquery' | 'investigate'; readonly index: number }
);

/**
 * Puts every table in its place. The names are Python template names, as in the repository: `$$` is a dollar sign,
 * and `$osquery_10` is never `$osquery_1` with a nought behind it. Any other `$word` is left alone.
 */
export function expandTransforms(text: string, transforms: Transforms): Expanded {
  const missing: string[] = [];
  const parts: ExpandedPart[] = [];
  const hasTables = transforms.osquery.length > 0 || transforms.investigate.length > 0;
  let expanded = '';
  let at = 0;
  const copyTo = (end: number): void => {
    if (end > at) parts.push({ kind: 'text', start: expanded.length, end: expanded.length + end - at, at });
    expanded += text.slice(at, end);
    at = end;
  };
  for (const found of text.matchAll(placeholder)) {
    const [place, ...groups] = found;
    // A guide without tables was never a template: its dollar signs are shell, not escapes.
    if (place === '$$') {
      if (!hasTables) continue;
      copyTo(found.index);
      at += 1;
      continue;
    }
    const table = (groups[0] ?? groups[2]) === 'investigate' ? 'investigate' : 'osquery';
    const index = Number(groups[1] ?? groups[3]);
    const entry = transforms[table][index];
    if (entry === undefined) {
      missing.push(place);
      continue;
    }
    copyTo(found.index);
    const directive = `!{${table}${toJson(entry)}}`;
    parts.push({ kind: 'table', start: expanded.length, end: expanded.length + directive.length, table, index });
    expanded += directive;
    at = found.index + place.length;
  }
  copyTo(text.length);
  return { text: expanded, missing, parts };
}

const placeholder = /\$\$|\$\{(osquery|investigate)_(\d+)\}|\$(osquery|investigate)_(\d+)(?![A-Za-z0-9_])/g;

/** Label and query first, for whoever reads the expanded text. */
function toJson(entry: TransformEntry): string {
  const { label, query, ...rest } = entry;
  return JSON.stringify({ label, query, ...rest });
}
