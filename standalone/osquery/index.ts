/** Live queries on this machine: the installed osquery, or the built-in provider where there is none. */
import { spawnSync } from 'node:child_process';
import type { OsqueryRunner } from '../../server/app/ports';
import { createBuiltInRunner } from './built_in_runner';
import { createOsqueryiRunner } from './osqueryi_runner';

/** `providerProcess` is the built `provider_process.js`. The choice is made once, at the start. */
export async function createOsqueryRunner(providerProcess: string): Promise<OsqueryRunner> {
  const { status, stdout } = spawnSync('osqueryi', ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return status === 0 ? createOsqueryiRunner('osqueryi', stdout.trim().replace(/ version /, ' ')) : createBuiltInRunner(providerProcess);
}
