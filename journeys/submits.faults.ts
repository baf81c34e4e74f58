import { expect, it } from 'vitest';
import { reportFigure } from '@yanzhen/server/testing/figure.ts';
import { startBuiltServer } from './built-server.ts';
import { gatherCrowd } from './crash/people.ts';
import { retrySubmits } from './crash/retry-submits.ts';

it('makes no duplicate of 100,000 retried submits with random kills', async () => {
  const server = await startBuiltServer(true);
  try {
    const crowd = await gatherCrowd(server, 250);
    const told = await retrySubmits(server, crowd, { tries: 100_000, kills: 12 });
    reportFigure('submits sent, of 250 applications', told.tries, '100,000');
    reportFigure('kills of the server meanwhile', told.kills, '12');
    reportFigure('applications submitted twice, or with two numbers', told.doubled, '0');
    expect(told).toMatchObject({ tries: 100_000, doubled: 0, missing: 0 });
  } finally {
    await server.close();
  }
});
