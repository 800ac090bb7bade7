/** Installs and builds `ig` where that is needed; one process at a time, however many commands were started at once. */
import { rmSync, writeFileSync } from 'node:fs';
import { cliFingerprint, cliMarker, isCliReady } from './cli_sources.mjs';
import { ensureInstalled } from './install.mjs';
import { onlyOne } from './only_one.mjs';

try {
  await onlyOne(prepare);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Looks again: another process may have done it while this one waited. */
async function prepare() {
  const current = cliFingerprint();
  if (isCliReady(current)) return;
  ensureInstalled();
  // Gone first: a build that is interrupted must not pass for a complete one.
  rmSync(cliMarker, { force: true });
  console.log('build: ig (a source changed, or this is the first use)');
  // Only now: the build needs what was just installed.
  const { buildCli } = await import('./build_cli.mjs');
  await buildCli();
  writeFileSync(cliMarker, current);
}
