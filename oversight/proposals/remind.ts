import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { addDays, asCivilDate } from '@yanzhen/values/civil-date.ts';
import { reminderDays } from './contract.ts';
import { appendReminder, listDue } from './statistics-store.ts';
import { findProposal } from './store.ts';
import { tellUnit } from './tell.ts';

/** Items of one turn; what is left is the next hour's. */
const batch = 500;

/** The job: 30, 15, 7 and 1 days before the last day, the lead unit is reminded, each time once. */
export async function remind(turn: Turn): Promise<void> {
  for (const due of await listDue(turn, addDays(turn.today, reminderDays[0]), batch)) {
    const daysLeft = reminderDays.findLast(
      (days) => addDays(turn.today, days) >= asCivilDate(due.dueOn),
    );
    if (daysLeft === undefined || !(await appendReminder(turn, due, daysLeft))) continue;
    const row = await findProposal(turn, due.id);
    if (row?.leadUnit) await tellUnit(turn, 'due-soon', row, row.leadUnit);
  }
}
