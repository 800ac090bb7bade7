/** Builds what runs: the server and the browser bundles, into `build/`. */
import { buildServer } from './build_server.mjs';
import { buildWeb } from './build_web.mjs';

await Promise.all([buildServer(), buildWeb()]);
