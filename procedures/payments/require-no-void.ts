import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { BatchRow } from './batch-store.ts';
import { faults } from './contract.ts';
import { findVoid } from './void-store.ts';

/** @throws Fault `payments.void-asked` while a second person has not decided whether a batch is voided. */
export async function requireNoVoid(turn: Turn, batch: BatchRow): Promise<void> {
  const asked = await findVoid(turn, batch.id);
  if (asked?.decision !== null) return;
  throw fault(faults.voidAsked, { values: { number: batch.number, name: asked.askedByName } });
}
