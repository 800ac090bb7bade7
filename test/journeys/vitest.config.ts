import { defineConfig } from 'vitest/config';

/** Journeys drive a started product in a real browser: one at a time, with patience. */
export default defineConfig({
  test: {
    include: ['test/journeys/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
