/** The stages of a test run: each is a command; a stage of tests counts its tests, any other counts as one. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { root } from './install.mjs';

const reports = join(root, 'build', '.reports');
const bin = (...parts) => [process.execPath, join(root, 'node_modules', ...parts)];

const stages = {
  types: () => command([process.execPath, 'scripts/check_types.mjs']),
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
  build: () => command([process.execPath, 'scripts/build.mjs']),
  journeys: () => tests('journeys', ['--config', 'test/journeys/vitest.config.ts'], { CHROMIUM: ensureBrowser() }),
};

/** Runs the named stages in order, all of them even when one fails; prints the summary; answers the exit code. */
export async function runStages(names) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const name of names) {
    const started = Date.now();
    console.log(`\n== ${name}`);
    const counted = counting(stages[name]);
    for (const key of Object.keys(total)) total[key] += counted[key];
    console.log(`== ${name}: ${counted.failed === 0 ? 'passed' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** A stage that cannot even begin, for want of a browser, is one failure beside what the others found. */
function counting(stage) {
  try {
    return stage();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function command([file, ...args]) {
  const { status } = spawnSync(file, args, { cwd: root, stdio: 'inherit' });
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** A run of the test runner. One that dies before it reports, or a file that does not load, counts as failed. */
function tests(name, args, environment = {}) {
  mkdirSync(reports, { recursive: true });
  const report = join(reports, `${name}.json`);
  rmSync(report, { force: true });
  const { status } = spawnSync(
    bin('vitest', 'vitest.mjs')[0],
    [bin('vitest', 'vitest.mjs')[1], 'run', '--reporter=default', '--reporter=json', `--outputFile=${report}`, ...args],
    {
      cwd: root,
      stdio: 'inherit',
      // A production React has nothing to test components with; many containers set NODE_ENV=production.
      env: { ...process.env, NODE_ENV: 'test', ...environment },
    }
  );
  let counted;
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
    counted = { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  } catch (error) {
    console.error(`${name}: the test runner left no report (${error.message})`);
    counted = { passed: 0, failed: 1, skipped: 0 };
  }
  if (status !== 0 && counted.failed === 0) counted.failed = 1;
  return counted;
}
