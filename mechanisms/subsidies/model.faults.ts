import { expect, it } from 'vitest';
import { reportFigure } from '@yanzhen/server/testing/figure.ts';
import { assertApiModel } from './testing/api-model.ts';

/** `YANZHEN_SEQUENCES` asks for more or fewer. */
const sequences = Number(process.env['YANZHEN_SEQUENCES'] ?? 200);

it('keeps cases and money as a plain model has them through hundreds of sequences over HTTP, two at once', async () => {
  const { done, refused } = await assertApiModel({ runs: sequences, steps: 24 });
  expect(done).toBeGreaterThan(sequences * 5);
  reportFigure('commands over HTTP as the model says', `${done} done, ${refused} refused`, 'no difference'); // prettier-ignore
});
