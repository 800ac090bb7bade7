/** `npm test`: installs what is missing, then runs everything, and ends with the line `N passed, N failed`. */
import { ensureInstalled, requireNode } from './install.mjs';

requireNode();
try {
  ensureInstalled();
  // Only now: the stages need what was just installed.
  const { runStages } = await import('./stages.mjs');
  process.exitCode = await runStages(['types', 'boundaries', 'lint', 'unit', 'build', 'journeys']);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
