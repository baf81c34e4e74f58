import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBuiltServer, type BuiltServer } from './built-server.ts';
import { killDatabase } from './crash/crash-kinds.ts';
import { crashRounds } from './crash/crash-rounds.ts';
import { gatherCrowd, type Crowd } from './crash/people.ts';

let server: BuiltServer;
let crowd: Crowd;
beforeAll(async () => {
  server = await startBuiltServer(true);
  crowd = await gatherCrowd(server, 12);
}, 400_000);
afterAll(() => server.close());

it('loses no acknowledged write when the database is killed at work, and starts it again without a hand', async () => {
  let round = 0;
  const { acknowledged } = await crashRounds(server, crowd, 2, () =>
    killDatabase(server, (round += 1) % 2 === 0),
  );
  expect(acknowledged).toBe(60);
});
