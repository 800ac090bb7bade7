/** Tables and columns: are there any of that name, on the host's operating system, and is it clear which is meant. */
import { walkExpression, type Expression } from '../select/select_tree';
import { tableNames, type OsqueryPlatform } from '../tables/table_facts';
import type { QueryFinding } from './finding';
import { platformName, platformNames } from './host_platform';
import { nearestName } from './nearest_name';
import type { Relation, Scope } from './scope';

export function checkNames(scope: Scope, platform: OsqueryPlatform | undefined): readonly QueryFinding[] {
  const checkIn = (mayUseAliases: boolean) => (expression: Expression) =>
    walkExpression(expression).flatMap((part) => (part.kind === 'column' ? checkColumn(part, scope, mayUseAliases, platform) : []));
  return [
    ...scope.relations.flatMap((relation) => checkTable(relation, platform)),
    ...scope.core.results.flatMap((result) => (result.kind === 'star' ? checkStar(result, scope) : [])),
    ...scope.relations.flatMap((relation) => checkUsing(relation, scope)),
    ...scope.results.flatMap(checkIn(false)),
    ...scope.afterResults.flatMap(checkIn(true)),
  ];
}

function checkTable({ source, facts, isKnown }: Relation, platform: OsqueryPlatform | undefined): readonly QueryFinding[] {
  if (source.kind !== 'table') return [];
  const { name: table, start, end } = source;
  if (!isKnown) {
    const suggestion = nearestName(table, tableNames()) ?? '';
    const advice = suggestion === '' ? 'Check its name, or run it if the host has an extension with it.' : `Did you mean ${suggestion}?`;
    const message = `osquery has no table ${table}. ${advice}`;
    return [{ code: 'unknown_table', severity: 'error', start, end, message, values: { table, suggestion } }];
  }
  if (facts === undefined || platform === undefined || facts.platforms.includes(platform)) return [];
  const values = { table, platforms: platformNames(facts.platforms), platform: platformName(platform) };
  const message = `The table ${table} exists on ${values.platforms} only, and the host runs ${values.platform}.`;
  return [{ code: 'table_elsewhere', severity: 'error', start, end, message, values }];
}

function checkStar(
  { table, start, end }: { table: string | undefined; start: number; end: number },
  scope: Scope
): readonly QueryFinding[] {
  if (table === undefined || scope.relations.some(({ label }) => label === table.toLowerCase())) return [];
  return [unknownAlias(table, start, end)];
}

function checkUsing({ source, columns, label }: Relation, { relations }: Scope): readonly QueryFinding[] {
  return source.join.using.flatMap(({ name, start, end }) => {
    const isThere = columns === undefined || columns.has(name.toLowerCase());
    return isThere
      ? []
      : [
          unknownColumn(
            name,
            start,
            end,
            relations.filter((relation) => relation.label === label)
          ),
        ];
  });
}

type Column = Extract<Expression, { kind: 'column' }>;

function checkColumn(column: Column, scope: Scope, mayUseAliases: boolean, platform: OsqueryPlatform | undefined): readonly QueryFinding[] {
  const { start, end } = column;
  const name = column.name.toLowerCase();
  let seesAliases = mayUseAliases;
  for (let at: Scope | undefined = scope; at !== undefined; seesAliases = at.seesOuterAliases, at = at.outer) {
    const named = column.table === undefined ? at.relations : at.relations.filter(({ label }) => label === column.table?.toLowerCase());
    const holders = named.filter(({ columns }) => columns?.has(name) === true);
    const [holder] = holders;
    if (holder !== undefined) return [...checkAmbiguous(column, holders, at), ...checkElsewhere(column, holder, platform)];
    if (named.some(({ columns }) => columns === undefined) || (named.length > 0 && rowNumbers.has(name))) return [];
    if (column.table !== undefined && named.length > 0) return [unknownColumn(column.name, start, end, named)];
    if (column.table === undefined && seesAliases && at.aliases.has(name)) return [];
  }
  if (column.table !== undefined) return [unknownAlias(column.table, start, end)];
  if (!column.isDoubleQuoted) return [unknownColumn(column.name, start, end, relationsInSight(scope))];
  const message = `No column is called "${column.name}", so SQLite reads it as a text. Write a text in single quotes.`;
  return [{ code: 'double_quoted_text', severity: 'note', start, end, message, values: { text: column.name } }];
}

const rowNumbers = new Set(['rowid', 'oid', '_rowid_']);

function relationsInSight(scope: Scope): readonly Relation[] {
  const found: Relation[] = [];
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) found.push(...at.relations);
  return found;
}

/** Not where a join makes one column of two. */
function checkAmbiguous(column: Column, holders: readonly Relation[], { relations }: Scope): readonly QueryFinding[] {
  const isShared = relations.some(
    ({ source: { join } }) => join.isNatural || join.using.some(({ name }) => name.toLowerCase() === column.name.toLowerCase())
  );
  if (holders.length < 2 || isShared) return [];
  const { start, end } = column;
  const values = { column: column.name, tables: holders.map(({ label }) => label).join(', ') };
  const message = `${column.name} is a column of ${values.tables}: write ${holders[0]?.label ?? ''}.${column.name}, or the other.`;
  return [{ code: 'ambiguous_column', severity: 'error', start, end, message, values }];
}

function checkElsewhere(column: Column, { facts, label }: Relation, platform: OsqueryPlatform | undefined): readonly QueryFinding[] {
  const known = facts?.columns.get(column.name.toLowerCase());
  if (known === undefined || platform === undefined || known.platforms.includes(platform)) return [];
  // The table itself is not there: that is said already.
  if (facts?.platforms.includes(platform) === false) return [];
  const { start, end } = column;
  const values = { column: column.name, table: label, platforms: platformNames(known.platforms), platform: platformName(platform) };
  const message = `${values.column} of ${label} is filled on ${values.platforms} only; on ${values.platform} it is empty.`;
  return [{ code: 'column_elsewhere', severity: 'warning', start, end, message, values }];
}

function unknownColumn(column: string, start: number, end: number, relations: readonly Relation[]): QueryFinding {
  const suggestion =
    nearestName(
      column,
      relations.flatMap(({ columns }) => [...(columns ?? [])])
    ) ?? '';
  const tables = relations.map(({ label }) => label).join(', ');
  const advice = suggestion === '' ? 'Check its name.' : `Did you mean ${suggestion}?`;
  const where = tables === '' ? 'The query reads no table' : `There is none in ${tables}`;
  const message = `No column is called ${column}. ${where}. ${advice}`;
  return { code: 'unknown_column', severity: 'error', start, end, message, values: { column, tables, suggestion } };
}

function unknownAlias(table: string, start: number, end: number): QueryFinding {
  const message = `Nothing in FROM is called ${table}. Name the table, or use the alias that it has there.`;
  return { code: 'unknown_alias', severity: 'error', start, end, message, values: { table } };
}
