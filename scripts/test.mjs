/** `npm test`: installs what is missing, then runs everything, and ends with the line `N passed, N failed`. */
import { ensureInstalled, isInstalled, oldestKibana, requireNode, root } from './install.mjs';
import { onlyOne } from './only_one.mjs';

requireNode();
try {
  const folders = [root, oldestKibana];
  if (!folders.every((folder) => isInstalled(folder))) await onlyOne(() => folders.forEach((folder) => ensureInstalled(folder)));
  // Only now: the stages need what was just installed.
  const { runStages } = await import('./stages.mjs');
  process.exitCode = await runStages([
    'types',
    'types on Kibana 8.12',
    'boundaries',
    'lint',
    'build',
    'unit',
    'pages on Kibana 8.12',
    'journeys',
    'journeys on Kibana 8.12',
  ]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
