import { beforeAll, describe, expect, it } from 'vitest';
import { isDoubtful, resolveChecked, withVerdict, type SqlSyntaxCheck } from '../../common/osquery';
import { memoryPorts } from '../../test/fakes/memory_ports';
import { sampleRule } from '../../test/fakes/sample_rule';
import { guideOfRule } from './rule_guide';
import { SqliteSyntax } from './sqlite_syntax';

const sqlite = new SqliteSyntax((problem) => expect.unreachable(problem));
let syntax: SqlSyntaxCheck | undefined;
beforeAll(async () => {
  syntax = await sqlite.syntax();
});

const valuesOf = (field: string): unknown => (field === 'user.name' ? "o'brien" : undefined);
const judge = (sql: string) => withVerdict(resolveChecked(sql, valuesOf), syntax);

describe('SQLite has the last word on a query that was not understood', () => {
  it.each([
    ['SELECT * FORM users', 'FORM'],
    ['SELECT username FROM users WHERE username = {{user.name}} ORDER BY BY uid', 'uid'],
    ['SELECT * FROM users WHERE username LIKE {{user.name}} username', undefined],
    ['SELECT 1 LIMIT 1 UNION SELECT 2', undefined],
  ])('%s is refused', (sql, near) => {
    expect(isDoubtful(resolveChecked(sql, valuesOf))).toBe(true);
    const { status, resolved, problems, checks, substitutions } = judge(sql);
    expect([status, resolved, checks]).toEqual(['invalid', undefined, []]);
    expect(substitutions.map(({ resolvedStart }) => resolvedStart).filter((at) => at !== undefined)).toEqual([]);
    const [problem] = problems.slice(-1);
    expect(problem).toMatchObject({ status: 'invalid', code: 'not_parsed', message: expect.stringContaining(problem?.detail ?? '?') });
    expect(sql.slice(problem?.start, problem?.end)).toBe(near ?? sql);
  });

  it.each([
    'SELECT * FROM users WHERE username = {{user.name}}',
    'SELECT username FROM users WHERE (uid, gid) IN (VALUES (0, 0))',
    'SELECT sum(size) FILTER (WHERE size > 1) OVER (PARTITION BY directory) FROM file WHERE path = {{user.name}}',
  ])('%s stays what it is', (sql) => {
    expect(judge(sql)).toEqual(resolveChecked(sql, valuesOf));
    expect(judge(sql).status).toBe('resolved');
  });

  it('says nothing of a query that lacks its value, and nothing where SQLite is not to be had', () => {
    expect(judge('SELECT * FORM users WHERE uid = {{user.id}}').status).toBe('missing');
    expect(withVerdict(resolveChecked('SELECT * FORM users', valuesOf), undefined).status).toBe('resolved');
    expect(withVerdict(resolveChecked('SELECT * FORM users', valuesOf), () => 'not_asked').status).toBe('resolved');
  });

  it('is asked by the guide of an alert, and only where there is doubt', async () => {
    let loads = 0;
    const ports = {
      ...memoryPorts(),
      sqlSyntax: () => {
        loads += 1;
        return sqlite.syntax();
      },
    };
    const statuses = async (query: string) => {
      const note = `### Possible investigation steps\n\n- Look.\n  - !{osquery{"label":"a","query":"${query}"}}\n`;
      const { resolutions } = await guideOfRule(ports, sampleRule({ note }), 'en', { user: { name: 'root' } });
      return Object.values(resolutions).map(({ status }) => status);
    };
    expect([await statuses('SELECT * FROM users'), loads]).toEqual([['resolved'], 0]);
    expect([await statuses('SELECT * FORM users'), loads]).toEqual([['invalid'], 1]);
  });
});
