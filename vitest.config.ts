import { defineConfig } from 'vitest/config';

const ignored = ['**/node_modules/**', '**/dist/**', '.yanzhen/**', 'bench/**'];

export default defineConfig({
  test: {
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx,mjs}'],
          exclude: [...ignored, 'journeys/**'],
          globalSetup: [
            'foundation/server/testing/global-setup.ts',
            'apps/server/testing/migrate-first.ts',
          ],
          maxWorkers: 2,
          // Files of a worker share its modules: half the time went into loading them for each file again.
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['journeys/**/*.test.ts'],
          exclude: ignored,
          globalSetup: ['foundation/server/testing/global-setup.ts'],
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Long: `npm run test:faults`, never part of `npm test`. One file at a time, since they measure.
        extends: true,
        test: {
          name: 'faults',
          include: ['**/*.faults.ts'],
          exclude: ignored,
          globalSetup: ['foundation/server/testing/global-setup.ts'],
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 1_200_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
