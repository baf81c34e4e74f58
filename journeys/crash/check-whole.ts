import { expect } from 'vitest';
import type { CaseWork } from './case-work.ts';
import type { Crowd } from './people.ts';
import { readAgain } from './read-again.ts';

/**
 * What must hold after every crash: each case is what its events make of it, every counter of money
 * re-adds to the fen and the ledger to zero.
 */
export async function checkWhole(address: string, { office }: Crowd): Promise<void> {
  const ask = (path: string): Promise<unknown> =>
    readAgain(`${address}/api/luzhou${path}`, office.auditor);
  expect(await ask('/applications/consistency')).toMatchObject({ differences: [] });
  expect(await ask('/payments/reconciliation')).toMatchObject({ ok: true, differences: [] });
}

/** Every acknowledged write is there: the same key gets the same reply, and nothing is done twice. */
export async function checkAcknowledged(work: CaseWork, from = 0): Promise<void> {
  for (const { again, reply } of work.acknowledged.slice(from)) expect(await again()).toBe(reply);
}
