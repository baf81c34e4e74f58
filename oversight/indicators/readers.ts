import { hasRole, type Actor } from '@yanzhen/server/turn/actor.ts';
import type { Indicator } from './indicator.ts';

/** Whether a reader may see the persons behind a figure; others see counts. */
export function mayReadPersons(actor: Actor | null, indicator: Indicator): boolean {
  const { personsSeenBy } = indicator.rows;
  // Rows behind which no person stands open to every reader.
  return personsSeenBy.length === 0 || hasRole(actor, ...personsSeenBy);
}
