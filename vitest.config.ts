import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'scripts/**/*.test.ts',
            'bench/{harness,studies}/**/*.test.ts',
            'bench/adapters/typescript/{kit,reference}/tests/*.test.ts',
          ],
          exclude: ['**/node_modules/**', 'src/cli/real-*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        // Builds every adapter with its ecosystem's tools: minutes from empty caches.
        test: {
          name: 'adapters',
          include: ['src/cli/real-*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60 * 60_000,
        },
      },
    ],
  },
});
