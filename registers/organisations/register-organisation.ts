import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { keepOrganisation } from './keep-organisation.ts';

/** Staff enter an organisation that the register does not have yet. */
export async function registerOrganisation(
  turn: Turn,
  { body }: Input<typeof contract.registerOrganisation>,
): Promise<Output<typeof contract.registerOrganisation>> {
  const organisation = await keepOrganisation(turn, body);
  await turn.record({
    act: 'organisations.register',
    subject: { type: 'organisation', id: organisation.id },
    detail: { creditCode: organisation.creditCode },
  });
  return organisation;
}
