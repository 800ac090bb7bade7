/** Live queries on this machine: the installed osquery, or the built-in provider where there is none. */
import { spawnSync } from 'node:child_process';
import type { OsqueryRunner } from '../../server/app/ports';
import { createBuiltInRunner } from './built_in_runner';
import { createOsqueryiRunner } from './osqueryi_runner';

/** `providerProcess` is the built `provider_process.js`. The choice is made once, at the start. */
export async function createOsqueryRunner(providerProcess: string, platform: NodeJS.Platform = process.platform): Promise<OsqueryRunner> {
  const { status, stdout } = spawnSync('osqueryi', ['--version'], { encoding: 'utf8', timeout: 10_000 });
  if (status === 0) return createOsqueryiRunner('osqueryi', stdout.trim().replace(/ version /, ' '));
  return platform === 'linux' ? createBuiltInRunner(providerProcess) : noRunner;
}

/** The built-in provider reads Linux's /proc: elsewhere an empty table would be a lie. */
const noRunner: OsqueryRunner = {
  name: 'none: install osquery',
  run: () =>
    Promise.resolve({
      ok: false,
      error: 'osqueryi is not installed here, and the built-in provider answers on Linux only; install osquery and start again',
    }),
  close: () => Promise.resolve(),
};
