import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { listSponsors } from './sponsor-store.ts';
import type { Proposal } from './store.ts';
import { listSeated } from './unit-store.ts';

/** Steps of which the sponsors are told; each has its text under `messages`. */
type Step = 'filed' | 'declined' | 'answered' | 'again' | 'concluded';

export async function tellSponsors(
  turn: Turn,
  step: Step,
  row: Proposal,
  reason = '',
): Promise<void> {
  for (const { personId, number } of await listSponsors(turn, row)) {
    await turn.send({
      personId,
      template: `proposals.${step}`,
      values: {
        number: number ?? row.number ?? '',
        title: row.title,
        dueOn: row.dueOn ?? '',
        reason,
      },
      subject: { type: 'proposal', id: row.id },
    });
  }
}

/** Tells everybody who acts for a unit. */
export async function tellUnit(
  turn: Turn,
  step: 'assigned' | 'opinion-asked' | 'due-soon',
  row: Proposal,
  unit: string,
  values: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  for (const personId of await listSeated(turn, unit)) {
    await turn.send({
      personId,
      template: `proposals.${step}`,
      values: { number: row.number ?? '', title: row.title, dueOn: row.dueOn ?? '', ...values },
      subject: { type: 'proposal', id: row.id },
    });
  }
}
