/** The stages of a test run: each is a command; a stage of tests counts its tests, any other counts as one. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { oldestShared } from './build_oldest_shared.mjs';
import { oldestKibana, root } from './install.mjs';
import { countTests, summary, vitestRun } from './vitest_run.mjs';

const bin = (...parts) => [process.execPath, join(root, 'node_modules', ...parts)];

const stages = {
  types: () => command([process.execPath, 'scripts/check_types.mjs']),
  // By EUI 90's and React 17's types: what only the newest know does not compile.
  'types on Kibana 8.12': () =>
    command([
      ...bin('typescript', 'bin', 'tsc'),
      '-p',
      oldestKibana,
      '--incremental',
      '--tsBuildInfoFile',
      'build/.types/oldest_kibana.tsbuildinfo',
    ]),
  boundaries: () =>
    command([
      ...bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'common',
      'server',
      'public',
      'standalone',
      'cli',
    ]),
  lint: () => command([...bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0']),
  unit: () => tests('unit', []),
  'pages on Kibana 8.12': () => tests('pages_oldest', ['--config', 'test/oldest_kibana/vitest.config.ts', '--root', '.']),
  build: () => command([process.execPath, 'scripts/build.mjs']),
  journeys: () => tests('journeys', ['--config', 'test/journeys/vitest.config.ts'], { CHROMIUM: ensureBrowser() }),
  'journeys on Kibana 8.12': journeysOnOldest,
};

/** Runs the named stages in order, all of them even when one fails; prints the summary; answers the exit code. */
export async function runStages(names) {
  const total = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const name of names) {
    const started = Date.now();
    console.log(`\n== ${name}`);
    const counted = counting(name);
    for (const key of ['passed', 'failed', 'skipped']) total[key] += counted[key];
    total.failures.push(...counted.failures);
    console.log(`== ${name}: ${counted.failed === 0 ? 'passed' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  }
  console.log(summary(total));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** A stage that cannot even begin, for want of a browser, is one failure beside what the others found. */
function counting(name) {
  try {
    const counted = stages[name]();
    return counted === true ? PASSED : counted === false ? failedWith(name) : counted;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message);
    return failedWith(`${name}: ${message}`);
  }
}

const PASSED = { passed: 1, failed: 0, skipped: 0, failures: [] };
const failedWith = (failure) => ({ passed: 0, failed: 1, skipped: 0, failures: [failure] });

/** True when the command ended well. */
function command([file, ...args]) {
  return spawnSync(file, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

/** The bundles that users install, on a page that gives them the libraries of the oldest Kibana. */
function journeysOnOldest() {
  if (!command([process.execPath, 'scripts/build_oldest_shared.mjs'])) return false;
  const environment = { CHROMIUM: ensureBrowser(), SHARED_LIBRARIES: oldestShared };
  return tests('journeys_oldest', ['--config', 'test/journeys/vitest.config.ts', 'triage'], environment);
}

function tests(name, args, environment) {
  const run = vitestRun(name, args, environment);
  const { status } = spawnSync(run.file, run.args, run.options);
  return countTests(name, run.report, status);
}
