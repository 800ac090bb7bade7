import { describe, expect, it } from 'vitest';
import { printGuide } from '../print/guide';
import { resolvedGuide } from './resolved_guide';

const note = (query: string): string => `## Possible investigation steps\n\n- Look\n\n!{osquery${JSON.stringify({ label: 'Q', query })}}\n`;
const windows = { host: { os: { type: 'windows' } }, user: { name: "o'brien" } };
const first = (query: string, alert: Record<string, unknown> = windows) => {
  const found = resolvedGuide(note(query), alert).queries[0];
  if (found === undefined) throw new Error('the guide has no query');
  return found;
};

describe('ig guide checks what it resolves', () => {
  it('a finding changes neither the status nor the problems', () => {
    const { status, resolved, problems, checks } = first('SELECT * FROM crontab WHERE command = {{user.name}}');
    expect([status, resolved, problems]).toEqual(['resolved', "SELECT * FROM crontab WHERE command = 'o''brien'", []]);
    expect(checks).toMatchObject([{ code: 'table_elsewhere', severity: 'error', start: 14, end: 21, values: { platform: 'Windows' } }]);
  });

  const refused: readonly (readonly [string, string])[] = [
    ['DELETE FROM users', 'not_a_select'],
    ['PRAGMA journal_mode = off', 'not_a_select'],
    ["ATTACH '/tmp/a' AS a", 'not_a_select'],
    ['WITH a AS (SELECT 1) UPDATE users SET uid = 0', 'not_a_select'],
    ['SELECT 1; DROP TABLE users', 'several_statements'],
  ];
  it.each(refused)('%s is invalid', (query, code) => {
    const { status, resolved, problems, checks } = first(query);
    expect([status, resolved, problems.map((problem) => problem.code), checks]).toEqual(['invalid', null, [code], []]);
  });

  it('prints findings under the query', () => {
    const text = printGuide(resolvedGuide(note('SELECT usernme FROM users'), windows));
    expect(text).toContain('error: No column is called usernme. There is none in users. Did you mean username?');
  });
});
