import { addWorkingDays } from '@yanzhen/calendar';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import type { Stage } from './stage.ts';

/** Nine in the morning, some working days on. */
export async function nextMorning(stage: Stage, days: number): Promise<void> {
  const turn = stage.turn(null);
  const { dueOn } = addWorkingDays(await workingDays(turn), civilDateOf(turn.now), days);
  stage.moveTo(new Date(`${dueOn}T01:00:00Z`));
}
