/**
 * A query that leaves out what its answer needs, asked more fully: a port whose process is not named, processes without id or parent, files
 * without their times. The guide's query stays as it is written; the fuller one is offered beside it.
 *
 * The written query becomes a subquery, or gets columns in front of its own, so that its conditions, joins and order stay untouched. Only
 * shapes in which that cannot change the rows are taken: one SELECT, nothing grouped, nothing made distinct.
 */
import { parseSelect } from '../select/parse_select';
import { walkExpression, type Core, type Result, type Source } from '../select/select_tree';

export interface FullerQuery {
  readonly kind: 'process_of_socket' | 'process_tree' | 'file_times';
  readonly sql: string;
  /** Columns that it has beside those of the written query. */
  readonly adds: readonly string[];
}

/** Undefined where nothing is missing, or where it cannot be added safely. */
export function fullerQuery(sql: string): FullerQuery | undefined {
  const parsed = parseSelect(sql);
  const [core, ...more] = parsed.ok ? parsed.select.cores : [];
  if (!parsed.ok || core === undefined || more.length > 0 || parsed.select.ctes.length > 0 || !isPlain(sql, core)) return undefined;
  const source = mainSource(core);
  if (source === undefined) return undefined;
  const query: Query = { sql, core, source, has: columnsGiven(core) };
  switch (source.name.toLowerCase()) {
    case 'listening_ports':
    case 'process_open_sockets':
      return withProcess(query);
    case 'processes':
      return withFamily(query);
    case 'file':
      return withColumns(query, 'file_times', ['mtime', 'ctime']);
    default:
      return undefined;
  }
}

interface Query {
  readonly sql: string;
  readonly core: Core;
  readonly source: TableSource;
  /** Names of the columns that it gives, lower case; undefined for all of a table. */
  readonly has: ReadonlySet<string> | undefined;
}

type TableSource = Extract<Source, { kind: 'table' }>;

/** Of the tables that are read, the one whose rows are counted: what is joined only explains it. */
function mainSource({ sources }: Core): TableSource | undefined {
  const [first] = sources;
  const isJoinedTwice =
    sources.filter((source) => source.kind === 'table' && source.name === (first?.kind === 'table' && first.name)).length > 1;
  return first?.kind === 'table' && first.schema === undefined && first.args === undefined && !isJoinedTwice ? first : undefined;
}

const AGGREGATES = /^(count|sum|total|avg|min|max|group_concat|string_agg|median|json_group_array|json_group_object)$/i;

function isPlain(sql: string, { results, rest }: Core): boolean {
  if (rest.length > 0 || !/^\s*SELECT\s+(?!DISTINCT\b|ALL\b)/i.test(sql)) return false;
  const expressions = results.flatMap((result) => (result.kind === 'expression' ? walkExpression(result.expression) : []));
  return !expressions.some((part) => part.kind === 'operation' && AGGREGATES.test(part.name));
}

function columnsGiven({ results, sources }: Core): ReadonlySet<string> | undefined {
  if (results.some((result) => result.kind === 'star' && (result.table === undefined || isFirst(result, sources)))) return undefined;
  return new Set(results.flatMap((result) => (result.kind === 'expression' ? [columnName(result)] : [])));
}

function isFirst(result: Extract<Result, { kind: 'star' }>, [first]: readonly Source[]): boolean {
  return first?.kind === 'table' && (first.alias ?? first.name).toLowerCase() === result.table?.toLowerCase();
}

function columnName(result: Extract<Result, { kind: 'expression' }>): string {
  if (result.alias !== undefined) return result.alias.toLowerCase();
  return result.expression.kind === 'column' ? result.expression.name.toLowerCase() : '';
}

function withProcess({ sql, core, has }: Query): FullerQuery | undefined {
  const alreadyJoined = core.sources.some((source) => source.kind === 'table' && source.name.toLowerCase() === 'processes');
  if (alreadyJoined || (has !== undefined && !has.has('pid'))) return undefined;
  const adds = ['process_name', 'process_path', 'process_cmdline', 'process_parent'];
  const columns = ['path', 'cmdline', 'parent'].map((name) => `p.${name} AS process_${name}`).join(', ');
  const select = `SELECT p.name AS process_name, q.*, ${columns}`;
  return { kind: 'process_of_socket', adds, sql: around(sql, select, 'LEFT JOIN processes AS p ON p.pid = q.pid') };
}

function withFamily(query: Query): FullerQuery | undefined {
  if (query.has === undefined) return undefined;
  return withColumns(query, 'process_tree', ['pid', 'parent', 'name', 'cmdline']);
}

/** The columns are put in front of those that are written. `*` has them all. */
function withColumns({ sql, core, source, has }: Query, kind: FullerQuery['kind'], wanted: readonly string[]): FullerQuery | undefined {
  if (has === undefined) return undefined;
  const adds = wanted.filter((name) => !has.has(name));
  // Times under other names are times all the same.
  const isNamedOtherwise = kind === 'file_times' && core.results.some((result) => readsColumn(result, wanted));
  const isComplete = kind === 'process_tree' ? !adds.some((name) => name === 'pid' || name === 'parent') : adds.length === 0;
  const at = core.results[0]?.start;
  if (isComplete || isNamedOtherwise || at === undefined) return undefined;
  const owner = identifier(source.alias ?? source.name);
  return { kind, adds, sql: `${sql.slice(0, at)}${adds.map((name) => `${owner}.${name}`).join(', ')}, ${sql.slice(at)}` };
}

function readsColumn(result: Result, names: readonly string[]): boolean {
  return (
    result.kind === 'expression' &&
    walkExpression(result.expression).some((part) => part.kind === 'column' && names.includes(part.name.toLowerCase()))
  );
}

/** The line breaks keep a comment at the end of the written query from swallowing what follows it. */
function around(sql: string, before: string, after: string): string {
  return `${before} FROM (\n${sql.replace(/[\s;]+$/, '')}\n) AS q ${after}`;
}

const identifier = (name: string): string => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`);
