import { defineConfig } from 'vitest/config';
import { oldestKibanaForVite } from '../../scripts/oldest_kibana.mjs';
import { peggyForVite } from '../../scripts/peggy_plugin.mjs';

/** The tests of the pages once more, with the React, EUI and message formatter of Kibana 8.12. */
export default defineConfig({
  plugins: [peggyForVite as never, oldestKibanaForVite as never],
  esbuild: { jsx: 'transform' },
  test: {
    include: ['public/**/*.test.tsx', 'test/oldest_kibana/*.test.{ts,tsx}'],
    // What imports React and is not of that folder itself has to come through the plugin above.
    server: { deps: { inline: [/\/react-markdown\//] } },
    setupFiles: ['test/fixtures/plain_styles.ts', 'test/fixtures/patient_queries.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
