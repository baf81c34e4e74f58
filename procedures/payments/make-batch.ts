import { referenceNumber } from '@yanzhen/values/ids.ts';
import type { Fault } from '@yanzhen/server/routes/fault.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { idOfHolder, payeeHolds, payeeOf, type Payee } from '@yanzhen/registers/talents/offers.ts';
import { getApplications, payeeOfCase, type Application } from '../applications/offers.ts';
import { bankFileVersion } from './bank-file.ts';
import { findBatch, saveBatch, saveLines } from './batch-store.ts';
import { viewBatch } from './batch-view.ts';
import * as contract from './contract.ts';
import { holdFault } from './hold-fault.ts';
import { heldCases } from './hold-payment.ts';
import { moveInstalments, type InstalmentRow } from './instalment-store.ts';
import { moveLines } from './move-lines.ts';
import { nextParts } from './next-part.ts';
import { partName, reservedSums } from './store.ts';

const { faults } = contract;

/**
 * Puts the next part of payable applications of one benefit in a batch (制单). The sums are those that
 * were approved; nobody is paid while a change of the account waits, and no case while its payment is held.
 */
export async function makeBatch(
  turn: Turn,
  { body }: Input<typeof contract.makeBatch>,
): Promise<Output<typeof contract.makeBatch>> {
  const ids = [...new Set(body.applicationIds)];
  const applications = (await getApplications(turn, ids)).toSorted(byReference);
  const parts = await requirePayable(turn, body.benefitId, applications);
  const payees = await openPayees(turn, applications);

  const id = turn.newId();
  const sequence = await turn.next(`payment-batch/${turn.today}`);
  const number = referenceNumber('FK', turn.today, sequence);
  const lines = applications.map((application, at) => {
    const lineId = turn.newId();
    const payee = payees.get(application.id);
    const part = parts.get(application.id);
    if (!payee || !part) throw new Error('a line without payee or part');
    return {
      id: lineId,
      number: at + 1,
      applicationId: application.id,
      instalment: part.number,
      reference: application.reference ?? '',
      ...payeeOfCase(application),
      name: payee.name,
      bankName: payee.bankName,
      county: application.county,
      amountFen: part.amountFen,
      accountSealed: turn.secrets.seal('payment_line', 'account', lineId, payee.account),
      accountIndex: turn.secrets.index('account', payee.account),
      payeeAccountId: payee.versionId,
      payeeInForceFrom: payee.inForceFrom,
    };
  });
  // The cases first: where a colleague batches one of them at this moment, this turn finds it stale.
  await moveLines(turn, lines, () => ({ move: 'prepare', detail: { batch: number } }));
  await saveBatch(turn, {
    id,
    number,
    benefitId: body.benefitId,
    lineCount: lines.length,
    totalFen: lines.reduce((sum, line) => sum + line.amountFen, 0),
    fileVersion: bankFileVersion,
    by: actorOf(turn),
  });
  await saveLines(turn, id, lines);
  await moveInstalments(turn, lines, ['checked', 'payable', 'returned'], 'batched');
  await turn.record({
    act: 'payments.make-batch',
    subject: { type: 'payment-batch', id },
    detail: { number, lines: lines.length },
  });
  const made = await findBatch(turn, id);
  if (!made) throw new Error('the batch just made is not there');
  return viewBatch(made);
}

/** Every application is in the queue, of this benefit, and its next part holds exactly its sum. */
async function requirePayable(
  turn: Turn,
  benefitId: string,
  applications: readonly Application[],
): Promise<ReadonlyMap<string, InstalmentRow>> {
  const parts = await nextParts(
    turn,
    applications.map((each) => each.id),
  );
  const keys = [...parts.values()].map((part) => ({ ...part, instalment: part.number }));
  const sums = await reservedSums(turn, keys);
  const looked = await heldCases(
    turn,
    applications.map((each) => each.id),
  );
  throwAll(
    applications.flatMap((each) => {
      const values = { reference: each.reference ?? each.id };
      if (each.benefitId !== benefitId) return fault(faults.otherBenefit, { values });
      if (looked.has(each.id)) return fault(faults.caseHeld, { values });
      const waiting = each.state === 'payable' || each.state === 'returned';
      const part = parts.get(each.id);
      const held = part && sums.get(partName({ applicationId: each.id, instalment: part.number }));
      return waiting && part && held === part.amountFen ? [] : fault(faults.notPayable, { values });
    }),
  );
  return parts;
}

/** Where each sum goes. Persons and organisations to whom nothing can be paid now are all told at once. */
async function openPayees(
  turn: Turn,
  applications: readonly Application[],
): Promise<ReadonlyMap<string, Payee>> {
  const holders = new Map(applications.map((each) => [each.id, payeeOfCase(each)]));
  const holds = await payeeHolds(turn, [...holders.values()].map(idOfHolder));
  throwAll(
    applications.flatMap(({ id, reference, applicantName }) => {
      const holder = holders.get(id);
      const hold = holder && holds.get(idOfHolder(holder));
      if (!hold) return [];
      const values = { reference: reference ?? id, name: applicantName };
      return holdFault(hold, { field: 'body.applicationIds', values });
    }),
  );
  const payees = new Map<string, Payee>();
  for (const [id, holder] of holders) {
    const payee = await payeeOf(turn, holder);
    if (payee) payees.set(id, payee);
  }
  return payees;
}

/** Throws the first fault with all others beside it. */
function throwAll(found: readonly Fault[]): void {
  const [first, ...also] = found;
  if (!first) return;
  const { code, status, values } = first;
  throw fault(code, { status, values, field: 'body.applicationIds', also: also.slice(0, 99) });
}

function byReference(a: Application, b: Application): number {
  return (a.reference ?? a.id) < (b.reference ?? b.id) ? -1 : 1;
}
