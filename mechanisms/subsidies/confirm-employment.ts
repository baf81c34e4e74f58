import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import {
  moveApplication,
  requireMove,
  standingOf,
} from '@yanzhen/procedures/applications/offers.ts';
import { storedDecision, throwAll } from '@yanzhen/registers/policies/offers.ts';
import { saveFacts } from '@yanzhen/registers/talents/offers.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { computeDecision } from './decide.ts';
import { employerQuestions } from './facts-shown.ts';
import { benefitOf, getEmployment } from './own-case.ts';
import { tellApplicant } from './tell.ts';

/**
 * The employer's agent confirms the employment. What the agent says is kept as verified by the
 * employer, and the decision is computed again with it.
 */
export async function confirmEmployment(
  turn: Turn,
  { params, body }: Input<typeof contract.confirmEmployment>,
): Promise<Output<typeof contract.confirmEmployment>> {
  const application = await getEmployment(turn, params.applicationId);
  requireMove(turn, application, 'confirm-employment');
  const published = await benefitOf(turn, application);
  const asks = employerQuestions(published);
  const asked = new Set(asks.map((question) => question.factId));
  throwAll([
    ...Object.keys(body.answers)
      .filter((id) => !asked.has(id))
      .map((id) => fault(faults.itemUnknown, { status: 400, field: `body.answers.${id}` })),
    ...asks
      .filter((question) => (body.answers[question.factId] ?? null) === null)
      .map(({ factId, wording }) =>
        fault(faults.employmentAnswerMissing, {
          status: 400,
          field: `body.answers.${factId}`,
          values: { name: wording.zh, nameEn: wording.en },
        }),
      ),
  ]);
  await saveFacts(turn, application.applicantPersonId, body.answers, 'employer');
  const computed = await computeDecision(turn, application, published);
  const kept = storedDecision(turn, published, computed);
  const moved = await moveApplication(turn, application, 'confirm-employment', {
    detail: { facts: Object.keys(body.answers), decisionDigest: kept.digest },
    settle: { amountFen: computed.decision.amountFen, decision: { ...kept } },
  });
  await turn.record({
    act: 'subsidies.confirm-employment',
    subject: { type: 'application', id: application.id },
    detail: { facts: Object.keys(body.answers) },
  });
  await tellApplicant(turn, 'employment-confirmed', moved, published);
  return { standing: standingOf(moved) };
}
