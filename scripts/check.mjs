/** `npm run check`: what a review wants green and needs no browser: types, boundaries, lint, build, unit, component and server tests. */
import { ensureInstalled, isInstalled, oldestKibana } from './install.mjs';
import { onlyOne } from './only_one.mjs';
import { runStages } from './stages.mjs';

if (!isInstalled(oldestKibana)) await onlyOne(() => ensureInstalled(oldestKibana));
process.exitCode = await runStages(['types', 'types on Kibana 8.12', 'boundaries', 'lint', 'build', 'unit', 'pages on Kibana 8.12']);
