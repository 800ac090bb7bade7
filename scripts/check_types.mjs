/** Type-checks each folder with the types that it is allowed to see, then everything together with the tests. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const projects = ['common', 'server', 'public', 'standalone', 'standalone/web', 'cli', '.'];

mkdirSync(new URL('../build/.types/', import.meta.url), { recursive: true });
let failed = false;
for (const project of projects) {
  const info = `build/.types/${project.replaceAll('/', '_')}.tsbuildinfo`;
  const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project, '--incremental', '--tsBuildInfoFile', info], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error(`types: ${project} failed`);
    failed = true;
  }
}
process.exitCode = failed ? 1 : 0;
