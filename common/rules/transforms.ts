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
}

/**
 * Puts every table in its place. The names are Python template names, as in the repository: `$$` is a dollar sign,
 * and `$osquery_10` is never `$osquery_1` with a nought behind it. Any other `$word` is left alone.
 */
export function expandTransforms(text: string, transforms: Transforms): Expanded {
  const missing: string[] = [];
  const hasTables = transforms.osquery.length > 0 || transforms.investigate.length > 0;
  const expanded = text.replace(/\$\$|\$\{(osquery|investigate)_(\d+)\}|\$(osquery|investigate)_(\d+)(?![A-Za-z0-9_])/g, (place: string, ...groups: unknown[]) => {
    // A guide without tables was never a template: its dollar signs are shell, not escapes.
    if (place === '$$') return hasTables ? '$' : place;
    const kind = groups[0] ?? groups[2];
    const entry = transforms[kind === 'investigate' ? 'investigate' : 'osquery'][Number(groups[1] ?? groups[3])];
    if (entry !== undefined) return `!{${String(kind)}${toJson(entry)}}`;
    missing.push(place);
    return place;
  });
  return { text: expanded, missing };
}

/** Label and query first, for whoever reads the expanded text. */
function toJson(entry: TransformEntry): string {
  const { label, query, ...rest } = entry;
  return JSON.stringify({ label, query, ...rest });
}
