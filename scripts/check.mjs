/** `npm run check`: what a review wants green and needs no browser: types, boundaries, lint, build, unit, component and server tests. */
import { runStages } from './stages.mjs';

process.exitCode = await runStages(['types', 'boundaries', 'lint', 'build', 'unit']);
