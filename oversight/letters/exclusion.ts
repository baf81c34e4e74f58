import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { duties, faults, type Duty } from './contract.ts';
import type { EventRecord } from './store.ts';

/** Names of the duties, for the sentence of a refusal. */
const dutyNames: Readonly<Record<Duty, { zh: string; en: string }>> = {
  draft: { zh: '拟稿', en: 'drafting' },
  check: { zh: '核稿', en: 'checking' },
  countersign: { zh: '会签', en: 'countersigning' },
  sign: { zh: '签发', en: 'signing' },
  dispatch: { zh: '用印发送', en: 'dispatching' },
};

/** Another duty that a natural person discharged in a letter; null where there is none. */
export function otherDutyOf(
  events: readonly EventRecord[],
  personId: string,
  duty: Duty,
): Duty | null {
  return events.find((each) => each.personId === personId && each.duty !== duty)?.duty ?? null;
}

/** The refusal of a second duty, in words. */
export function excludedDuty(turn: Turn, duty: Duty, other: Duty): Fault {
  const values = { duty: dutyNames[duty][turn.language], other: dutyNames[other][turn.language] };
  return fault(faults.excludedDuty, { values });
}

/** The fault for the database's own refusal; undefined for any other error. */
export function excludedDutyOf(turn: Turn, error: unknown, duty: Duty): Fault | undefined {
  const {
    code,
    constraint,
    detail = '',
  } = error as {
    code?: string;
    constraint?: string;
    detail?: string;
  };
  if (code !== '23P01' || constraint !== 'letter_event_excluded') return undefined;
  const found = duties.find((each) => each !== duty && detail.includes(`, ${each})`));
  return excludedDuty(turn, duty, found ?? 'draft');
}
