import { addWorkingDays, type CalendarTable } from '@yanzhen/calendar';
import { countTerm, standings } from '@yanzhen/procedures/applications/offers.ts';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import type { PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type * as z from 'zod';
import type { promiseSchema } from './contract-parts.ts';

export type Promised = z.infer<typeof promiseSchema>;
type Stage = Promised['steps'][number]['stage'];

/**
 * What happens after submission and by which day, if nothing is asked for and nobody objects: each
 * step takes its whole promised term.
 */
export async function promiseOf(turn: Turn, published: PublishedBenefit): Promise<Promised> {
  return promiseFrom(await workingDays(turn), published, turn.today);
}

/** As `promiseOf`, from a day. */
export function promiseFrom(
  table: CalendarTable,
  { benefit }: PublishedBenefit,
  from: CivilDate,
): Promised {
  const steps: Promised['steps'] = [];
  let on = from;
  for (const term of benefit.terms.filter(({ stage }) => isTaken(benefit, stage))) {
    if (term.stage === 'publicity') on = addWorkingDays(table, on, publishingDays()).dueOn;
    on = addWorkingDays(table, on, term.promisedWorkingDays).dueOn;
    steps.push({
      stage: term.stage,
      workingDays: term.promisedWorkingDays,
      legalWorkingDays: term.legalWorkingDays,
      dueOn: on,
      assumed: term.assumed,
    });
  }
  const first = steps[0];
  return {
    steps,
    nextDueOn: first?.dueOn ?? null,
    counting: first ? countTerm(table, from, first.workingDays).counting : null,
    endOn: on,
  };
}

/** Whether a case of the benefit comes to a stage at all. */
function isTaken({ steps }: PublishedBenefit['benefit'], stage: Stage): boolean {
  if (stage === 'accept') return steps.includes('employer');
  return stage !== 'publicity' || steps.includes('publicity');
}

/** Working days in which an approved case is put on the public list. */
function publishingDays(): number {
  const { term } = standings.approved;
  return term && 'workingDays' in term ? term.workingDays : 0;
}
