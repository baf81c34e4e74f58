import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import {
  listCorrections,
  moveApplication,
  requireMove,
  standingOf,
} from '@yanzhen/procedures/applications/offers.ts';
import { listEvidenceOf } from '@yanzhen/procedures/evidence/offers.ts';
import { storedDecision, throwAll } from '@yanzhen/registers/policies/offers.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { beyondAsked } from './beyond-asked.ts';
import { isDone, listAskable } from './corrections.ts';
import { computeDecision } from './decide.ts';
import { benefitOf, getOwnCase } from './own-case.ts';
import { promiseOf } from './promise.ts';
import { notYes } from './submit.ts';
import { tellApplicant } from './tell.ts';

/**
 * The applicant sends what was asked for. The content may have changed, so the decision is computed
 * again under the same policy version and takes the place of the old one.
 */
export async function sendCorrection(
  turn: Turn,
  { params }: Input<typeof contract.sendCorrection>,
): Promise<Output<typeof contract.sendCorrection>> {
  const application = await getOwnCase(turn, params.applicationId);
  requireMove(turn, application, 'correct');
  const published = await benefitOf(turn, application);
  const correction = (await listCorrections(turn, application.id)).at(-1);
  const evidence = await listEvidenceOf(turn, application.id);
  const askable = listAskable(published);
  const waiting = (correction?.items ?? []).filter(
    (item) => correction && !isDone(application, item, correction.had, evidence),
  );
  throwAll(
    waiting.map(({ kind, id }) => {
      const name = askable.find((each) => each.kind === kind && each.id === id)?.name;
      const values = { name: name?.zh ?? id, nameEn: name?.en ?? id };
      return fault(faults.stillMissing, { field: `${kind}.${id}`, values });
    }),
  );
  const computed = await computeDecision(turn, application, published);
  if (correction) throwAll(beyondAsked(published, application, { correction, evidence, computed }));
  const open = notYes(published, computed);
  if (open) return open;

  const kept = storedDecision(turn, published, computed);
  const moved = await moveApplication(turn, application, 'correct', {
    detail: { decisionDigest: kept.digest },
    settle: { amountFen: computed.decision.amountFen, decision: { ...kept } },
  });
  await turn.record({
    act: 'subsidies.correct',
    subject: { type: 'application', id: application.id },
    detail: { decisionDigest: kept.digest },
  });
  await tellApplicant(turn, 'corrected', moved, published);
  return {
    submitted: true,
    applicationId: moved.id,
    reference: moved.reference ?? '',
    amountFen: computed.decision.amountFen ?? 0,
    standing: standingOf(moved),
    promise: await promiseOf(turn, published),
  };
}
