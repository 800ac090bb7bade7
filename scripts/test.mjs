/** `npm test`: installs what is missing, then runs everything, and ends with the line `N passed, N failed`. */
import { ensureInstalled, isInstalled, requireNode } from './install.mjs';
import { onlyOne } from './only_one.mjs';

requireNode();
try {
  if (!isInstalled()) await onlyOne(() => ensureInstalled());
  // Only now: the stages need what was just installed.
  const { runStages } = await import('./stages.mjs');
  process.exitCode = await runStages(['types', 'boundaries', 'lint', 'build', 'unit', 'journeys']);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
