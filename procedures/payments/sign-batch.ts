import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { idOfHolder, payeeHolds, payeeOf } from '@yanzhen/registers/talents/offers.ts';
import { findBatch, listLines, markSigned, holderOf, type LineRow } from './batch-store.ts';
import { lockBatch, requireAnotherPerson, viewBatch } from './batch-view.ts';
import { faults, type signBatch as endpoint } from './contract.ts';
import { holdFault } from './hold-fault.ts';
import { heldCases } from './hold-payment.ts';
import { moveLines } from './move-lines.ts';

/** A second person signs the batch as they saw it (复核). */
export async function signBatch(
  turn: Turn,
  { params, body }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const batch = await lockBatch(turn, params.batchId, ['prepared']);
  requireAnotherPerson(turn, batch, [batch.preparedByPerson]);
  if (batch.lineCount !== body.lineCount || batch.totalFen !== body.totalFen) {
    throw fault(faults.batchChanged, { values: { number: batch.number } });
  }
  const lines = (await listLines(turn, batch.id)).filter((line) => line.state === 'open');
  await requireNotHeld(turn, lines);
  await requireSameAccounts(turn, lines);
  await markSigned(turn, batch.id, actorOf(turn));
  await moveLines(turn, lines, () => ({ move: 'sign', detail: { batch: batch.number } }));
  await turn.record({
    act: 'payments.sign-batch',
    subject: { type: 'payment-batch', id: batch.id },
    detail: { number: batch.number, lines: lines.length, totalFen: batch.totalFen },
  });
  return viewBatch((await findBatch(turn, batch.id)) ?? batch);
}

/** A case that is looked into is taken out before the batch is signed. */
async function requireNotHeld(turn: Turn, lines: readonly LineRow[]): Promise<void> {
  const held = await heldCases(
    turn,
    lines.map((line) => line.applicationId),
  );
  const line = lines.find(({ applicationId }) => held.has(applicationId));
  if (!line) return;
  const { number, reference } = line;
  throw fault(faults.caseHeld, { field: `lines.${number}.${reference}`, values: { reference } });
}

/** Money does not go to an account that its owner has changed since, or asked to change. */
async function requireSameAccounts(turn: Turn, lines: readonly LineRow[]): Promise<void> {
  const holders = new Map(lines.map((line) => [line.id, holderOf(line)]));
  const holds = await payeeHolds(turn, [...holders.values()].map(idOfHolder));
  for (const { id, accountIndex, number, reference, name } of lines) {
    const place = { field: `lines.${number}.${reference}`, values: { number, reference, name } };
    const holder = holders.get(id);
    if (!holder) throw new Error('a line that nobody is paid by');
    const hold = holds.get(idOfHolder(holder));
    if (hold) throw holdFault(hold, place);
    const payee = await payeeOf(turn, holder);
    if (payee && turn.secrets.index('account', payee.account).equals(accountIndex)) continue;
    throw fault(faults.accountChanged, place);
  }
}
