/** Runs `ig`, after what is missing was installed and what changed was built. Plain Node: it runs before anything is installed. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cliEntry, cliFingerprint, isCliReady } from './cli_sources.mjs';
import { requireNode, root } from './install.mjs';

requireNode();
if (!isCliReady(cliFingerprint())) prepare();
process.setSourceMapsEnabled(true);
await import(pathToFileURL(cliEntry).href);

/** In a process of its own, whose every word goes to standard error: npm writes to standard output, which is for answers only. */
function prepare() {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'prepare_cli.mjs')], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(1);
}
