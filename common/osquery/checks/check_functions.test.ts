import fc from 'fast-check';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it } from 'vitest';
import { checkQuery } from '../check_query';
import { functionFacts, functionNames } from './function_facts';

const read = (sql: string): readonly string[] => checkQuery(sql).map(({ code, start, end }) => `${code}: ${sql.slice(start, end)}`);

describe('a function', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ["SELECT strlenn(path) FROM file WHERE path = '/x'", ['unknown_function: strlenn']],
    ["SELECT regex_match(path, '^/x', 0) FROM processes", []],
    ["SELECT REGEX_Match(path, '^/x') FROM processes", ['function_arguments: REGEX_Match']],
    ["SELECT split(path, '/', 0), concat_ws(',', pid, uid), version_compare('1', '2', 'RPM'), sqrt(pid) FROM processes", []],
    ['SELECT "length"(path), `upper`(name) FROM processes', []],
    ["SELECT count(*), count(DISTINCT uid), group_concat(name, ', '), max(pid), max(pid, uid), min(pid) FROM processes", []],
    ["SELECT string_agg(name, ', ') FROM processes", ['unknown_function: string_agg']],
    ['SELECT iif(pid > 1, 1, 0), coalesce(uid, 0) FROM processes', []],
    ['SELECT coalesce(uid) FROM processes', ['function_arguments: coalesce']],
    ['SELECT length(*) FROM processes', ['function_arguments: length']],
    ['SELECT pid FROM processes WHERE lowerr(name) = 1 ORDER BY uper(name)', ['unknown_function: lowerr', 'unknown_function: uper']],
    ['SELECT pid FROM processes p JOIN users u ON trimm(p.uid) = u.uid', ['unknown_function: trimm']],
    ['SELECT (SELECT nosuch(uid) FROM users u WHERE u.uid = p.uid) FROM processes p', ['unknown_function: nosuch']],
    ["SELECT pid FROM processes WHERE name REGEXP '^a'", ["unknown_function: name REGEXP '^a'"]],
    ["SELECT pid FROM processes WHERE name MATCH 'a'", []],
    ['SELECT row_number() OVER (ORDER BY pid), lag(pid, 1) OVER (ORDER BY pid), sum(pid) FILTER (WHERE uid = 0) FROM processes', []],
    ["SELECT datetime(start_time, 'unixepoch'), strftime('%s', 'now'), unixepoch() FROM processes", []],
    ['SELECT CAST(pid AS TEXT), CASE WHEN pid > 1 THEN 2 END FROM processes', []],
    ["SELECT value FROM json_each('[1]') WHERE json_valid(value)", []],
    ['SELECT length({{process.name}}) FROM time', []],
  ];
  it.each(rows)('%s', (sql, expected) => {
    expect(read(sql)).toEqual(expected);
  });

  it.each([
    ['strlenn', 'length'],
    ['strlen', 'length'],
    ['lenght', 'length'],
    ['ceiling', 'ceil'],
    ['regexmatch', 'regex_match'],
    ['from_base46', 'from_base64'],
    ['no_such_thing_at_all', ''],
  ])('%s may have been meant as %s', (name, suggestion) => {
    expect(checkQuery(`SELECT ${name}(1)`)[0]?.values).toEqual({ function: name, suggestion });
  });

  it('says how many arguments it takes', () => {
    expect(checkQuery('SELECT substr(1)')[0]).toMatchObject({
      severity: 'error',
      values: { function: 'substr', count: '1', wanted: '2–3' },
    });
    expect(checkQuery('SELECT coalesce(1)')[0]?.message).toBe('coalesce takes 2+ arguments, and here it has 1.');
  });
});

describe('SQLite is of the same mind', () => {
  const database = new DatabaseSync(':memory:');
  const said = (name: string, count: number): 'taken' | 'unknown' | 'count' => {
    try {
      // A window turns none away but plain functions; those are asked without it first.
      for (const over of ['', ' OVER ()']) {
        try {
          database.prepare(`SELECT ${name}(${Array.from({ length: count }, () => '0.5').join(', ')})${over}`);
          return 'taken';
        } catch (error) {
          if (over !== '' || !/misuse of window function/.test(String(error))) throw error;
        }
      }
    } catch (error) {
      if (/no such function/.test(String(error))) return 'unknown';
      if (/wrong number of arguments/.test(String(error))) return 'count';
    }
    return 'taken';
  };
  const ours = (name: string, count: number): 'taken' | 'unknown' | 'count' => {
    const facts = functionFacts(name);
    return facts === undefined ? 'unknown' : count >= facts.least && count <= facts.most ? 'taken' : 'count';
  };
  /** Not in this build of SQLite, because osquery adds them, or because it is compiled with other options. */
  const onlyThere = new Set([...functionNames()].filter((name) => [0, 1, 2, 3, 4, 5].every((count) => said(name, count) === 'unknown')));
  /** Another number of arguments in this newer SQLite, or in osquery's own function of that name. */
  const changed = new Set(['iif', 'concat', 'concat_ws', 'log', 'json_valid', 'load_extension']);

  it('on what is missing from this build: osquery’s own functions, and few besides', () => {
    expect([...onlyThere].sort()).toEqual(
      [
        ...['carve', 'community_id_v1', 'community_id_v1_strict', 'conditional_to_base64', 'cot', 'find_file_path_in_cmd', 'from_base64'],
        ...[
          'in_cidr_block',
          'inet_aton',
          'is_path_deterministic',
          'md5',
          'parent_directory',
          'regex_match',
          'regex_split',
          'sha1',
          'sha256',
        ],
        ...['sleep', 'split', 'to_base64', 'version_compare'],
      ].sort()
    );
  });

  it('on every name and number of arguments that both have', () => {
    const names = [...functionNames()].filter((name) => !onlyThere.has(name) && !changed.has(name));
    const differing = names.flatMap((name) =>
      [0, 1, 2, 3, 4, 5].filter((count) => ours(name, count) !== said(name, count)).map((count) => `${name}(${count})`)
    );
    expect(names.length).toBeGreaterThan(90);
    expect(differing).toEqual([]);
  });

  it('on names that nobody has', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^q[a-z_]{1,8}$/), (name) => {
        if (ours(name, 1) === 'unknown' && name !== 'quote') expect(said(name, 1)).toBe('unknown');
      })
    );
  });
});
