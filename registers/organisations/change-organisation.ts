import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { keepOrganisation } from './keep-organisation.ts';
import { getOrganisation } from './offers.ts';

/** Staff correct an entry; the credit code is what it is found by and stays. */
export async function changeOrganisation(
  turn: Turn,
  { params, body }: Input<typeof contract.changeOrganisation>,
): Promise<Output<typeof contract.changeOrganisation>> {
  const before = await getOrganisation(turn, params.organisationId);
  const after = await keepOrganisation(turn, {
    ...body,
    id: before.id,
    creditCode: before.creditCode,
  });
  await turn.record({
    act: 'organisations.change',
    subject: { type: 'organisation', id: before.id },
    detail: { before, after },
  });
  return after;
}
