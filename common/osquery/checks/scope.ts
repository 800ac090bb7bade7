/** Works out, for each SELECT within a query, which tables and columns its names can mean. */
import { walkExpression, type Core, type Expression, type Select, type Source } from '../select/select_tree';
import { tableFacts, type TableFacts } from '../tables/table_facts';

/** A source under the name that the query calls it by. */
export interface Relation {
  /** Lower case; '' for a subquery without a name. */
  readonly label: string;
  readonly source: Source;
  /** Of a table of osquery. */
  readonly facts: TableFacts | undefined;
  /** Lower case; undefined where they are not known, and any name may be one of them. */
  readonly columns: ReadonlySet<string> | undefined;
  /** False for a table that neither osquery nor the query itself defines. */
  readonly isKnown: boolean;
}

export interface Scope {
  readonly core: Core;
  readonly relations: readonly Relation[];
  /** Names of results, lower case: conditions, grouping and ordering may use them. */
  readonly aliases: ReadonlySet<string>;
  /** Expressions that may use `aliases`: the others may not. */
  readonly afterResults: readonly Expression[];
  readonly results: readonly Expression[];
  /** Around a subquery in an expression, which may use the outer names. */
  readonly outer: Scope | undefined;
  /** False for a subquery among the results of `outer`: names of results are not known there. */
  readonly seesOuterAliases: boolean;
  /** A subquery in FROM, or a common table: SQLite may hand the outer query's conditions down to it. */
  readonly isInFrom: boolean;
  /** LIMIT stands at this SELECT or around it. */
  readonly isLimited: boolean;
}

/** All SELECTs of the query, inner ones too. */
export function readScopes(select: Select): readonly Scope[] {
  const scopes: Scope[] = [];
  readSelect(select, { ctes: new Map(), outer: undefined, seesOuterAliases: false, isInFrom: false, isLimited: false }, scopes);
  return scopes;
}

type Columns = ReadonlySet<string> | undefined;

interface Surroundings {
  /** Columns of the common tables in sight, by name in lower case. */
  readonly ctes: ReadonlyMap<string, Columns>;
  readonly outer: Scope | undefined;
  readonly seesOuterAliases: boolean;
  readonly isInFrom: boolean;
  readonly isLimited: boolean;
}

/** The columns that the SELECT gives, undefined when they are not known. */
function readSelect(select: Select, around: Surroundings, scopes: Scope[]): Columns {
  const ctes = new Map(around.ctes);
  // A common table may name itself and those after it, whose columns are not known yet.
  for (const { name } of select.ctes) ctes.set(name.toLowerCase(), undefined);
  for (const { name, columns, select: inner } of select.ctes) {
    const given = readSelect(inner, { ...around, ctes, isInFrom: true }, scopes);
    ctes.set(name.toLowerCase(), columns === undefined ? given : lowerCase(columns));
  }
  const isLimited = around.isLimited || select.limit !== undefined;
  // The ordering of a UNION names its results, in ways that are SQLite's own.
  const orderBy = select.cores.length === 1 ? select.orderBy : [];
  const given = select.cores.map((core) => readCore(core, orderBy, { ...around, ctes, isLimited }, scopes));
  return given[0];
}

function readCore(core: Core, orderBy: readonly Expression[], around: Surroundings, scopes: Scope[]): Columns {
  const relations = core.sources.map((source) => readRelation(source, around, scopes));
  const results = core.results.flatMap((result) => (result.kind === 'expression' ? [result.expression] : []));
  const conditions = [core.where, ...core.sources.map(({ join }) => join.on)].filter((condition) => condition !== undefined);
  const args = core.sources.flatMap((source) => (source.kind === 'table' ? (source.args ?? []) : []));
  const aliases = core.results.flatMap((result) => (result.kind === 'expression' && result.alias !== undefined ? [result.alias] : []));
  const scope: Scope = {
    core,
    relations,
    aliases: lowerCase(aliases),
    afterResults: [...conditions, ...core.rest, ...orderBy.filter((term) => !isNameOfResult(term, core, relations))],
    results: [...results, ...args],
    outer: around.outer,
    seesOuterAliases: around.seesOuterAliases,
    isInFrom: around.isInFrom,
    isLimited: around.isLimited,
  };
  scopes.push(scope);
  const readInner = (expressions: readonly Expression[], seesOuterAliases: boolean): void => {
    const inner = { ctes: around.ctes, outer: scope, seesOuterAliases, isInFrom: false, isLimited: false };
    for (const part of expressions.flatMap(walkExpression)) if (part.kind === 'select') readSelect(part.select, inner, scopes);
  };
  readInner(scope.results, false);
  readInner(scope.afterResults, true);
  return columnsGiven(core, relations);
}

/** `ORDER BY uid` is the result of that name, also where several tables have such a column. */
function isNameOfResult(term: Expression, core: Core, relations: readonly Relation[]): boolean {
  if (term.kind !== 'column' || term.table !== undefined) return false;
  const name = term.name.toLowerCase();
  return core.results.some((result) =>
    result.kind === 'expression'
      ? result.alias?.toLowerCase() === name
      : relations.some(
          ({ label, columns }) => (result.table === undefined || label === result.table.toLowerCase()) && columns?.has(name) === true
        )
  );
}

function readRelation(source: Source, around: Surroundings, scopes: Scope[]): Relation {
  if (source.kind === 'select') {
    const columns = readSelect(source.select, { ...around, isInFrom: true }, scopes);
    return { label: (source.alias ?? '').toLowerCase(), source, facts: undefined, columns, isKnown: true };
  }
  const name = source.name.toLowerCase();
  const label = (source.alias ?? source.name).toLowerCase();
  if (source.schema === undefined && source.args === undefined && around.ctes.has(name)) {
    return { label, source, facts: undefined, columns: around.ctes.get(name), isKnown: true };
  }
  const facts = tableFacts(name);
  if (facts !== undefined) return { label, source, facts, columns: lowerCase(facts.columns.keys()), isKnown: true };
  const columns = functionColumns.get(name);
  const isKnown = columns !== undefined || source.args !== undefined || isNoTableOfOsquery(name);
  return { label, source, facts: undefined, columns, isKnown };
}

const jsonColumns: ReadonlySet<string> = new Set([...['key', 'value', 'type', 'atom', 'id', 'parent', 'fullkey', 'path', 'json', 'root']]);
const functionColumns: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['json_each', jsonColumns],
  ['json_tree', jsonColumns],
]);

/** SQLite's own tables, and those that Elastic's agent adds to osquery. */
function isNoTableOfOsquery(name: string): boolean {
  return /^(?:sqlite_|pragma_|elastic_)/.test(name) || ['host_users', 'host_groups', 'host_processes'].includes(name);
}

function columnsGiven(core: Core, relations: readonly Relation[]): Columns {
  const names: string[] = [];
  for (const result of core.results) {
    if (result.kind === 'expression') {
      names.push(result.alias ?? (result.expression.kind === 'column' ? result.expression.name : result.text));
      continue;
    }
    const chosen = relations.filter(({ label }) => result.table === undefined || label === result.table.toLowerCase());
    for (const { columns } of chosen) {
      if (columns === undefined) return undefined;
      // Hidden ones too: a name too many here is a check that stays silent.
      names.push(...columns);
    }
  }
  return lowerCase(names);
}

function lowerCase(names: Iterable<string>): ReadonlySet<string> {
  return new Set([...names].map((name) => name.toLowerCase()));
}
