import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import {
  getApplication,
  isOwn,
  listCorrections,
  type Application,
} from '@yanzhen/procedures/applications/offers.ts';
import { getBenefit, type PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import { faults } from './contract.ts';
import { requestedFact } from './fund-benefits.ts';
import { findFund, type FundListed } from './fund-store.ts';

export interface Fund {
  readonly listed: FundListed;
  readonly application: Application;
}

/** An application under a call. @throws Fault `request.not-found` for every other case. */
export async function getFund(turn: Turn, applicationId: string): Promise<Fund> {
  const listed = await findFund(turn, applicationId);
  if (!listed) throw notFound();
  return { listed, application: await getApplication(turn, applicationId) };
}

/** One of the agent's enterprise. @throws Fault `request.not-found`. */
export async function getOwnFund(turn: Turn, applicationId: string): Promise<Fund> {
  const fund = await getFund(turn, applicationId);
  if (!isOwn(fund.application, actorOf(turn))) throw notFound();
  return fund;
}

/** Whether sum and milestones may change now: in a draft, or where the office asked for the sum again. */
export async function isOpenToChange(turn: Turn, { id, state }: Application): Promise<boolean> {
  if (state === 'draft') return true;
  if (state !== 'correction') return false;
  const asked = (await listCorrections(turn, id)).at(-1)?.items ?? [];
  return asked.some((item) => item.kind === 'fact' && item.id === requestedFact);
}

/** @throws Fault `special-funds.not-yours` once the case has left the enterprise's hands. */
export async function requireOpenToChange(turn: Turn, application: Application): Promise<void> {
  if (!(await isOpenToChange(turn, application))) throw fault(faults.notYours);
}

/** The benefit a case is decided by: of a draft the version of today, later the one it was submitted under. */
export function benefitOfFund(
  turn: Turn,
  { benefitId, policyDigest, state, submittedAt }: Application,
): Promise<PublishedBenefit> {
  if (state === 'draft') return getBenefit(turn, benefitId);
  return getBenefit(turn, benefitId, policyDigest, submittedAt ? civilDateOf(submittedAt) : undefined);
} // prettier-ignore
