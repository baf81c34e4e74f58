import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { civilDateOf, dateForReader } from '@yanzhen/values/civil-date.ts';
import { faults } from './contract.ts';
import type { DraftRecord } from './store.ts';

/** The refusal of an act on a version that is no longer the newest: who changed it, and when. */
export function staleDraft(turn: Turn, { changedAt, changedBy, version }: DraftRecord): Fault {
  const clock = new Date(changedAt.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  const day = dateForReader(civilDateOf(changedAt), turn.language);
  return fault(faults.stale, { values: { by: changedBy, at: `${day} ${clock}`, version } });
}
