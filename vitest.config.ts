import { defineConfig } from 'vitest/config';

const ignored = ['**/node_modules/**', '**/dist/**', '.yanzhen/**', 'bench/**'];

const measuring = [
  'apps/server/*.faults.ts',
  'foundation/server/audit/*.faults.ts',
  'journeys/kill-*.faults.ts',
  'mechanisms/cooperation/imports/*.faults.ts',
  // Sixty-four connections at once leave no room for another file's.
  'procedures/payments/*.faults.ts',
];
/** One server for all files, migrated first: else one file's migrations and another's work lock each other out. */
const sharedServer = [
  'foundation/server/testing/global-setup.ts',
  'apps/server/testing/migrate-first.ts',
];
const long = {
  globalSetup: sharedServer,
  testTimeout: 1_200_000,
  hookTimeout: 180_000,
};

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
          globalSetup: sharedServer,
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
      // Long: `npm run test:faults`, never part of `npm test`. What tries a rule at length runs two files at once...
      {
        extends: true,
        test: {
          ...long,
          name: 'faults',
          include: ['**/*.faults.ts'],
          exclude: [...ignored, ...measuring],
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      // ...and what measures how long something takes, one file at a time.
      {
        extends: true,
        test: {
          ...long,
          name: 'measured-faults',
          include: measuring,
          exclude: ignored,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
