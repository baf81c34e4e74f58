import type { OpenGround } from '@yanzhen/server/database/open-ground.ts';
import type { Route } from '@yanzhen/server/routes/route.ts';
import { openStagedTurns } from '@yanzhen/server/turn/open-turn.ts';
import { readDemonstration } from './demo-files.ts';
import { Stage } from './stage.ts';
import { giveSeats } from './give-seats.ts';
import { makeCast } from './make-cast.ts';
import { drawSecondLooks, openSecondLooks } from './second-looks.ts';
import { openBudget } from './open-budget.ts';
import { playCohort } from './play-cohort.ts';
import { playOffers } from './play-offers.ts';
import { playProposals } from './play-proposals.ts';
import { writeLetters } from './write-letters.ts';

/**
 * Loads the people, employers and cases of a demonstration city, in one transaction: a start that is
 * killed half way leaves none of it. The same pack on the same day makes the same city.
 */
export async function loadDemonstration(
  ground: OpenGround,
  routes: readonly Route[],
  city: string,
  applyCity: (stage: Stage) => Promise<void>,
): Promise<void> {
  const demo = readDemonstration(city);
  const now = ground.clock();
  const opening = daysBefore(now, Math.max(...demo.cohorts.map((each) => each.startedDaysAgo)) + 2);
  await openStagedTurns(
    { ...ground, isDemonstration: () => true },
    { city, requestId: 'demonstration' },
    async (turnAt) => {
      const stage = new Stage(turnAt, routes, opening);
      await applyCity(stage);
      const cast = await makeCast(stage, demo);
      await giveSeats(stage, cast, demo.accounts);
      await openBudget(stage, cast);
      const round = await openSecondLooks(stage, cast, { from: opening, to: daysBefore(now, 10) });
      for (const cohort of demo.cohorts.toSorted((a, b) => b.startedDaysAgo - a.startedDaysAgo)) {
        stage.moveTo(daysBefore(now, cohort.startedDaysAgo));
        const people = demo.people.filter((person) => person.cohort === cohort.id);
        await playCohort(stage, cast, demo.application, cohort, people);
        if (cohort.id === demo.letterAfter) await writeLetters(stage, cast);
      }
      if (demo.offers) await playOffers(stage, cast, demo.offers, (days) => daysBefore(now, days));
      await playProposals(stage, cast, (days) => daysBefore(now, days));
      stage.moveTo(daysBefore(now, 1));
      await drawSecondLooks(stage, cast, round);
      await openSecondLooks(stage, cast, { from: daysBefore(now, 9), to: daysBefore(now, -50) });
    },
  );
}

/** Nine in the morning of the city's clock, some days before. */
function daysBefore(now: Date, days: number): Date {
  const day = new Date(now.getTime() - days * 86_400_000 + 8 * 3_600_000);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 1));
}
