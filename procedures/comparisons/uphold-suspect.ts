import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { getApplication, type Application } from '../applications/offers.ts';
import { stopParts as stopAllParts } from '../instalments/offers.ts';
import { findAward, findPaid, listInstalments } from '../payments/offers.ts';
import { findRecoveryOf, keepRecovery } from '../recoveries/offers.ts';
import * as contract from './contract.ts';
import { getForDecision } from './decide-suspect.ts';
import { moveSuspect } from './move-suspect.ts';
import { lastServed, notDueFen } from './stake.ts';
import type { SuspectRow } from './store.ts';
import { tellResult } from './tell.ts';
import { viewSuspect } from './view-suspect.ts';

type Detail = Output<typeof contract.showSuspect>;

/**
 * The suspicion holds: what was paid comes back by a recovery, which hears the person again; what is still to be
 * paid is stopped, unless the duty may yet count on or a part is at the bank. Until the record ends nothing more is
 * paid of the case.
 */
export async function upholdSuspect(
  turn: Turn,
  { params, body }: Input<typeof contract.uphold>,
): Promise<Detail> {
  const row = await getForDecision(turn, params.suspectId, 'uphold');
  const application = await getApplication(turn, row.applicationId);
  const opened = await openRecovery(turn, row, application, body.reason);
  const recovery = await findRecoveryOf(turn, application.id);
  const stopped = recovery?.state !== 'grace' && (await stopNow(turn, application, body.reason));
  await moveSuspect(turn, row, 'uphold', {
    reason: body.reason,
    detail: { recoveryId: recovery?.id ?? null, opened, stopped },
    settle: {
      upheld_by_person: actorOf(turn).personId,
      recovery_id: recovery?.id ?? null,
      opened_recovery: opened,
      parts_stopped: stopped,
    },
  });
  await tellResult(turn, row, 'upheld', body.reason);
  return viewSuspect(turn, row.id);
}

/** Stops what could not be stopped before: a part was at the bank, or the duty might have counted on. */
export async function stopParts(
  turn: Turn,
  { params, body }: Input<typeof contract.stopParts>,
): Promise<Detail> {
  const row = await getForDecision(turn, params.suspectId, 'stop-parts');
  if (row.partsStopped) throw fault(contract.faults.wrongState);
  const application = await getApplication(turn, row.applicationId);
  if (!(await stopNow(turn, application, body.reason))) throw fault('instalments.under-way');
  await moveSuspect(turn, row, 'stop-parts', {
    reason: body.reason,
    settle: { parts_stopped: true },
  });
  return viewSuspect(turn, row.id);
}

/** Opens the recovery that the finding asks for. @returns whether this record opened one. */
async function openRecovery(
  turn: Turn,
  { repay, asks }: SuspectRow,
  application: Application,
  why: string,
): Promise<boolean> {
  const award = await findAward(turn, application.id);
  if (!award || repay.by === 'nothing') return false;
  const found = { cause: 'comparison', reason: `${asks.zh} ${why}` } as const;
  if (repay.by === 'service') {
    const leftOn = lastServed(turn, repay.leftOn, award.grantedOn);
    return (await keepRecovery(turn, application, { ...found, leftOn })) !== undefined;
  }
  const paid = await findPaid(turn, application.id);
  const parts = await listInstalments(turn, [application.id]);
  const notDue = {
    amountFen: notDueFen(repay, paid?.paidFen ?? 0, parts),
    clause: repay.clause,
  };
  const id = await keepRecovery(turn, application, { ...found, leftOn: repay.on, notDue });
  return id !== undefined;
}

/** Stops what is still to be paid. @returns false while it cannot be: nothing is granted yet, or a part is under way. */
async function stopNow(turn: Turn, application: Application, reason: string): Promise<boolean> {
  const parts = await listInstalments(turn, [application.id]);
  if (parts.length === 0) return false;
  if (parts.every(({ state }) => state === 'paid' || state === 'stopped')) return true;
  if (!['in-service', 'payable', 'returned'].includes(application.state)) return false;
  await stopAllParts(turn, application, reason);
  return true;
}
