/** The built program, as a shell runs it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli } from '../scripts/build_cli.mjs';

const outdir = resolve('build', '.cli_of_tests');
const main = join(outdir, 'main.js');

beforeAll(() => buildCli(outdir));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

describe('the built program', () => {
  it('answers on standard output, warns on standard error, and ends with its exit code', () => {
    const options = { encoding: 'utf8', input: '{"id":1,"expression":"1 + 1"}\n' } as const;
    expect(spawnSync(process.execPath, [main, 'value', '--batch'], options)).toMatchObject({
      status: 0,
      stderr: '',
      stdout: '{"id":1,"ok":true,"value":2}\n',
    });
    expect(spawnSync(process.execPath, [main, 'nonsense'], options)).toMatchObject({ status: 2, stdout: '' });
    expect(spawnSync(process.execPath, [main, 'value', '1 +'], options)).toMatchObject({ status: 1, stdout: '' });
  });

  it('finds the bundled rules from any folder', () => {
    const ran = spawnSync(process.execPath, [main, 'evaluate', '--batch'], {
      encoding: 'utf8',
      input: '{"id":1,"documents":[]}\n',
      cwd: '/',
    });
    expect(ran).toMatchObject({ status: 0, stderr: '', stdout: '{"id":1,"matches":[],"not_evaluated":[]}\n' });
  });

  it('answers a line before the next one is there', async () => {
    const child = spawn(process.execPath, [main, 'value', '--batch'], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.write('{"id":1,"expression":"1"}\n');
    const [first] = await once(child.stdout, 'data');
    expect(String(first)).toBe('{"id":1,"ok":true,"value":1}\n');
    child.stdin.end();
    const [exitCode] = await once(child, 'exit');
    expect(exitCode).toBe(0);
  });

  it('is quiet when nobody reads its answers any more', async () => {
    const child = spawn(process.execPath, [main, 'value', '--batch'], { stdio: ['pipe', 'pipe', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    // The child may be gone while this side still writes.
    child.stdin.on('error', () => undefined);
    child.stdin.write('{"id":1,"expression":"1"}\n');
    await once(child.stdout, 'data');
    child.stdout.destroy();
    child.stdin.end('{"id":1,"expression":"1"}\n'.repeat(20_000));
    const [exitCode] = await once(child, 'close');
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
  });
});
