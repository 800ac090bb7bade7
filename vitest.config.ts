import { defineConfig } from 'vitest/config';
import { fileURLToPath } from 'node:url';
import { peggyForVite } from './scripts/peggy_plugin.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [peggyForVite as never],
  resolve: {
    // In the browser Kibana (or the standalone page) provides these; tests use the standalone page's own.
    alias: {
      '@kbn/i18n-react': here('./standalone/web/shared/kbn_i18n_react.tsx'),
      '@kbn/i18n': here('./standalone/web/shared/kbn_i18n.ts'),
      // Kibana's server brings it.
      '@kbn/config-schema': here('./test/fakes/config_schema.ts'),
    },
  },
  esbuild: { jsx: 'transform' },
  test: {
    include: ['{common,server,public,standalone,cli,test,scripts}/**/*.test.{ts,tsx}'],
    exclude: ['test/journeys/**', 'test/oldest_kibana/**', '**/node_modules/**', 'build/**'],
    setupFiles: ['test/fixtures/plain_styles.ts', 'test/fixtures/patient_queries.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
