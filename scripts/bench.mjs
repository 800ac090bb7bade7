/**
 * `npm run bench`: measures the engine (test/bench), prints a table and writes build/bench.json. `npm run bench -- quick` takes one round
 * of a tenth of the events, to see that it runs. `--cpu-prof` is passed on to Node.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './install.mjs';
import { peggyForEsbuild } from './peggy_plugin.mjs';

const entry = join(root, 'build', 'bench', 'main.mjs');
await build({
  entryPoints: [join(root, 'test', 'bench', 'main.ts')],
  outfile: entry,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  plugins: [peggyForEsbuild],
  logLevel: 'warning',
});

const given = process.argv.slice(2);
const nodeOptions = ['--expose-gc', ...given.filter((argument) => argument.startsWith('--'))];
const { status } = spawnSync(
  process.execPath,
  [...nodeOptions, entry, join(root, 'build', 'bench.json'), ...given.filter((argument) => !argument.startsWith('--'))],
  { cwd: root, stdio: 'inherit' }
);
process.exitCode = status ?? 1;
