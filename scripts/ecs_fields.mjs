/**
 * Writes common/linting/ecs_names.ts from the field lists of the Elastic Common Schema, generated/csv/fields.csv of its repository:
 *
 *   node scripts/ecs_fields.mjs FIELDS.csv [OLDER_FIELDS.csv…]
 *
 * The first gives the version; older ones add fields that were taken out since, because their events are still there. Only names ship, and which of
 * them hold numbers or booleans: field sets that are used again below others share their line, so it is a fifth of the names written out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OUTPUT = fileURLToPath(new URL('../common/linting/ecs_names.ts', import.meta.url));

const numeric = new Set(['long', 'integer', 'short', 'byte', 'unsigned_long', 'float', 'double', 'half_float', 'scaled_float', 'boolean']);
/** What stands below them is up to the event. */
const open = new Set(['object', 'flattened']);

/** The module's text for field lists as they are read from the files. */
export function ecsModule(lists) {
  const types = new Map();
  const read = lists.map((text) => csvRows(text));
  for (const row of read.flat()) if (!types.has(row.Field)) types.set(plainName(row.Field), row.Type);
  return `/**
 * The fields of the Elastic Common Schema. Written by scripts/ecs_fields.mjs: change it there.
 *
 * A line a group: the field sets that have it (- for none), then the leaves below each, # where they hold numbers or booleans, * where any
 * names may follow.
 */
export const ECS_VERSION = '${plainName(read[0]?.[0]?.ECS_Version ?? '')}';

export const ECS_NAMES = \`
${groups(types).join('\n')}
\`;
`;
}

function groups(types) {
  const leaves = new Map();
  const parents = new Set([...types.keys()].flatMap((field) => field.split('.').map((_, at, parts) => parts.slice(0, at).join('.'))));
  for (const [field, type] of types) {
    const dot = field.lastIndexOf('.');
    const isOpen = open.has(type) && !parents.has(field);
    const leaf = field.slice(dot + 1) + (numeric.has(type) ? '#' : isOpen ? '*' : '');
    const set = dot < 0 ? '-' : field.slice(0, dot);
    leaves.set(set, [...(leaves.get(set) ?? []), leaf]);
  }
  const sets = new Map();
  for (const [set, names] of leaves) {
    const line = names.sort().join(' ');
    sets.set(line, [...(sets.get(line) ?? []), set]);
  }
  return [...sets].map(([line, names]) => `${names.sort().join(' ')}|${line}`).sort();
}

function csvRows(text) {
  const [head = [], ...rows] = csvCells(text);
  for (const name of ['ECS_Version', 'Field', 'Type']) {
    if (!head.includes(name)) throw new Error(`the list has no column ${name}: is it generated/csv/fields.csv of the schema's repository?`);
  }
  return rows.filter((row) => row.length > 1).map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])));
}

/** Cells may stand in quotes, and hold commas, line breaks and doubled quotes then. */
function csvCells(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows;
}

/** The names are written into a module: nothing but a name may get there. */
function plainName(name) {
  if (!/^[\w@.-]+$/.test(name)) throw new Error(`${JSON.stringify(name)} is not the name of a field`);
  return name;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const paths = process.argv.slice(2);
  if (paths.length === 0) {
    console.error('usage: node scripts/ecs_fields.mjs FIELDS.csv [OLDER_FIELDS.csv...]');
    process.exit(1);
  }
  writeFileSync(OUTPUT, ecsModule(paths.map((path) => readFileSync(path, 'utf8'))));
}
