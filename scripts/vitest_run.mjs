/** A run of the test runner as a process: how it is started, and what its report says in numbers. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
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

/** A run that dies before it reports, or a file that does not load, counts as failed. `failures` names each test, with the first line of why. */
export function countTests(name, report, status) {
  let counted;
  try {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const failures = testResults.flatMap((file) => failuresOf(name, file));
    counted = { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests, failures };
  } catch (error) {
    console.error(`${name}: the test runner left no report (${error.message})`);
    counted = { passed: 0, failed: 1, skipped: 0, failures: [`${name}: no report`] };
  }
  if (status !== 0 && counted.failed === 0) {
    counted = { ...counted, failed: 1, failures: [...counted.failures, `${name}: the run ended with ${status}, outside of its tests`] };
  }
  return counted;
}

function failuresOf(name, { name: file, status, message, assertionResults }) {
  const at = `${name}: ${relative(root, file)}`;
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0 && status === 'failed') return [`${at}: ${firstLine(message)}`];
  return failed.map(({ fullName, failureMessages }) => `${at}: ${fullName}: ${firstLine(failureMessages[0])}`);
}

const firstLine = (text = '') => text.trim().split('\n')[0];

/** The end of every test command: what failed, by name, and the line of figures, which stands last. */
export function summary({ passed, failed, skipped, failures }) {
  const names = failures.map((failure) => `FAILED ${failure}\n`).join('');
  return `\n${names}${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
