import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { dutyNames, duties, faults, type Duty } from './contract.ts';

interface DatabaseError {
  readonly code: string;
  readonly constraint?: string;
  readonly detail?: string;
}

/**
 * The fault for the database's own refusal of two excluded duties; undefined for any other error. The
 * trigger names both in the error's detail: `check×propose`.
 */
export function excludedDutyOf(turn: Pick<Turn, 'language'>, error: unknown): Fault | undefined {
  const { code, constraint, detail = '' } = (error ?? {}) as DatabaseError;
  if (code !== '23P01' || constraint !== 'duty_done_excluded') return undefined;
  const [duty, other] = detail.split('×').map((name) => duties.find((each) => each === name));
  return excludedDuty(turn, duty, other);
}

/** The fault for the database's refusal of an account without the role, or apart from all cases. */
export function roleFaultOf(error: unknown): Fault | undefined {
  const { code, constraint } = (error ?? {}) as DatabaseError;
  const known = constraint === 'application_event_role' || constraint === 'application_event_apart';
  return code === '23514' && known ? fault(faults.roleEnded, { status: 403 }) : undefined;
}

export function excludedDuty(
  turn: Pick<Turn, 'language'>,
  duty: Duty | undefined,
  other: Duty | undefined,
): Fault {
  const name = (each: Duty | undefined): string => (each ? dutyNames[each][turn.language] : '?');
  return fault(faults.excludedDuty, { values: { duty: name(duty), other: name(other) } });
}
