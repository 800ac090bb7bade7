import { build } from 'esbuild';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OsqueryRunner } from '../../server/app/ports';
import { createOsqueryRunner } from '.';
import { createBuiltInRunner } from './built_in_runner';
import { createOsqueryiRunner } from './osqueryi_runner';

const limits = { timeoutMs: 20_000, maxRows: 100 };
const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';

describe.skipIf(process.platform !== 'linux')('the built-in runner', () => {
  let runner: OsqueryRunner;
  // Inside the checkout, so that the SQLite addon is found.
  const folder = fileURLToPath(new URL(`../../build/.runner_test_${process.pid}/`, import.meta.url));
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    const outfile = join(folder, 'provider_process.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL('./provider_process.ts', import.meta.url))],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['@photostructure/sqlite'],
    });
    runner = createBuiltInRunner(outfile);
  });
  afterAll(async () => {
    await runner.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('answers rows', async () => {
    expect(await runner.run("SELECT uid FROM users WHERE username = 'root'", limits)).toEqual({
      ok: true,
      rows: [{ uid: '0' }],
      isTruncated: false,
    });
  });

  it('gives the error of a query that is wrong', async () => {
    expect(await runner.run('SELECT * FROM nowhere', limits)).toEqual({ ok: false, error: 'no such table: nowhere' });
  });

  it('stops a query that does not end', async () => {
    const answer = await runner.run(endless, { ...limits, timeoutMs: 1_000 });
    expect(answer).toEqual({ ok: false, error: 'the query did not finish within 1 s and was stopped' });
  });

  it('survives a query that wants all memory', async () => {
    const hungry =
      'WITH RECURSIVE n(i, t) AS (SELECT 1, hex(zeroblob(500000)) UNION ALL SELECT i + 1, t || i FROM n LIMIT 2000) SELECT group_concat(t) FROM n';
    const answer = await runner.run(hungry, limits);
    expect(answer.ok).toBe(false);
    expect(await runner.run('SELECT 1 AS one', limits)).toEqual({ ok: true, rows: [{ one: '1' }], isTruncated: false });
  });

  it('answers several queries at once', async () => {
    const answers = await Promise.all([1, 2, 3].map((n) => runner.run(`SELECT ${n} AS n`, limits)));
    expect(answers).toEqual([1, 2, 3].map((n) => ({ ok: true, rows: [{ n: String(n) }], isTruncated: false })));
  });

  it('closing ends what is running', async () => {
    const pending = runner.run(endless, limits);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await runner.close();
    expect(await pending).toEqual({ ok: false, error: 'the server is stopping' });
  });
});

describe.skipIf(process.platform === 'win32')('the osqueryi runner', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ig-osqueryi-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A program that behaves like osqueryi where it matters: rows on standard output, errors on standard error. */
  const stand = (name: string, script: string): string => {
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return file;
  };

  it.each([
    ['rows', `printf '[{"uid":"0"},{"uid":"1"}]'`, { ok: true, rows: [{ uid: '0' }, { uid: '1' }], isTruncated: false }],
    ['no rows', 'true', { ok: true, rows: [], isTruncated: false }],
    ['an error', 'echo "Error: no such table: nowhere" >&2; exit 1', { ok: false, error: 'no such table: nowhere' }],
    ['a crash', 'echo "bad flag" >&2; exit 2', { ok: false, error: 'bad flag' }],
    ['nonsense', 'echo hello', { ok: false, error: expect.stringContaining('not a table') }],
  ])('%s', async (name, script, expected) => {
    expect(await createOsqueryiRunner(stand(name.replaceAll(' ', '_'), script), 'osqueryi').run('SELECT 1', limits)).toEqual(expected);
  });

  it('cuts rows beyond the limit and says so', async () => {
    const file = stand('many', `printf '[{"n":"1"},{"n":"2"},{"n":"3"}]'`);
    expect(await createOsqueryiRunner(file, 'osqueryi').run('SELECT 1', { ...limits, maxRows: 2 })).toEqual({
      ok: true,
      rows: [{ n: '1' }, { n: '2' }],
      isTruncated: true,
    });
  });

  it('a query that looks like an option or a shell command of osqueryi stays a query', async () => {
    const file = stand('echo', `for last; do :; done; printf '[{"query":"%s"}]' "$last"`);
    for (const query of ['--help', '.exit']) {
      expect(await createOsqueryiRunner(file, 'osqueryi').run(query, limits)).toEqual({
        ok: true,
        rows: [{ query: ` ${query}` }],
        isTruncated: false,
      });
    }
  });

  it('what cannot be started is an answer', async () => {
    const answer = await createOsqueryiRunner(join(folder, 'absent'), 'osqueryi').run('SELECT 1', limits);
    expect(answer).toMatchObject({ ok: false, error: expect.stringContaining('could not start') });
  });
});

it('where neither osquery nor the provider can answer, a query says so', async () => {
  const path = process.env['PATH'];
  process.env['PATH'] = '';
  try {
    const runner = await createOsqueryRunner('unused', 'darwin');
    expect(await runner.run('SELECT 1', limits)).toMatchObject({ ok: false, error: expect.stringContaining('install osquery') });
  } finally {
    process.env['PATH'] = path;
  }
});
