import { expect, it } from 'vitest';
import { assertApiModel } from './testing/api-model.ts';

it('keeps two cases and the money of their lines as a plain model has them, whatever is sent, two at once', async () => {
  const { done, refused } = await assertApiModel({ runs: 3, steps: 20 });
  expect(done).toBeGreaterThan(15);
  expect(refused).toBeGreaterThan(3);
}, 60_000);
