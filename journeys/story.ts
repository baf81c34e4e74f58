import { afterAll, afterEach, beforeEach } from 'vitest';
import type { Journey } from './journey.ts';

/**
 * Makes the tests of a `describe` one story: when a step fails, what everyone sees is pictured and the steps
 * behind it are skipped; at the end the journey is closed.
 */
export function asStory(journey: () => Journey): void {
  let broken = false;
  beforeEach(({ skip }) => skip(broken, 'the story broke off before'));
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    broken = true;
    console.log(`pictures: ${await journey().picture()}`);
  });
  afterAll(() => journey().close());
}
