import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SqliteSyntax, type SqliteDatabase } from './sqlite_syntax';

const reported: string[] = [];
const sqlite = new SqliteSyntax((problem) => void reported.push(problem));
const ask = async (sql: string) => (await sqlite.syntax())?.(sql);

describe('SQLite', () => {
  it.each([
    'SELECT * FROM no_such_table WHERE no_such_function(x) = 1',
    'WITH RECURSIVE a(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM a) SELECT i FROM a LIMIT 3;',
    'SELECT :name, ?1 FROM elsewhere.t',
    'VALUES (1, 2), (3, 4)',
    "SELECT a ->> '$.b', sum(c) FILTER (WHERE d) OVER w FROM e WINDOW w AS (ORDER BY f) -- the end",
    'SELECT \'\u{1f600}\', "q", `b`, [c] FROM 中文',
  ])('parses %s', async (sql) => {
    expect(await ask(sql)).toBe('parsed');
  });

  it.each([
    ['SELECT * FORM users', 'near "FORM": syntax error'],
    ['SELECT * FROM', 'incomplete input'],
    ['SELECT # FROM x', 'unrecognized token: "#"'],
    ['SELECT * FROM a ON 1', 'a JOIN clause is required before ON'],
    ['SELECT 1 LIMIT 1 UNION SELECT 2', 'LIMIT clause should come after UNION not before'],
  ])('refuses %s', async (sql, message) => {
    expect(await ask(sql)).toEqual({ message });
  });

  const deep = (open: string, close: string, times: number): string => `SELECT ${open.repeat(times)}1${close.repeat(times)}`;
  it.each([
    ['parentheses', deep('(', ')', 20_000)],
    ['subqueries', deep('(SELECT ', ')', 5_000)],
    ['signs', deep('- ', '', 20_000)],
    ['cases', deep('CASE WHEN 1 THEN ', ' END', 2_000)],
    ['alternatives', `SELECT 1 WHERE ${'1 OR '.repeat(9_000)}1`],
    ['unions', `SELECT 1${' UNION SELECT 1'.repeat(3_000)}`],
    ['results', `SELECT 1${',1'.repeat(20_000)}`],
  ])('answers thousands of %s, and the next one after them', async (_what, sql) => {
    expect(sql.length).toBeLessThanOrEqual(50_000);
    expect(await ask(sql)).not.toBe('not_asked');
    expect(await ask('SELECT 1')).toBe('parsed');
  });

  it('looks into nothing: common tables that double 200 times are only read', async () => {
    const doubling = Array.from({ length: 200 }, (_, n) => `, a${n + 1} AS (SELECT max(p.x) AS x FROM a${n} p, a${n} q)`).join('');
    expect(await ask(`WITH a0 AS (SELECT 1 AS x)${doubling} SELECT x FROM a200`)).toBe('parsed');
  });

  it('runs nothing, and leaves nothing behind', async () => {
    await ask('SELECT 1; CREATE TABLE left_behind (x)');
    expect(await ask('SELECT * FROM left_behind, query')).toBe('parsed');
    for (let n = 0; n < 2_000; n += 1) await ask(`SELECT ${n}`);
    expect(await ask('SELECT 1')).toBe('parsed');
  });

  it('is not asked about what is longer than any query', async () => {
    expect(await ask(`SELECT '${'x'.repeat(50_000)}'`)).toBe('not_asked');
  });

  it('answers any text at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string()), async (text) => {
        expect(await ask(`SELECT ${text}`)).not.toBe('not_asked');
      }),
      { numRuns: 2_000 }
    );
    expect(reported).toEqual([]);
  });
});

describe('SQLite that fails', () => {
  it('while it is loaded is reported once, and nothing is checked', async () => {
    const problems: string[] = [];
    let loads = 0;
    const broken = new SqliteSyntax(
      (problem) => void problems.push(problem),
      async () => {
        loads += 1;
        throw new Error('no WebAssembly');
      }
    );
    expect([await broken.syntax(), await broken.syntax()]).toEqual([undefined, undefined]);
    expect(loads).toBe(1);
    expect(problems).toEqual([expect.stringContaining('no WebAssembly')]);
  });

  it('is loaded for whoever asks first, and once', async () => {
    let loads = 0;
    const database: SqliteDatabase = { prepare: () => ({ free: () => true }) };
    const counting = new SqliteSyntax(
      () => undefined,
      async () => {
        loads += 1;
        return database;
      }
    );
    expect(loads).toBe(0);
    await Promise.all([counting.syntax(), counting.syntax()]);
    expect(loads).toBe(1);
  });

  it.each([
    ['a trap', Object.assign(new Error('unreachable'), { name: 'RuntimeError' })],
    ['no memory', new Error('out of memory')],
  ])('with %s is not asked again', async (_what, failure) => {
    const problems: string[] = [];
    const trapped: SqliteDatabase = {
      prepare: () => {
        throw failure;
      },
    };
    const failing = new SqliteSyntax(
      (problem) => void problems.push(problem),
      async () => trapped
    );
    const check = await failing.syntax();
    expect([check?.('SELECT 1'), check?.('SELECT 2')]).toEqual(['not_asked', 'not_asked']);
    expect(await failing.syntax()).toBeUndefined();
    expect(problems).toHaveLength(1);
  });
});
