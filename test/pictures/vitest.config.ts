import { defineConfig } from 'vitest/config';

/** `npm run pictures`: not part of the tests; it writes docs/pictures, to be looked at by a person. */
export default defineConfig({
  test: { include: ['test/pictures/**/*.pictures.ts'], testTimeout: 300_000, hookTimeout: 180_000, fileParallelism: false },
});
