import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBuiltServer, type BuiltServer } from './built-server.ts';
import { killServer } from './crash/crash-kinds.ts';
import { crashRounds } from './crash/crash-rounds.ts';
import { gatherCrowd, type Crowd } from './crash/people.ts';

let server: BuiltServer;
let crowd: Crowd;
beforeAll(async () => {
  server = await startBuiltServer();
  crowd = await gatherCrowd(server, 24);
}, 180_000);
afterAll(() => server.close());

it('loses no acknowledged write when the server is killed at work and does none twice', async () => {
  const { acknowledged } = await crashRounds(server, crowd, 2, () => killServer(server));
  expect(acknowledged).toBeGreaterThan(20);
});
