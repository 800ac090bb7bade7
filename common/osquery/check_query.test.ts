import fc from 'fast-check';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it } from 'vitest';
import { checkQuery } from './check_query';
import { resolveQuery } from './resolve_query';
import { tableFacts, tableNames, type OsqueryPlatform } from './tables/table_facts';

/** `severity code: the text it points at` */
const read = (sql: string, platform?: OsqueryPlatform): readonly string[] =>
  checkQuery(sql, platform).map(({ severity, code, start, end }) => `${severity} ${code}: ${sql.slice(start, end)}`);

describe('a query that osquery would answer has no finding', () => {
  const rows: readonly string[] = [
    'SELECT * FROM users',
    'SELECT * FROM main.users;',
    'select U.UserName from USERS as u where u.UID = 0',
    'SELECT p.*, u.username FROM processes p LEFT JOIN users u ON p.uid = u.uid',
    'SELECT pid, username FROM processes JOIN users USING (uid)',
    'SELECT uid FROM processes JOIN users USING (uid) WHERE uid > 0',
    'SELECT name FROM processes NATURAL JOIN users',
    'SELECT rowid, _rowid_ FROM processes',
    'SELECT name AS n FROM processes WHERE n = {{process.name}} GROUP BY n HAVING count(*) > 1 ORDER BY n DESC NULLS LAST LIMIT 5 OFFSET 1',
    "SELECT name FROM processes WHERE name LIKE '%{{process.name}}%' ESCAPE '!'",
    'SELECT name FROM processes WHERE pid IN {{process.pid}} AND uid IN (SELECT uid FROM users)',
    'SELECT (SELECT username FROM users u WHERE u.uid = p.uid) AS who, "name" FROM processes p',
    'SELECT name FROM processes p WHERE EXISTS (SELECT 1 FROM users WHERE users.uid = p.uid AND name = username)',
    'SELECT x, y FROM (SELECT pid AS x, name AS y FROM processes) t WHERE t.x > 1',
    'SELECT pid FROM (SELECT * FROM processes)',
    'WITH a AS (SELECT pid, uid FROM processes), b(q) AS (SELECT uid FROM a) SELECT q, a.pid FROM a JOIN b ON a.uid = b.q',
    'WITH RECURSIVE up(pid, parent) AS (SELECT pid, parent FROM processes UNION ALL SELECT p.pid, p.parent FROM processes p JOIN up ON p.pid = up.parent) SELECT * FROM up',
    'WITH RECURSIVE n AS (SELECT 1 AS i UNION SELECT i + 1 FROM n WHERE i < 9) SELECT i FROM n',
    "SELECT value FROM json_each('[1,2]') WHERE key > 0",
    'SELECT e.value, u.uid FROM users u, json_each(lower(u.description)) e',
    'SELECT CASE WHEN pid > 1 THEN name ELSE path END, CAST(pid AS VARCHAR(10)), count(DISTINCT uid), sum(pid) FILTER (WHERE uid = 0) FROM processes',
    'SELECT row_number() OVER (PARTITION BY uid ORDER BY pid ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM processes',
    'SELECT rank() OVER w FROM processes WINDOW w AS (ORDER BY pid)',
    'SELECT pid FROM processes UNION ALL SELECT uid FROM users ORDER BY pid LIMIT 3',
    "SELECT TRUE, NULL, CURRENT_TIMESTAMP, -1, ~2, x'0a', 1e3, :a, ?1 FROM time WHERE NOT 1 IS NULL AND 1 NOT NULL AND 2 NOTNULL",
    "SELECT name COLLATE NOCASE, pid ->> '$.a' FROM processes WHERE pid BETWEEN 1 AND 2 AND name NOT GLOB 'a*' AND pid IS NOT DISTINCT FROM 3",
    'SELECT * FROM processes p JOIN users u ON p.uid = u.uid ORDER BY uid',
    'SELECT * FROM ((processes p JOIN users u ON p.uid = u.uid))',
    'SELECT * FROM processes p INDEXED BY i WHERE p.pid = 1',
    'VALUES (1, 2), (3, 4)',
    'SELECT column1 FROM (VALUES (1), (2))',
    'SELECT a.version, b.hostname FROM os_version a, system_info b',
    'SELECT p.name, t.unix_time FROM processes p, time t',
    // What needs a constraint, and has one.
    "SELECT * FROM file WHERE path = '/etc/passwd'",
    "SELECT * FROM file WHERE '/etc/passwd' = path AND size > 1",
    "SELECT * FROM file WHERE directory IN ('/etc', '/tmp') OR path LIKE '/home/%/.ssh/%'",
    "SELECT * FROM file WHERE (path LIKE '/etc/%' OR path LIKE '/tmp/%%') AND size > {{file.size}}",
    'SELECT * FROM processes p JOIN hash h ON p.path = h.path',
    'SELECT * FROM processes JOIN hash USING (path)',
    'SELECT * FROM processes p LEFT JOIN file f ON f.path = p.path LEFT JOIN hash h ON h.path = f.path',
    "SELECT * FROM (SELECT * FROM file) WHERE path = '/etc/passwd'",
    "WITH f AS (SELECT path, size FROM file) SELECT * FROM f WHERE path = '/etc/passwd'",
    'SELECT h.sha256 FROM processes p, hash h WHERE h.path = p.path',
    'SELECT (SELECT sha256 FROM hash WHERE hash.path = p.path) FROM processes p',
    'SELECT * FROM shell_history JOIN users USING (uid)',
    'SELECT * FROM users u JOIN authorized_keys k ON k.uid = u.uid',
    // What Elastic's agent adds.
    'SELECT anything FROM host_users',
    'SELECT url FROM elastic_browser_history',
  ];
  it.each(rows)('%s', (sql) => {
    expect(read(sql)).toEqual([]);
    expect(read(`${sql} -- the end`, 'linux')).toEqual([]);
  });
});

describe('a name that is not there', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['SELECT * FROM process', 'error unknown_table: process', 'processes'],
    ['SELECT * FROM usres WHERE username = 1', 'error unknown_table: usres', 'users'],
    ['SELECT * FROM no_such_thing_at_all', 'error unknown_table: no_such_thing_at_all', ''],
    ['SELECT usernme FROM users', 'error unknown_column: usernme', 'username'],
    ['SELECT u.nmae FROM processes p JOIN users u ON p.uid = u.uid', 'error unknown_column: u.nmae', ''],
    ['SELECT p.nmae FROM processes p', 'error unknown_column: p.nmae', 'name'],
    ['SELECT pid AS p, p + 1 FROM processes', 'error unknown_column: p', ''],
    ['SELECT 1 WHERE pid = 1', 'error unknown_column: pid', ''],
    ['SELECT q.pid FROM processes p', 'error unknown_alias: q.pid', ''],
    ['SELECT processes.pid FROM processes p', 'error unknown_alias: processes.pid', ''],
    ['SELECT q.* FROM processes p', 'error unknown_alias: q.*', ''],
    ['SELECT uid FROM processes p JOIN users u ON p.uid = u.uid', 'error ambiguous_column: uid', ''],
    ['SELECT pid FROM processes JOIN users USING (pidd)', 'error unknown_column: pidd', ''],
    ['SELECT y FROM (SELECT pid AS x FROM processes) t', 'error unknown_column: y', 'x'],
    ['WITH a(q) AS (SELECT pid FROM processes) SELECT pid FROM a', 'error unknown_column: pid', ''],
    ['SELECT pid FROM processes WHERE uid IN (SELECT uidd FROM users)', 'error unknown_column: uidd', 'uid'],
    ['SELECT pid FROM processes ORDER BY sise', 'error unknown_column: sise', ''],
    ['SELECT uid FROM users WHERE username = root', 'error unknown_column: root', ''],
  ];
  it.each(rows)('%s', (sql, expected, suggestion) => {
    expect(read(sql)).toEqual([expected]);
    expect(checkQuery(sql)[0]?.values['suggestion'] ?? '').toBe(suggestion);
  });

  it('a text in double quotes is one, and it is said', () => {
    expect(read('SELECT * FROM users WHERE username = "root"')).toEqual(['note double_quoted_text: "root"']);
    expect(read('SELECT "username" FROM users WHERE username = `root`')).toEqual(['error unknown_column: `root`']);
  });
});

describe('the operating system of the host', () => {
  const rows: readonly (readonly [string, OsqueryPlatform | undefined, readonly string[]])[] = [
    ['SELECT * FROM crontab', 'linux', []],
    ['SELECT * FROM crontab', 'windows', ['error table_elsewhere: crontab']],
    ['SELECT * FROM services', 'linux', ['error table_elsewhere: services']],
    ['SELECT * FROM services', undefined, []],
    ["SELECT file_id FROM file WHERE path = '/a'", 'linux', ['warning column_elsewhere: file_id']],
    ["SELECT file_id FROM file WHERE path = 'C:\\a'", 'windows', []],
    ["SELECT file_id FROM file WHERE path = '/a'", undefined, []],
    ['WITH services AS (SELECT 1 AS pid) SELECT pid FROM services', 'linux', []],
  ];
  it.each(rows)('%s on %s', (sql, platform, expected) => {
    expect(read(sql, platform)).toEqual(expected);
  });
});

describe('what osquery needs to be told', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['SELECT * FROM file', ['error required_missing: file']],
    ['SELECT * FROM hash h LIMIT 5', ['error required_missing: hash']],
    ["SELECT * FROM file WHERE filename = 'a'", ['error required_missing: file']],
    ["SELECT * FROM file WHERE path != '/a'", ['warning required_unusable: file']],
    ["SELECT * FROM file WHERE path NOT LIKE '/a/%'", ['warning required_unusable: file']],
    ["SELECT * FROM file WHERE path NOT IN ('/a')", ['warning required_unusable: file']],
    ["SELECT * FROM file WHERE path > '/a'", ['warning required_unusable: file']],
    ["SELECT * FROM file WHERE path GLOB '/a*'", ['warning required_unusable: file']],
    ["SELECT * FROM file WHERE path IS '/a'", ['warning required_unusable: file']],
    ["SELECT * FROM file WHERE lower(path) = '/a'", ['warning required_unusable: file']],
    ["SELECT * FROM file WHERE NOT path = '/a'", ['warning required_unusable: file']],
    ["SELECT * FROM file WHERE path LIKE '/a!_%' ESCAPE '!'", ['warning required_unusable: file']],
    ["SELECT * FROM file WHERE path = '/a' OR size > 5", ['warning required_unusable: file']],
    ["SELECT * FROM file f, hash h WHERE f.path = '/a' AND h.md5 = 'x'", ['error required_missing: hash']],
    ['SELECT * FROM (SELECT * FROM file) WHERE size > 5', ['error required_missing: file']],
    ["SELECT * FROM file WHERE path LIKE '%passwd'", ["warning relative_pattern: '%passwd'"]],
    ["SELECT * FROM file WHERE directory = '/etc' AND path LIKE '%passwd'", []],
    ["SELECT * FROM file WHERE path LIKE '/%%'", ["warning whole_disk: '/%%'"]],
    ["SELECT * FROM file WHERE path LIKE 'C:\\%%.exe'", ["warning whole_disk: 'C:\\%%.exe'"]],
    ["SELECT * FROM file WHERE path LIKE '/{{file.name}}/%%'", []],
    ['SELECT * FROM file WHERE path LIKE {{file.path}}', []],
    ['SELECT * FROM authorized_keys', ['warning one_user: authorized_keys']],
    ['SELECT * FROM chrome_extension_content_scripts', ['warning one_user: chrome_extension_content_scripts']],
    ['SELECT locale FROM users JOIN chrome_extensions USING (uid)', []],
    ['SELECT * FROM file WHERE path = NULL', ['warning null_comparison: path = NULL']],
    ['SELECT * FROM users WHERE shell != NULL', ['warning null_comparison: shell != NULL']],
    ['SELECT * FROM users WHERE shell IS NOT NULL', []],
    ['SELECT p.pid, u.uid FROM processes p, users u', ['note cross_join: processes']],
    ["SELECT p.pid, u.uid FROM processes p, users u WHERE u.username = 'root'", ['note cross_join: processes']],
    ['SELECT * FROM process_open_files', ['note no_limit: process_open_files']],
    ['SELECT * FROM process_open_files LIMIT 5', []],
    ["SELECT * FROM curl WHERE url = 'https://example.org'", ['warning contacts_address: curl']],
    ["SELECT * FROM carves WHERE path = '/a' AND carve = 1", ['warning starts_carving: carves']],
    ['SELECT * FROM carves', []],
    ['SELECT * FROM process_events', ['note events_table: process_events']],
  ];
  it.each(rows)('%s', (sql, expected) => {
    expect(read(sql)).toEqual(expected);
  });
});

describe('what is not understood', () => {
  const rows: readonly string[] = [
    'SELECT',
    'SELECT * FROM',
    'SELECT 1 FROM a WHERE',
    'DELETE FROM users',
    'SELECT 1; SELECT 2',
    "SELECT 'a",
    'SELECT {{a}}{{b}}',
    `SELECT ${'('.repeat(5000)}1${')'.repeat(5000)}`,
    `SELECT ${'1+'.repeat(5000)}1`,
    `SELECT * FROM ${'(SELECT * FROM '.repeat(3000)}users${')'.repeat(3000)}`,
    `SELECT ${'NOT '.repeat(3000)}1`,
    'SELECT 1, '.repeat(20_000),
    `SELECT ${Array.from({ length: 2001 }, () => '1').join(',')}`,
    `SELECT 1 FROM ${Array.from({ length: 65 }, (_, i) => `users u${i}`).join(',')}`,
  ];
  it.each(rows)('%.40s', (sql) => {
    expect(checkQuery(sql).map(({ code }) => code)).toEqual(['not_checked']);
  });

  it('a long chain of conditions is read', () => {
    expect(read(`SELECT pid FROM processes WHERE ${Array.from({ length: 2000 }, (_, i) => `pid = ${i}`).join(' OR ')}`)).toEqual([]);
  });
});

/** SQL over three tables, a common table and subqueries; about half of it is wrong somewhere. */
const queries = (): fc.Arbitrary<string> => {
  const column = fc.constantFrom('pid', 'uid', 'name', 'uid', 'path', 'gid', 'x', 'uid', '"pid"', '"text"', '`uid`', 'uid', 'uid', 'nope');
  const label = fc.constantFrom('p', 'u', 'processes', 'users', 'c', 's');
  const named = fc.oneof(
    { weight: 3, arbitrary: column },
    fc
      .tuple(
        label,
        column.filter((c) => c !== '"text"')
      )
      .map(([a, b]) => `${a}.${b}`)
  );
  const { query } = fc.letrec<{ expression: string; query: string; source: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      { weight: 3, arbitrary: named },
      fc.constantFrom('1', "'a'", 'NULL', '-2', "x'00'", '{{a}}', 'TRUE', 'CURRENT_DATE'),
      fc
        .tuple(
          tie('expression'),
          fc.constantFrom('=', '==', '<>', '<', '||', '+', '*', 'AND', 'OR', 'LIKE', 'NOT LIKE', 'IS', 'IS NOT', 'GLOB'),
          tie('expression')
        )
        .map((parts) => parts.join(' ')),
      tie('expression').map((a) => `(${a})`),
      tie('expression').map((a) => `NOT ${a}`),
      fc.tuple(fc.constantFrom('lower', 'abs', 'typeof', 'hex'), tie('expression')).map(([f, a]) => `${f}(${a})`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `coalesce(${a}, ${b})`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `CASE WHEN ${a} THEN ${b} END`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a}) BETWEEN 1 AND (${b})`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a}) NOT IN (1, ${b})`),
      tie('expression').map((a) => `(${a}) IS NULL`),
      tie('expression').map((a) => `CAST(${a} AS TEXT)`),
      tie('query').map((q) => `EXISTS (${q})`),
      fc.tuple(tie('expression'), tie('source')).map(([a, from]) => `(SELECT ${a} FROM ${from})`)
    ),
    source: fc.oneof(
      { maxDepth: 2 },
      {
        weight: 6,
        arbitrary: fc.constantFrom('processes', 'users', 'processes p', 'users AS u', 'c', 'c AS s', 'nowhere', "json_each('[1]')"),
      },
      fc.tuple(tie('query'), fc.constantFrom('s', 'AS t', '')).map(([q, alias]) => `(${q}) ${alias}`),
      fc
        .tuple(
          tie('source'),
          fc.constantFrom('JOIN', 'LEFT JOIN', 'CROSS JOIN', 'NATURAL JOIN', ','),
          tie('source'),
          fc.constantFrom('', ' USING (uid)', ' ON 1')
        )
        .map(([a, join, b, tail]) => `${a} ${join} ${b}${join === ',' || join === 'NATURAL JOIN' ? '' : tail}`),
      fc.tuple(tie('source'), tie('source'), tie('expression')).map(([a, b, on]) => `${a} JOIN ${b} ON ${on}`)
    ),
    query: fc
      .tuple(
        fc.array(
          fc.oneof(
            tie('expression'),
            fc.tuple(tie('expression'), fc.constantFrom(' AS x', ' AS k', ' "name"')).map((p) => p.join('')),
            fc.constant('*')
          ),
          {
            minLength: 1,
            maxLength: 3,
          }
        ),
        tie('source'),
        fc.option(tie('expression')),
        fc.option(fc.oneof(column, tie('expression')))
      )
      .map(
        ([results, source, where, order]) =>
          `SELECT ${results.join(', ')} FROM ${source}${where === null ? '' : ` WHERE ${where}`}${order === null ? '' : ` ORDER BY ${order}`}`
      ),
  }));
  return query.map((sql) => `WITH c AS (SELECT uid, 1 AS x FROM users) ${sql}`);
};

describe('whatever the text', () => {
  const pieces = [
    ...[
      'SELECT ',
      ' FROM ',
      ' WHERE ',
      ' AND ',
      ' OR ',
      ' NOT ',
      ' IN ',
      ' IS ',
      ' LIKE ',
      ' BETWEEN ',
      ' CASE ',
      ' WHEN ',
      ' END ',
      ' AS ',
      ' ON ',
    ],
    ...[
      ' JOIN ',
      ' USING ',
      ' NATURAL ',
      ' WITH ',
      ' RECURSIVE ',
      ' UNION ',
      ' ORDER BY ',
      ' GROUP BY ',
      ' LIMIT ',
      ' OVER ',
      ' FILTER ',
      ' CAST ',
    ],
    ...[
      ' VALUES ',
      ' EXISTS ',
      ' ESCAPE ',
      ' COLLATE ',
      ' WINDOW ',
      ' PARTITION ',
      ' INDEXED BY ',
      'users',
      'file',
      'pid',
      'path',
      '"x"',
      '`y`',
      '[z]',
    ],
    ...[
      "'a'",
      "'/%%'",
      '1',
      '(',
      ')',
      ',',
      '.',
      '*',
      '=',
      '||',
      '-',
      ';',
      '{{a}}',
      "'{{a}}",
      '--',
      '\n',
      '/*',
      '*/',
      '?1',
      '$a(',
      '\ufeff',
      '\u0000',
      '{',
    ],
  ];

  it('a check answers, and points into the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), (chosen) => {
        const sql = `SELECT ${chosen.join('')}`;
        for (const { start, end, message } of checkQuery(sql, 'linux')) {
          expect(0 <= start && start <= end && end <= sql.length && message.length > 0).toBe(true);
        }
      }),
      { numRuns: 5000 }
    );
  });

  it('a value that is filled in changes no finding', () => {
    let resolved = 0;
    const value = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.array(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 3 }),
      fc.integer()
    );
    fc.assert(
      fc.property(queries(), value, (sql, a) => {
        const sent = resolveQuery(sql, () => a).resolved;
        if (sent === undefined) return;
        resolved += 1;
        const codes = (text: string) => checkQuery(text, 'windows').map(({ code }) => code);
        expect(codes(sent)).toEqual(codes(sql));
      }),
      { numRuns: 2000 }
    );
    expect(resolved).toBeGreaterThan(200); // or the property says nothing
  });
});

describe('SQLite is of the same mind', () => {
  const database = new DatabaseSync(':memory:', { enableDoubleQuotedStringLiterals: true });
  for (const name of tableNames()) {
    const facts = tableFacts(name);
    database.exec(`CREATE TABLE "${name}" (${[...(facts?.columns.keys() ?? [])].map((column) => `"${column}"`).join(', ')})`);
  }
  const naming = new Set(['unknown_table', 'unknown_column', 'unknown_alias', 'ambiguous_column', 'not_checked']);
  const refusal = (sql: string): string | undefined => {
    try {
      database.prepare(sql.replaceAll('{{a}}', "'a'"));
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  /** Whether a subquery has row numbers differs by SQLite's version; columns that joins make one, and a table that is there twice, are left to SQLite. */
  const isNamed = (said: string, sql: string): boolean =>
    !said.includes('rowid') &&
    (/no such (?:table|column)/.test(said) || (/ambiguous column name: (?!main\.|\*)/.test(said) && !/NATURAL|USING/.test(sql)));
  it('on which names are there: no query that it takes has an error here, and none that it refuses for a name has none', () => {
    const seen = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(queries(), (sql) => {
        const said = refusal(sql);
        const ours = checkQuery(sql).filter(({ code }) => naming.has(code));
        if (said === undefined) {
          seen.taken += 1;
          expect(ours).toEqual([]);
        } else if (isNamed(said, sql)) {
          seen.refused += 1;
          expect(
            ours.map(({ code }) => code),
            said
          ).not.toEqual([]);
        }
      }),
      { numRuns: 5000 }
    );
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(200); // or the property says nothing
  });
});
