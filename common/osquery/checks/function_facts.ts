/**
 * The functions that osquery's SQL has, with the number of arguments that each takes: those of the SQLite that it is built with (3.42, with
 * SOUNDEX and without SQLite's own mathematics), and those that osquery adds.
 */
import { nearestName } from './nearest_name';

export interface FunctionFacts {
  readonly least: number;
  readonly most: number;
}

const ANY = Infinity;

/** `name 1`, `name 2-3`, `name 1+` */
function facts(lines: string): readonly (readonly [string, FunctionFacts])[] {
  return [...lines.matchAll(/(\w+) (\d+)(-\d+|\+)?/g)].map(([, name = '', least = '0', further = '']) => {
    const most = further === '' ? Number(least) : further === '+' ? ANY : Number(further.slice(1));
    return [name, { least: Number(least), most }];
  });
}

/** https://sqlite.org/lang_corefunc.html, lang_aggfunc.html, lang_datefunc.html, windowfunctions.html and json1.html */
const ofSqlite = facts(`
  abs 1, changes 0, char 0+, coalesce 2+, format 0+, glob 2, hex 1, ifnull 2, iif 3, instr 2, last_insert_rowid 0, length 1, like 2-3,
  likelihood 2, likely 1, load_extension 1-2, lower 1, ltrim 1-2, match 2, max 1+, min 1+, nullif 2, printf 0+, quote 1, random 0,
  randomblob 1, replace 3, round 1-2, rtrim 1-2, sign 1, soundex 1, sqlite_compileoption_get 1, sqlite_compileoption_used 1, sqlite_log 2,
  sqlite_source_id 0, sqlite_version 0, substr 2-3, substring 2-3, subtype 1, total_changes 0, trim 1-2, typeof 1, unhex 1-2, unicode 1,
  unlikely 1, upper 1, zeroblob 1,
  avg 1, count 0-1, group_concat 1-2, sum 1, total 1,
  date 0+, datetime 0+, julianday 0+, strftime 0+, time 0+, unixepoch 0+,
  cume_dist 0, dense_rank 0, first_value 1, lag 1-3, last_value 1, lead 1-3, nth_value 2, ntile 1, percent_rank 0, rank 0, row_number 0,
  json 1, json_array 0+, json_array_length 1-2, json_error_position 1, json_extract 0+, json_group_array 1, json_group_object 2,
  json_insert 0+, json_object 0+, json_patch 2, json_quote 1, json_remove 0+, json_replace 0+, json_set 0+, json_type 1-2, json_valid 1
`);

/** https://osquery.readthedocs.io/en/stable/introduction/sql/#functions */
const ofOsquery = facts(`
  acos 1, asin 1, atan 1, ceil 1, cos 1, cot 1, degrees 1, exp 1, floor 1, log 1, log10 1, pi 0, power 2, radians 1, sin 1, sqrt 1, tan 1,
  concat 0+, concat_ws 0+, regex_match 3, regex_split 3, split 3, inet_aton 1, in_cidr_block 2, version_compare 0+,
  conditional_to_base64 1, from_base64 1, to_base64 1, md5 1, sha1 1, sha256 1, community_id_v1 5-6, community_id_v1_strict 5-6,
  find_file_path_in_cmd 0+, is_path_deterministic 0+, parent_directory 1, carve 1, sleep 1
`);

const known: ReadonlyMap<string, FunctionFacts> = new Map([...ofSqlite, ...ofOsquery]);

/** Names from other databases, and from newer SQLite, of what osquery has under another one. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ...(['len', 'strlen', 'char_length', 'octet_length'] as const).map((name) => [name, 'length'] as const),
  ...(['regexp', 'regexp_like', 'regexp_match', 'regexp_matches', 'regexp_substr', 'rlike'] as const).map(
    (name) => [name, 'regex_match'] as const
  ),
  ...(['charindex', 'locate', 'position', 'strpos'] as const).map((name) => [name, 'instr'] as const),
  ...(['string_agg', 'listagg', 'array_agg'] as const).map((name) => [name, 'group_concat'] as const),
  ['ceiling', 'ceil'],
  ['if', 'iif'],
  ['isnull', 'ifnull'],
  ['lcase', 'lower'],
  ['ln', 'log'],
  ['mid', 'substr'],
  ['now', 'datetime'],
  ['nvl', 'ifnull'],
  ['pow', 'power'],
  ['split_part', 'split'],
  ['to_timestamp', 'datetime'],
  ['ucase', 'upper'],
]);

export function functionFacts(name: string): FunctionFacts | undefined {
  return known.get(name.toLowerCase());
}

export function functionNames(): Iterable<string> {
  return known.keys();
}

/** What may have been meant: what osquery has under another name, or a name that is near. '' where none is. */
export function suggestedFunction(name: string): string {
  const near = elsewhere.has(name.toLowerCase()) ? name.toLowerCase() : nearestName(name, [...known.keys(), ...elsewhere.keys()]);
  return near === undefined ? '' : (elsewhere.get(near) ?? near);
}
