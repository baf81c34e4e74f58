import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { BuiltServer } from '../built-server.ts';
import { CaseWork } from './case-work.ts';
import { checkAcknowledged, checkWhole } from './check-whole.ts';
import type { Crowd } from './people.ts';

/** What a run of crashes met. */
export interface Crashes {
  /** Milliseconds from each crash to the next good answer. */
  readonly backMs: readonly number[];
  readonly acknowledged: number;
}

/**
 * Lets the offices work, crashes something in the middle again and again, and looks after each crash
 * whether everything holds.
 *
 * @param crash  Ends something at once, and resolves when its loss has been felt.
 */
export async function crashRounds(
  server: BuiltServer,
  crowd: Crowd,
  rounds: number,
  crash: () => Promise<void>,
): Promise<Crashes> {
  const work = new CaseWork(server.address, crowd);
  const working = work.run(8);
  // A hand that fails ends the run at once, not at the end.
  const failed = working.then(() => new Promise<never>(() => undefined));
  const backMs: number[] = [];
  let checked = 0;
  for (let round = 0; round < rounds; round += 1) {
    await Promise.race([work.acknowledgedMore(6), failed]);
    await pause(Math.random() * 150);
    const since = performance.now();
    await crash();
    await untilGood(server.address);
    backMs.push(performance.now() - since);
    await checkWhole(server.address, crowd);
    const from = checked;
    checked = work.acknowledged.length;
    await checkAcknowledged(work, from);
  }
  await working;
  await checkWhole(server.address, crowd);
  // Once more from the beginning: no later crash took anything back.
  await checkAcknowledged(work);
  return { backMs, acknowledged: work.acknowledged.length };
}

async function untilGood(address: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const good = await fetch(`${address}/healthz`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (good) return;
    if (Date.now() > deadline) expect.fail('not back after a minute');
    await pause(10);
  }
}
