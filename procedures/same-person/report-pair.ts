import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { readReferenceNumber } from '@yanzhen/values/ids.ts';
import { listApplications } from '../applications/offers.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { byHand } from './declared.ts';
import { openGroup } from './look.ts';
import { requireStranger } from './move-group.ts';
import { showGroup } from './show-group.ts';
import * as store from './store.ts';

/** An officer puts two records side by side that no sign brought together, by the numbers of two cases. */
export async function reportPair(
  turn: Turn,
  { body }: Input<typeof contract.reportPair>,
): Promise<Output<typeof contract.reportPair>> {
  const first = await applicantOf(turn, body.references[0], 0);
  const second = await applicantOf(turn, body.references[1], 1);
  if (first === second) throw fault(faults.onePerson, { field: 'body.references.1' });
  const [one, other] = first < second ? [first, second] : [second, first];
  await store.lockFinder(turn);
  // Put forward before: the group that was opened then is shown, whatever became of it.
  const known = await store.findGroupOfPair(turn, one, other, byHand);
  const id =
    known ??
    (await openGroup(turn, { one, other, signs: [{ sign: byHand, mark: '' }] }, body.reason));
  await requireStranger(turn, id);
  return showGroup(turn, id);
}

async function applicantOf(turn: Turn, reference: string, at: number): Promise<string> {
  const search = readReferenceNumber(reference);
  const { rows } = search
    ? await listApplications(turn, { search, submitted: true }, { limit: 1 })
    : { rows: [] };
  const found = rows[0] ?? (search && (await importedCase(turn, search)));
  if (!found) throw fault(faults.noCase, { status: 404, field: `body.references.${at}` });
  return found.applicantPersonId;
}

/** A case that was brought in was never submitted here. */
async function importedCase(turn: Turn, search: string) {
  const states = ['in-service', 'paid', 'stopped', 'payable'] as const;
  return (await listApplications(turn, { search, state: states }, { limit: 1 })).rows[0];
}
