import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { stateNames } from '@yanzhen/procedures/applications/contract.ts';
import {
  allowedMoves,
  listCorrections,
  listEvents,
  dutyPairs,
  findGuard,
  type Application,
} from '@yanzhen/procedures/applications/offers.ts';
import { findChanges, nameOfField } from '@yanzhen/procedures/approvals/offers.ts';
import { askFunding } from '@yanzhen/procedures/payments/offers.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { getList } from './approve-list.ts';
import type * as contract from './contract.ts';
import { benefitOf } from './own-case.ts';
import { findChange } from './require-yes.ts';

/** What approving these lines would reserve, what would be left, and which lines would fail. */
export async function previewApproval(
  turn: Turn,
  { body }: Input<typeof contract.previewApproval>,
): Promise<Output<typeof contract.previewApproval>> {
  const applications = await getList(turn, body.applicationIds);
  const lines = [];
  const names = new Map<string, Localized>();
  const asks: Parameters<typeof askFunding>[1][number][] = [];
  for (const application of applications) {
    const { benefit } = await benefitOf(turn, application);
    const { amountFen, county } = application;
    names.set(benefit.id, benefit.name);
    asks.push({ benefitId: benefit.id, amountFen: amountFen ?? 0, payers: benefit.payers, county });
    lines.push({
      applicationId: application.id,
      reference: application.reference,
      applicantName: application.applicantName,
      county: application.county,
      amountFen: application.amountFen,
      againReason: await againReasonOf(turn, application),
      problem: await problemOf(turn, application),
    });
  }
  const budgets = (await askFunding(turn, asks)).map(({ benefitId, payer, asksFen, leftFen }) => {
    const name = names.get(benefitId) ?? { zh: benefitId, en: benefitId };
    const carried = { zh: `${name.zh}（${payer.zh}）`, en: `${name.en} (${payer.en})` };
    return { benefit: { id: benefitId, name: carried }, asksFen, leftFen };
  });
  const totalFen = lines.reduce((sum, line) => sum + (line.amountFen ?? 0), 0);
  return { lines, totalFen, budgets };
}

/** Why the applicant was asked more than once for a correction, so that the approver sees it. */
async function againReasonOf(turn: Turn, { id }: Application): Promise<string | null> {
  const asked = await listCorrections(turn, id);
  return asked.findLast((each) => each.againReason !== null)?.againReason ?? null;
}

/** Why a line could not be approved now; null when it could. */
async function problemOf(turn: Turn, application: Application): Promise<Localized | null> {
  const actor = actorOf(turn);
  if (!allowedMoves(application, actor).includes('approve')) {
    const { zh, en } = stateNames[application.state];
    return { zh: `当前状态“${zh}”不能审定`, en: `In the state “${en}” it cannot be approved` };
  }
  const events = await listEvents(turn, application.id);
  const done = events.find(
    ({ duty, actorPersonId }) =>
      actorPersonId === actor.personId &&
      dutyPairs.some(
        ([one, other]) =>
          [one, other].includes('approve') &&
          [one, other].includes(duty ?? 'approve') &&
          duty !== 'approve',
      ),
  );
  if (done) {
    return {
      zh: '您在这件申请中已办理过与审定不相容的岗位',
      en: 'You discharged a duty in this case that excludes approving it',
    };
  }
  const fields = await findChanges(turn, application);
  if (fields.length > 0) {
    const names = [];
    for (const field of fields) names.push(await nameOfField(turn, application, field));
    return {
      zh: `复审后有变化：${names.map((name) => name.zh).join('、')}`,
      en: `Changed after the check: ${names.map((name) => name.en).join(', ')}`,
    };
  }
  const guarded = await findGuard(turn, application, 'approve');
  if (guarded) return guarded.says;
  const change = await findChange(turn, application, await benefitOf(turn, application));
  if (!change) return null;
  return {
    zh: '事实已变化，按现有事实不再得出相同金额',
    en: 'The facts changed and no longer give this sum',
  };
}
