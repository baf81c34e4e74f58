import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { FundingRequest } from './find-funding.ts';
import {
  addParts,
  listInstalments,
  moveInstalments,
  type InstalmentRow,
  type PartKey,
} from './instalment-store.ts';
import { postSure } from './ledger.ts';
import { setOffPartId } from './plan-parts.ts';
import { reserveParts, type Whose } from './reserve.ts';
import { moveReservations } from './store.ts';

/** Parts in a state that lets them be set off: still to be paid, and in no batch. */
const open = ['planned', 'due', 'checked', 'payable', 'returned'];

/** Parts of cases that a sum may be set off against. */
export async function partsToSetOff(
  turn: Turn,
  applicationIds: readonly string[],
): Promise<InstalmentRow[]> {
  const parts = await listInstalments(turn, applicationIds);
  // What waits for its milestone is not owed yet.
  const waits = ['planned', 'due'];
  return parts.filter(
    ({ state, recheck }) =>
      open.includes(state) && !(recheck?.includes('acceptance') && waits.includes(state)),
  );
}

/**
 * Sets a sum off against a part that is still to be paid: as much of it as is owed counts as paid
 * without money moving, the rest stays to be paid as it was.
 *
 * @param owedFen  What the person still owes, whole fen, > 0.
 * @returns        What was set off; 0 when the part cannot be.
 */
export async function setOffPart(
  turn: Turn,
  part: PartKey,
  owedFen: Fen,
  funding: Omit<FundingRequest, 'amountFen'> & Whose & { document: string },
): Promise<Fen> {
  const all = await listInstalments(turn, [part.applicationId]);
  const row = (await partsToSetOff(turn, [part.applicationId])).find(
    ({ number }) => number === part.instalment,
  );
  if (!row) return 0;
  const amountFen = Math.min(owedFen, row.amountFen);
  const { document, ...request } = funding;
  await moveInstalments(turn, [part], [row.state], 'stopped', document);
  const [released] = await moveReservations(turn, [part], 'reserved', 'released');
  if (released) await postSure(turn, 'release', [released], { memo: document });
  const [first, second] = [all.length + 1, all.length + 2];
  const rest = row.amountFen - amountFen;
  await addParts(turn, row, [
    { number: first, partId: setOffPartId, amountFen, beforeFen: row.beforeFen, state: 'paid', reason: document },
    ...(rest > 0
      ? [{ number: second, partId: row.partId, amountFen: rest, beforeFen: row.beforeFen + amountFen, state: row.state, reason: row.reason }]
      : []),
  ]); // prettier-ignore
  const ask = (instalment: number, fen: Fen) => ({
    ...request,
    applicationId: part.applicationId,
    instalment,
    amountFen: fen,
  });
  await reserveParts(turn, [
    ask(first, amountFen),
    ...(released && rest > 0 ? [ask(second, rest)] : []),
  ]);
  const key = { applicationId: part.applicationId, instalment: first };
  const held = await moveReservations(turn, [key], 'reserved', 'paid');
  await postSure(turn, 'offset', held, { memo: document });
  return amountFen;
}
