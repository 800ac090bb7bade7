/** Bundles `ig` into `build/cli/`, a file a command, so that each loads only what it needs. Libraries stay in node_modules. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './install.mjs';
import { peggyForEsbuild } from './peggy_plugin.mjs';

/** Tests build into a folder of their own, as deep in the project as the true one. */
export async function buildCli(outdir = join(root, 'build', 'cli')) {
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['cli/main.ts'],
    outdir,
    bundle: true,
    splitting: true,
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
