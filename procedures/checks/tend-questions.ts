import { addWorkingDays } from '@yanzhen/calendar';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { standings } from '../applications/offers.ts';
import { getCityChecks } from './city-checks.ts';
import { listSeats } from './seat-store.ts';
import * as store from './store.ts';
import { caseEnded, takeBack } from './withdraw-question.ts';

/**
 * Takes back the questions of cases that have ended, and reminds departments once a day of what is due
 * by the next working day or overdue. Safe to repeat.
 */
export async function tendQuestions(turn: Turn): Promise<void> {
  const ended = Object.entries(standings).flatMap(([state, each]) => (each.ends ? [state] : []));
  for (const { id } of await store.listOfEndedCases(turn, ended)) {
    await takeBack(turn, id, caseEnded);
  }
  const { dueOn } = addWorkingDays(await workingDays(turn), turn.today, 1);
  const due = await store.listToRemind(turn, dueOn);
  if (due.length === 0) return;
  const city = await getCityChecks(turn);
  for (const { department, personId } of await listSeats(turn)) {
    const own = due.filter((each) => each.department === department);
    if (own.length === 0) continue;
    const { zh, en } = city.nameOf(department);
    const overdue = own.filter((each) => each.dueOn < turn.today).length;
    await turn.send({
      personId,
      template: 'checks.reminded',
      values: { count: own.length, overdue, department: zh, departmentEn: en },
      subject: { type: 'department', id: department },
    });
  }
  await store.markReminded(
    turn,
    due.map((each) => each.id),
  );
}
