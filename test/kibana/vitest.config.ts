import { defineConfig } from 'vitest/config';
import { peggyForVite } from '../../scripts/peggy_plugin.mjs';

/** `npm run test:kibana` only: each file launches a real Kibana, one after the other, and has patience with it. */
export default defineConfig({
  plugins: [peggyForVite as never],
  test: {
    include: ['test/kibana/**/*.kibana.ts'],
    testTimeout: 300_000,
    hookTimeout: 600_000,
    fileParallelism: false,
    // A worker that is a process of its own would outlive the runner when that is stopped, and Kibana with it.
    pool: 'threads',
  },
});
