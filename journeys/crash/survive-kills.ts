import { expect } from 'vitest';
import { reportFigure } from '@yanzhen/server/testing/figure.ts';
import { startBuiltServer, type BuiltServer } from '../built-server.ts';
import { crashRounds } from './crash-rounds.ts';
import { fillBudget } from './fill-budget.ts';
import { gatherCrowd } from './people.ts';

const rounds = 50;

/**
 * Fifty crashes of a server at work, each followed by a look at everything; reports the figures.
 *
 * @param limitMs  After each, the first good answer comes within these milliseconds.
 */
export async function surviveKills(
  what: 'server' | 'database',
  limitMs: number,
  crash: (server: BuiltServer, round: number) => Promise<void>,
): Promise<void> {
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
}
