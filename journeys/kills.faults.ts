import { expect, it } from 'vitest';
import { reportFigure } from '@yanzhen/server/testing/figure.ts';
import { startBuiltServer, type BuiltServer } from './built-server.ts';
import { killDatabase, killServer } from './crash/crash-kinds.ts';
import { crashRounds } from './crash/crash-rounds.ts';
import { fillBudget } from './crash/fill-budget.ts';
import { gatherCrowd } from './crash/people.ts';

const rounds = 50;

it.each([
  { what: 'server', limitMs: 5_000, crash: killServer },
  {
    what: 'database',
    limitMs: 10_000,
    crash: (server: BuiltServer, round: number) => killDatabase(server, round % 2 === 0),
  },
])('survives 50 kills of the $what at work', async ({ what, limitMs, crash }) => {
  // On a disk that is written through: what was acknowledged must be there after any kill.
  const server = await startBuiltServer(true);
  try {
    const crowd = await gatherCrowd(server, rounds * 5);
    await fillBudget(server.address, crowd);
    let round = 0;
    const { backMs, acknowledged } = await crashRounds(server, crowd, rounds, () =>
      crash(server, (round += 1)),
    );
    const sorted = backMs.toSorted((a, b) => a - b);
    const seconds = (at: number): string => `${((sorted[at] ?? 0) / 1000).toFixed(2)} s`;
    reportFigure(`kills of the ${what}, no difference after any`, backMs.length, String(rounds));
    reportFigure(`acknowledged writes, none lost, none twice (${what})`, acknowledged, '0 lost');
    reportFigure(`${what} back, median`, seconds(rounds / 2), `≤ ${limitMs / 1000} s`);
    reportFigure(`${what} back, worst`, seconds(rounds - 1), `≤ ${limitMs / 1000} s`);
    expect(sorted.at(-1)).toBeLessThan(limitMs);
  } finally {
    await server.close();
  }
});
