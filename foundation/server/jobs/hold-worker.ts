/**
 * For the tests of the worker: runs one on the database of the first argument until it is killed. Its task
 * `held.step` counts in its turn, says so on standard output, and stands still before the turn ends.
 */
import { openGround } from '../database/open-ground.ts';
import type { Feature } from '../manifest/feature.ts';
import { readWords } from '../manifest/words.ts';
import { demonstrationOutlets } from '../messages/demonstration-outlets.ts';
import { startWorker } from './worker.ts';

const ground = await openGround({
  adminUrl: process.argv[2] ?? '',
  masterKey: Buffer.alloc(32, 7),
  filesFolder: '',
  clock: () => new Date(),
  isDemonstration: () => false,
  features: [],
  connections: 2,
});
const held: Feature = {
  id: 'held',
  folder: 'foundation/server/jobs',
  jobs: {
    'held.step': async (turn) => {
      await turn.next('held');
      process.stdout.write('held\n');
      await new Promise(() => undefined);
    },
  },
};
await startWorker(ground, [held], readWords({}), demonstrationOutlets);
