import {
  getApplication,
  listEvents,
  moveApplication,
} from '@yanzhen/procedures/applications/offers.ts';
import type { RowUndone } from '@yanzhen/procedures/imports/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { benefitOf } from '../own-case.ts';
import { tellApplicant } from '../tell.ts';

/**
 * Withdraws a filed case that nobody has taken further: a draft, or one that waits for the county since it was
 * filed. What was said of the person stays known, as the employer's word.
 */
export async function undoFiling(
  turn: Turn,
  { reason }: { readonly reason: string },
  { id }: { readonly id: string },
): Promise<RowUndone> {
  const application = await getApplication(turn, id);
  const { state } = application;
  if (state === 'withdrawn') return { undone: true };
  const last = (await listEvents(turn, id)).at(-1);
  if (state !== 'draft' && last?.move !== 'file') {
    const number = application.reference ?? '';
    return {
      undone: false,
      note: {
        zh: `${number} 已进入下一环节，不再撤回`,
        en: `${number} has gone on to the next step and stays`,
      },
    };
  }
  const published = await benefitOf(turn, application);
  const moved = await moveApplication(turn, application, 'withdraw', { reason });
  await turn.record({ act: 'subsidies.withdraw', subject: { type: 'application', id }, reason });
  if (application.reference) await tellApplicant(turn, 'withdrawn', moved, published);
  return { undone: true };
}
