/**
 * `KIBANA_HOME=<unpacked Kibana> npm run test:kibana [-- <part of a file's path> ...]`: builds the zip for that Kibana, installs it with
 * Kibana's own installer, runs test/kibana in it, and takes everything away again, also after a failure or Ctrl-C.
 * `PICTURES=<folder>` keeps what the browser showed. Without `KIBANA_HOME` there is nothing to test in, and it says so.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureInstalled, isInstalled, requireNode } from './install.mjs';
import { ensureBrowser } from './browser.mjs';
import { installPlugin, readKibanaHome, removePlugin } from './kibana_home.mjs';
import { onlyOne } from './only_one.mjs';
import { endRememberedProcesses } from './started_processes.mjs';
import { countTests, summary, vitestRun } from './vitest_run.mjs';

requireNode();
const { KIBANA_HOME: home } = process.env;
const { kibana, problem } = home ? readKibanaHome(resolve(home)) : {};
if (kibana !== undefined) {
  process.exitCode = await testIn(kibana);
} else if (problem !== undefined) {
  console.error(`test:kibana: ${problem}`);
  process.exitCode = 2;
} else {
  console.log('test:kibana: skipped, because KIBANA_HOME is not set; it names the folder of an unpacked Kibana');
}

async function testIn(found) {
  const folder = mkdtempSync(join(tmpdir(), 'investigation-guides-kibana-'));
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopping.abort(signal));
  try {
    if (!isInstalled()) await onlyOne(() => ensureInstalled());
    return await installAndTest(found, folder, stopping.signal);
  } catch (error) {
    console.error(stopping.signal.aborted ? `test:kibana: stopped by ${stopping.signal.reason}` : error);
    console.log('0 passed, 1 failed');
    return 1;
  } finally {
    // Kibana ends by itself when the tests are gone (see test/kibana/loopback_only.cjs), but not while it is busy starting.
    endRememberedProcesses(folder);
    await removePlugin(found);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
  }
}

/** What builds is imported only here: it needs what may have been installed a moment ago. */
async function installAndTest(found, folder, signal) {
  const { buildPlugin } = await import('./build_plugin.mjs');
  const browser = ensureBrowser();
  console.log(`\n== Kibana ${found.version} in ${found.home}`);
  const [built, ofOther] = await buildPlugin([found.version, found.version === '9.2.0' ? '9.1.0' : '9.2.0'], folder);
  signal.throwIfAborted();
  await installPlugin(found, built.path);
  signal.throwIfAborted();
  console.log(`installed: ${built.path.slice(folder.length + 1)}, SHA-256 ${built.sha256}`);
  if (process.env.PICTURES) mkdirSync(process.env.PICTURES, { recursive: true });
  const environment = {
    ...{
      KIBANA_HOME: found.home,
      KIBANA_RUN: folder,
      KIBANA_ZIP: built.path,
      KIBANA_ZIP_OF_OTHER_VERSION: ofOther.path,
      CHROMIUM: browser,
    },
    ...(process.env.PICTURES ? { PICTURES: resolve(process.env.PICTURES) } : {}),
  };
  const run = vitestRun('kibana', ['--config', 'test/kibana/vitest.config.ts', ...process.argv.slice(2)], environment, 'verbose');
  const counted = countTests('kibana', run.report, await ended(spawn(run.file, run.args, run.options), signal));
  console.log(summary(counted));
  return counted.failed === 0 && counted.passed > 0 ? 0 : 1;
}

function ended(child, signal) {
  signal.addEventListener('abort', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code));
  });
}
