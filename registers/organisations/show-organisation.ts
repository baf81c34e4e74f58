import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { getOrganisation } from './offers.ts';

/** One organisation, for anybody signed in. */
export function showOrganisation(
  turn: Turn,
  { params }: Input<typeof contract.showOrganisation>,
): Promise<Output<typeof contract.showOrganisation>> {
  return getOrganisation(turn, params.organisationId);
}
