/**
 * Writes common/osquery/tables/osquery_tables.ts from osquery's table facts:
 *
 *   node scripts/osquery_tables.mjs FACTS.json
 *
 * The facts are `{ version, tables: [{ name, platforms, aliases?, evented?, columns: [{ name, type, platforms?, required?, index?, hidden?,
 * additional? }] }] }`. A line of text a table is what ships: a third of the size of the same objects, and a change of one table is one line.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OUTPUT = fileURLToPath(new URL('../common/osquery/tables/osquery_tables.ts', import.meta.url));

const typeLetters = { TEXT: 't', INTEGER: 'i', BIGINT: 'b', UNSIGNED_BIGINT: 'u', DOUBLE: 'd', DATETIME: 'D' };
const platformLetters = { darwin: 'd', linux: 'l', windows: 'w' };

/** Older names of columns: osquery still answers to them, the facts leave them out. They are no part of `SELECT *`. */
const olderNames = {
  chrome_extensions: { locale: 'default_locale' },
  disk_events: { bsd_name: 'device' },
  osquery_schedule: { blacklisted: 'denylisted' },
  process_events: {
    environment: 'env',
    environment_count: 'env_count',
    environment_size: 'env_size',
    access_time: 'atime',
    modify_time: 'mtime',
    change_time: 'ctime',
    create_time: 'btime',
  },
  time: { date_time: 'datetime' },
};

/** The module's text for facts as they are read from the file. */
export function tableModule({ version, tables }) {
  const lines = [...tables].sort((a, b) => (a.name < b.name ? -1 : 1)).map(tableLine);
  return `/**
 * osquery's tables. Written by scripts/osquery_tables.mjs: change it there.
 *
 * A line a table: its names; platforms (d darwin, l linux, w windows), e where its rows are events; then the columns, each with a letter
 * for its type (t text, i integer, b bigint, u unsigned bigint, d double, D datetime), ! required, + index, * additional, ~ hidden,
 * and @ with the platforms it is filled on where it is not filled on all of the table's.
 */
export const OSQUERY_TABLES_VERSION = ${JSON.stringify(version).replace(/^"|"$/g, "'")};

export const OSQUERY_TABLES = \`
${lines.join('\n')}
\`;
`;
}

function tableLine({ name, aliases = [], platforms, evented, columns }) {
  return [
    [name, ...aliases].map(plainName).join(','),
    letters(platforms) + (evented === true ? 'e' : ''),
    [...columns, ...olderColumns(name, columns)].map(columnText).join(' '),
  ].join('|');
}

function olderColumns(table, columns) {
  return Object.entries(olderNames[table] ?? {}).flatMap(([older, name]) =>
    columns.filter((column) => column.name === name).map((column) => ({ ...column, name: older, hidden: true }))
  );
}

function columnText({ name, type, platforms, required, index, additional, hidden }) {
  const letter = typeLetters[type];
  if (letter === undefined) throw new Error(`column ${name}: the type ${type} has no letter yet; give it one here and in table_facts.ts`);
  const flags = (required ? '!' : '') + (index ? '+' : '') + (additional ? '*' : '') + (hidden ? '~' : '');
  return `${plainName(name)}:${letter}${flags}${platforms === undefined ? '' : `@${letters(platforms)}`}`;
}

function letters(platforms) {
  return platforms
    .map((platform) => {
      const letter = platformLetters[platform];
      if (letter === undefined) throw new Error(`the platform ${platform} has no letter yet; give it one here and in table_facts.ts`);
      return letter;
    })
    .sort()
    .join('');
}

/** The names are written into a module: nothing but a name may get there. */
function plainName(name) {
  if (!/^\w+$/.test(name)) throw new Error(`${JSON.stringify(name)} is not the name of a table or column`);
  return name;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = process.argv[2];
  if (path === undefined) {
    console.error('usage: node scripts/osquery_tables.mjs FACTS.json');
    process.exit(1);
  }
  writeFileSync(OUTPUT, tableModule(JSON.parse(readFileSync(path, 'utf8'))));
}
