import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import { faults, type Duty } from './contract.ts';
import type { EventRecord } from './store.ts';

/** The other duty that a natural person discharged in a draft; null where there is none. */
export function otherDutyOf(
  events: readonly EventRecord[],
  personId: string,
  duty: Duty,
): Duty | null {
  return events.find((each) => each.personId === personId && each.duty !== duty)?.duty ?? null;
}

/** The refusal of the second duty. */
export function excludedDuty(): Fault {
  return fault(faults.excludedDuty);
}

/** The fault for the database's own refusal; undefined for any other error. */
export function excludedDutyOf(error: unknown): Fault | undefined {
  const { code, constraint } = error as { code?: string; constraint?: string };
  const isOurs = code === '23P01' && constraint === 'policy_draft_event_excluded';
  return isOurs ? excludedDuty() : undefined;
}
