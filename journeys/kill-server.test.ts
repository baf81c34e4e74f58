import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBuiltServer, type BuiltServer } from './built-server.ts';
import { killServer } from './crash/crash-kinds.ts';
import { crashRounds } from './crash/crash-rounds.ts';
import { gatherCrowd, type Crowd } from './crash/people.ts';
import { retrySubmits } from './crash/retry-submits.ts';

const people = 12;
let server: BuiltServer;
let crowd: Crowd;
beforeAll(async () => {
  server = await startBuiltServer();
  crowd = await gatherCrowd(server, 2 * people);
}, 400_000);
afterAll(() => server.close());

it('loses no acknowledged write when the server is killed at work and does none twice', async () => {
  const half = { ...crowd, waiting: crowd.waiting.slice(0, people) };
  const { acknowledged } = await crashRounds(server, half, 2, () => killServer(server));
  expect(acknowledged).toBe(5 * people);
});

it('makes no duplicate of some hundred retried submits when the server is killed among them', async () => {
  const half = { ...crowd, waiting: crowd.waiting.slice(people) };
  const told = await retrySubmits(server, half, { tries: 400, kills: 1 });
  expect(told).toMatchObject({ kills: 1, doubled: 0, missing: 0 });
});
