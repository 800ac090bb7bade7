/** What stands between commands that are started at once, and what a command that was killed leaves behind. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installCommand } from './install.mjs';
import { identityOf, onlyOne } from './only_one.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ig-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('only one at a time', () => {
  const options = () => ({ lock: join(folder, 'build', '.lock'), say: () => undefined });

  it('works one after the other', async () => {
    const told: string[] = [];
    const work = (name: string) => async () => {
      told.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      told.push(`${name} ends`);
    };
    await Promise.all([onlyOne(work('a'), options()), onlyOne(work('b'), options())]);
    expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('lets the next one in when the work failed', async () => {
    await expect(onlyOne(() => Promise.reject(new Error('no disk')), options())).rejects.toThrow('no disk');
    expect(await onlyOne(() => 'done', options())).toBe('done');
  });

  it.each([
    ['of a process that is gone', '4194305 1'],
    ['of another process that had the number of a living one', `${process.pid} 1`],
  ])('takes over the lock %s', async (_, holder) => {
    mkdirSync(options().lock, { recursive: true });
    writeFileSync(join(options().lock, 'holder'), holder);
    expect(await onlyOne(() => 'done', options())).toBe('done');
  });

  it('knows a process by number and beginning', () => {
    expect(identityOf(process.pid)).toBe(identityOf(process.pid));
    expect(identityOf(4_194_305)).toBeUndefined();
  });
});

describe('the command that installs', () => {
  it.each([
    ['of the npm that started us', { npm_execpath: '/opt/npm/bin/npm-cli.js' }, [process.execPath, '/opt/npm/bin/npm-cli.js', 'ci']],
    ['npm where another program started us', { npm_execpath: '/opt/yarn/yarn.js' }, ['npm', 'ci']],
    ['npm where nothing is known', {}, ['npm', 'ci']],
  ])('is %s', (_, environment, expected) => {
    expect(installCommand(environment).slice(0, expected.length)).toEqual(expected);
  });

  it('installs what builds, whatever NODE_ENV says', () => {
    expect(installCommand({})).toEqual(expect.arrayContaining(['--include=dev', '--include=optional']));
  });
});
