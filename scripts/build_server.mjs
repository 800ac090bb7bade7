/**
 * Bundles the standalone server into `build/standalone/`: the server, and the process that answers one osquery query.
 * Libraries stay in node_modules, since SQLite is a native addon.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './install.mjs';
import { peggyForEsbuild } from './peggy_plugin.mjs';

/** Tests build into a folder of their own, as deep in the project as the true one. */
export async function buildServer(outdir = join(root, 'build', 'standalone')) {
  await Promise.all(['server', 'osquery'].map((folder) => rm(join(outdir, folder), { recursive: true, force: true })));
  await build({
    absWorkingDir: root,
    entryPoints: ['standalone/server/main.ts', 'standalone/osquery/provider_process.ts'],
    outbase: 'standalone',
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    plugins: [peggyForEsbuild],
    sourcemap: 'linked',
    sourcesContent: false,
    charset: 'utf8',
    logLevel: 'warning',
  });
}
