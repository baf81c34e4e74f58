import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import { getBenefit } from '@yanzhen/registers/policies/offers.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { idOfHolder } from '@yanzhen/registers/talents/offers.ts';
import { countTerm, getApplication, moveApplication, payeeOfCase } from '../applications/offers.ts';
import {
  demandBack,
  goesOn,
  listInstalments,
  setOffPart,
  takeBack,
  waiveDemand,
} from '../payments/offers.ts';
import * as contract from './contract.ts';
import { getForAct, moveRecovery } from './move-recovery.ts';
import { countFor } from './open-recovery.ts';
import { savePlan, saveReceipt, type RecoveryRow } from './store.ts';
import { dutiesOf, replyRuns, viewRecovery } from './view-recovery.ts';

const { faults } = contract;
type Detail = Output<typeof contract.showRecovery>;

/** Working days in which a person may reply to a notice. */
const replyWorkingDays = 15;

/** The person gets the counting, and the right to reply. */
export async function sendNotice(
  turn: Turn,
  { params, body }: Input<typeof contract.sendNotice>,
): Promise<Detail> {
  const row = await getForAct(turn, params.recoveryId);
  const { dueOn, counting } = countTerm(await workingDays(turn), turn.today, replyWorkingDays);
  const settle = {
    reply_due_on: dueOn,
    reply_counting: JSON.stringify(counting),
    noticed_by_person: actorOf(turn).personId,
  };
  await moveRecovery(turn, row, 'send-notice', { reason: body.reason, settle });
  await tell(turn, row, row.rule === 'not-due' ? 'notice-not-due' : 'notice', { dueOn });
  return viewRecovery(turn, row.id);
}

/** Counts again with another last day; the person gets a new notice. */
export async function recount(
  turn: Turn,
  { params, body }: Input<typeof contract.recount>,
): Promise<Detail> {
  const row = await getForAct(turn, params.recoveryId);
  // What was not due counts no service: another last day changes nothing.
  if (row.rule === 'not-due') throw fault(faults.wrongState);
  const { leftOn, reason } = body;
  const count = await countFor(turn, await getApplication(turn, row.applicationId), leftOn);
  if (!count) throw fault(faults.nothingToRecover, { field: 'body.leftOn' });
  const settle = {
    left_on: leftOn,
    service_from: count.serviceFrom,
    served_months: count.servedMonths,
    paid_fen: count.paidFen,
    amount_fen: count.amountFen,
    reply_due_on: null,
    reply_counting: null,
    noticed_by_person: null,
  };
  const detail = { leftOn, amountFen: count.amountFen, before: row.amountFen };
  await moveRecovery(turn, row, 'recount', { reason, detail, settle });
  return viewRecovery(turn, row.id);
}

/** Another person than sent the notice demands the sum, with the plan of repayment. */
export async function demand(
  turn: Turn,
  { params, body }: Input<typeof contract.demand>,
): Promise<Detail> {
  const row = await getForAct(turn, params.recoveryId);
  const { personId } = actorOf(turn);
  if (row.noticedByPerson === personId) throw fault(faults.samePerson, { status: 403 });
  if (replyRuns(turn, row)) throw fault(faults.replyRuns, { values: { dueOn: row.replyDueOn } });
  const days = body.plan.map(({ dueOn }) => dueOn);
  const sum = body.plan.reduce((total, { amountFen }) => total + amountFen, 0);
  const inOrder = days.every((day, at) => day > (days[at - 1] ?? turn.today));
  if (sum !== row.amountFen || !inOrder) {
    throw fault(faults.planWrong, {
      status: 422,
      field: 'body.plan',
      values: { sum: yuanForReader(sum), amount: yuanForReader(row.amountFen) },
    });
  }
  await moveRecovery(turn, row, 'demand', {
    reason: body.reason,
    detail: { parts: body.plan.length },
    settle: { demanded_by_person: personId },
  });
  await savePlan(turn, row.id, body.plan.map((part, at) => ({ ...part, number: at + 1 }))); // prettier-ignore
  const { applicationId, amountFen, number } = row;
  await demandBack(turn, { applicationId, amountFen, memo: number });
  await tell(turn, row, 'demand', { dueOn: days[0] ?? '' });
  return viewRecovery(turn, row.id);
}

/** Money came back. */
export async function receive(
  turn: Turn,
  { params, body }: Input<typeof contract.receive>,
): Promise<Detail> {
  const row = await getForAct(turn, params.recoveryId);
  const { amountFen, on, document } = body;
  if (amountFen > left(row)) {
    throw fault(faults.tooMuch, { field: 'body.amountFen', values: { left: yuanForReader(left(row)) } }); // prettier-ignore
  }
  await settle(turn, row, 'receive', { kind: 'received', amountFen, on, document, part: null });
  return viewRecovery(turn, row.id);
}

/** Sets the sum off against a part that is still to be paid to the same person. */
export async function setOff(
  turn: Turn,
  { params, body }: Input<typeof contract.setOff>,
): Promise<Detail> {
  const row = await getForAct(turn, params.recoveryId);
  const { applicationId, instalment, consent, document } = body;
  const other = await getApplication(turn, applicationId);
  const unfit = () => fault(faults.partUnfit, { field: 'body.instalment' });
  const holder = payeeOfCase(other);
  if (idOfHolder(holder) !== (row.organisationId ?? row.personId) || row.state !== 'repaying') {
    throw unfit();
  }
  const { benefit } = await getBenefit(turn, other.benefitId, other.policyDigest);
  const amountFen = await setOffPart(turn, { applicationId, instalment }, left(row), {
    benefitId: other.benefitId,
    payers: benefit.payers,
    county: other.county,
    ...holder,
    document,
  });
  if (amountFen === 0) throw unfit();
  const part = { applicationId, instalment };
  await settle(turn, row, 'set-off', { kind: 'set-off', amountFen, on: turn.today, document, part }, consent); // prettier-ignore
  const waits = ['in-service', 'payable', 'returned'].includes(other.state);
  if (waits && !goesOn(await listInstalments(turn, [applicationId]), 0)) {
    await moveApplication(turn, other, 'settle-instalments', { reason: consent });
  }
  return viewRecovery(turn, row.id);
}

/** What is left goes to enforcement by law. */
export async function enforce(
  turn: Turn,
  { params, body }: Input<typeof contract.enforce>,
): Promise<Detail> {
  const row = await getForAct(turn, params.recoveryId);
  await moveRecovery(turn, row, 'enforce', { reason: body.reason });
  await tell(turn, row, 'enforced', { left: yuanForReader(left(row)), reason: body.reason });
  return viewRecovery(turn, row.id);
}

export async function proposeWaiver(
  turn: Turn,
  { params, body }: Input<typeof contract.proposeWaiver>,
): Promise<Detail> {
  const row = await getForAct(turn, params.recoveryId);
  const { waivers } = await dutiesOf(turn, row);
  if (!waivers.some(({ id }) => id === body.waiverId)) {
    throw fault(faults.waiverUnknown, { field: 'body.waiverId' });
  }
  const { personId } = actorOf(turn);
  await moveRecovery(turn, row, 'propose-waiver', {
    reason: body.reason,
    detail: { waiver: body.waiverId },
    settle: {
      state_before: row.state,
      waiver_id: body.waiverId,
      waiver_proposed_by_person: personId,
    },
  });
  return viewRecovery(turn, row.id);
}

/** A second natural person approves; what was demanded and not repaid counts as rightly paid. */
export async function approveWaiver(
  turn: Turn,
  { params, body }: Input<typeof contract.approveWaiver>,
): Promise<Detail> {
  const row = await getForAct(turn, params.recoveryId);
  const { personId } = actorOf(turn);
  if (row.waiverProposedByPerson === personId) throw fault(faults.samePerson, { status: 403 });
  const settled = { waiver_approved_by_person: personId };
  await moveRecovery(turn, row, 'approve-waiver', { reason: body.reason, settle: settled });
  if (row.demandedByPerson) {
    const { applicationId, number: memo } = row;
    await waiveDemand(turn, { applicationId, amountFen: left(row), memo });
  }
  await tell(turn, row, 'waived', {});
  return viewRecovery(turn, row.id);
}

export async function rejectWaiver(
  turn: Turn,
  { params, body }: Input<typeof contract.rejectWaiver>,
): Promise<Detail> {
  const row = await getForAct(turn, params.recoveryId);
  const settled = { waiver_id: null, waiver_proposed_by_person: null };
  await moveRecovery(turn, row, 'reject-waiver', { reason: body.reason, settle: settled });
  return viewRecovery(turn, row.id);
}

const left = (row: RecoveryRow): number => row.amountFen - row.receivedFen;

/** Keeps a receipt, moves the ledger, and ends the recovery with its last fen. */
async function settle(
  turn: Turn,
  row: RecoveryRow,
  move: 'receive' | 'set-off',
  receipt: Omit<Parameters<typeof saveReceipt>[2], 'personId'>,
  reason?: string,
): Promise<void> {
  const { amountFen, document, on } = receipt;
  const { personId } = actorOf(turn);
  const receivedFen = row.receivedFen + amountFen;
  const moved = await moveRecovery(turn, row, move, {
    ...(reason ? { reason } : {}),
    detail: { amountFen, document },
    settle: { received_fen: receivedFen },
  });
  if (!(await saveReceipt(turn, row.id, { ...receipt, personId }))) {
    throw fault(faults.documentUsed, { field: 'body.document' });
  }
  await takeBack(turn, {
    applicationId: row.applicationId,
    amountFen,
    happenedOn: on,
    memo: document,
  });
  if (receivedFen === row.amountFen) {
    await moveRecovery(turn, moved, 'settle');
    await tell(turn, row, 'recovered', {});
  } else {
    const [sum, rest] = [amountFen, row.amountFen - receivedFen].map(yuanForReader);
    await tell(turn, row, 'received', { sum: sum ?? '', left: rest ?? '', on, document });
  }
}

function tell(
  turn: Turn,
  row: RecoveryRow,
  template: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  return turn.send({
    personId: row.personId,
    template: `recoveries.${template}`,
    values: {
      number: row.number,
      reference: row.reference ?? '',
      amount: yuanForReader(row.amountFen),
      ...values,
    },
    subject: { type: 'recovery', id: row.id },
  });
}
