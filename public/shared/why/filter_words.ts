/** A filter beside the query, in one line: as its author named it, else what it asks for. */
type Filter = Readonly<Record<string, unknown>>;

const LONGEST = 300;

export function filterText(filter: Filter): string {
  const meta = recordAt(filter, 'meta');
  const alias = meta['alias'];
  if (typeof alias === 'string' && alias.trim() !== '') return alias;
  const text = clauseText(recordAt(filter, 'query', withoutSettings(filter)));
  return meta['negate'] === true ? `NOT ${text}` : text;
}

function clauseText(clause: Filter): string {
  const [entry, ...others] = Object.entries(clause);
  if (entry === undefined || others.length > 0) return cut(JSON.stringify(clause));
  const [kind, body] = entry;
  if (kind === 'exists' && isRecord(body)) return `${String(body['field'])}: *`;
  const [field] = isRecord(body) ? Object.entries(body) : [];
  if (field !== undefined && PLAIN_KINDS.has(kind)) return `${field[0]}: ${cut(valueText(field[1]))}`;
  return cut(JSON.stringify(clause));
}

const PLAIN_KINDS: ReadonlySet<string> = new Set(['match_phrase', 'match', 'term', 'terms', 'wildcard', 'prefix']);

function valueText(value: unknown): string {
  const plain = isRecord(value) ? (value['query'] ?? value['value'] ?? value) : value;
  return typeof plain === 'string' ? plain : JSON.stringify(plain);
}

function withoutSettings(filter: Filter): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([key]) => key !== 'meta' && key !== '$state'));
}

function recordAt(filter: Filter, key: string, otherwise: Filter = {}): Filter {
  const value = filter[key];
  return isRecord(value) ? value : otherwise;
}

function isRecord(value: unknown): value is Filter {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
