/** A run of the test runner as a process: how it is started, and what its report says in numbers. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const reports = join(root, 'build', '.reports');

/** For `spawn` and `spawnSync` alike, and the file in which it will leave its report. `verbose` tells each test as it ends. */
export function vitestRun(name, args, environment = {}, reporter = 'default') {
  mkdirSync(reports, { recursive: true });
  const report = join(reports, `${name}.json`);
  rmSync(report, { force: true });
  return {
    report,
    file: process.execPath,
    args: [
      join(root, 'node_modules/vitest/vitest.mjs'),
      ...['run', `--reporter=${reporter}`, '--reporter=json', `--outputFile=${report}`, ...args],
    ],
    options: {
      cwd: root,
      stdio: 'inherit',
      // A production React has nothing to test components with; many containers set NODE_ENV=production.
      env: { ...process.env, NODE_ENV: 'test', ...environment },
    },
  };
}

/** One that dies before it reports, or a file that does not load, counts as failed. */
export function countTests(name, report, status) {
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

/** The last line of every test command. */
export function summaryLine({ passed, failed, skipped }) {
  return `\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
