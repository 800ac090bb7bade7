/** What is known of osquery's tables: on which operating systems, with which columns, and what a query has to name. */
import { OSQUERY_TABLES } from './osquery_tables';

export type OsqueryPlatform = 'darwin' | 'linux' | 'windows';
export type ColumnType = 'text' | 'integer' | 'bigint' | 'unsigned_bigint' | 'double' | 'datetime';

export interface ColumnFacts {
  readonly name: string;
  readonly type: ColumnType;
  /** Where it holds something; on the table's other platforms it is there and empty. */
  readonly platforms: readonly OsqueryPlatform[];
  /** One of a table's required columns has to be compared with something, or osquery refuses the query. */
  readonly isRequired: boolean;
  readonly isIndex: boolean;
  /** Comparing it changes which rows are gathered at all. */
  readonly isAdditional: boolean;
  /** Not among the columns of `SELECT *`. */
  readonly isHidden: boolean;
}

export interface TableFacts {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly platforms: readonly OsqueryPlatform[];
  /** Filled only where osquery records events. */
  readonly isEvented: boolean;
  /** By name, in the table's order. */
  readonly columns: ReadonlyMap<string, ColumnFacts>;
  readonly required: readonly string[];
}

/** By name or alias, whatever the case; undefined for a table that osquery does not have. */
export function tableFacts(name: string): TableFacts | undefined {
  const line = lines().get(name.toLowerCase());
  if (line === undefined) return undefined;
  const known = read.get(line) ?? readTable(line);
  read.set(line, known);
  return known;
}

/** Names and aliases. */
export function tableNames(): readonly string[] {
  return [...lines().keys()];
}

/** A table is read when it is first asked for: a guide needs a handful of them. */
const read = new Map<string, TableFacts>();
let byName: ReadonlyMap<string, string> | undefined;

function lines(): ReadonlyMap<string, string> {
  byName ??= new Map(
    OSQUERY_TABLES.trim()
      .split('\n')
      .flatMap((line) =>
        line
          .slice(0, line.indexOf('|'))
          .split(',')
          .map((name) => [name, line] as const)
      )
  );
  return byName;
}

function readTable(line: string): TableFacts {
  const [names = '', where = '', columnTexts = ''] = line.split('|');
  const [name = '', ...aliases] = names.split(',');
  const platforms = readPlatforms(where);
  const columns = new Map(
    columnTexts
      .split(' ')
      .map((text) => readColumn(text, platforms))
      .map((column) => [column.name, column])
  );
  const required = [...columns.values()].filter(({ isRequired }) => isRequired).map((column) => column.name);
  return { name, aliases, platforms, isEvented: where.includes('e'), columns, required };
}

const types: Readonly<Record<string, ColumnType>> = {
  t: 'text',
  i: 'integer',
  b: 'bigint',
  u: 'unsigned_bigint',
  d: 'double',
  D: 'datetime',
};

function readColumn(text: string, ofTable: readonly OsqueryPlatform[]): ColumnFacts {
  const [name = '', rest = ''] = text.split(':');
  const [flags = '', where] = rest.slice(1).split('@');
  const type = types[rest.slice(0, 1)];
  if (type === undefined) throw new Error(`the table facts hold a column that cannot be read: ${text}`);
  return {
    name,
    type,
    platforms: where === undefined ? ofTable : readPlatforms(where),
    isRequired: flags.includes('!'),
    isIndex: flags.includes('+'),
    isAdditional: flags.includes('*'),
    isHidden: flags.includes('~'),
  };
}

function readPlatforms(letters: string): readonly OsqueryPlatform[] {
  const all: readonly (readonly [string, OsqueryPlatform])[] = [
    ['d', 'darwin'],
    ['l', 'linux'],
    ['w', 'windows'],
  ];
  return all.filter(([letter]) => letters.includes(letter)).map(([, platform]) => platform);
}
