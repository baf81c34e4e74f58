import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { coversCounty } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getApplication } from '../applications/offers.ts';
import { listInstalments, moveInstalments } from '../payments/offers.ts';
import { keepRecovery } from '../recoveries/offers.ts';
import * as contract from './contract.ts';
import { milestoneFaults } from './contract-milestones.ts';
import { payNext } from './pay-next.ts';
import { stopParts } from './stop-parts.ts';
import * as store from './store.ts';

const { faults } = contract;

/** An officer confirms what no fact tells. A duty that is known to be broken is not confirmed away. */
export async function confirmDuty(
  turn: Turn,
  { params, body }: Input<typeof contract.confirmDuty>,
): Promise<Output<typeof contract.confirmDuty>> {
  const check = await getOpen(turn, params.checkId);
  const broken = check.findings.find(({ outcome }) => outcome === 'no');
  if (broken) throw fault(faults.dutyBroken, { values: { says: broken.says[turn.language] } });
  if (check.findings.some(({ id, outcome }) => id === 'acceptance' && outcome !== 'yes')) {
    throw fault(milestoneFaults.open);
  }
  await store.decideCheck(turn, check.id, 'met', body.note);
  const { applicationId, instalment } = check;
  await moveInstalments(turn, [{ applicationId, instalment }], ['due'], 'checked');
  const part = await getPart(turn, check);
  const paid = await payNext(turn, await getApplication(turn, applicationId), part);
  await turn.record({
    act: 'instalments.confirm',
    subject: { type: 'application', id: applicationId },
    reason: body.note,
    detail: { instalment },
  });
  return { state: paid ? 'payable' : 'checked' };
}

/** A duty is broken: this and all later parts are stopped, and where the person left a recovery opens. */
export async function stopInstalments(
  turn: Turn,
  { params, body }: Input<typeof contract.stopInstalments>,
): Promise<Output<typeof contract.stopInstalments>> {
  const check = await getOpen(turn, params.checkId);
  const { applicationId, instalment } = check;
  const { reason, leftOn } = body;
  const application = await getApplication(turn, applicationId);
  await stopParts(turn, application, reason, { instalment });
  const recoveryId = leftOn
    ? await keepRecovery(turn, application, { leftOn, cause: 'officer', reason })
    : undefined;
  await turn.record({
    act: 'instalments.stop',
    subject: { type: 'application', id: applicationId },
    reason,
    detail: { instalment, ...(recoveryId ? { recoveryId } : {}) },
  });
  return { recoveryId: recoveryId ?? null };
}

async function getOpen(turn: Turn, id: string): Promise<store.CheckRow> {
  const check = await store.lockCheck(turn, id);
  if (!check || !coversCounty(actorOf(turn), check.county)) throw notFound();
  if (check.state !== 'open') throw fault(faults.decided);
  return check;
}

async function getPart(turn: Turn, { applicationId, instalment }: store.CheckRow) {
  const parts = await listInstalments(turn, [applicationId]);
  const part = parts.find(({ number }) => number === instalment);
  if (!part) throw new Error('a check without its part');
  return part;
}
