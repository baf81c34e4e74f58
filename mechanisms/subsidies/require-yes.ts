import { fault, type Fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Application } from '@yanzhen/procedures/applications/offers.ts';
import { findUnanswered } from '@yanzhen/procedures/checks/offers.ts';
import type { PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import { findDouble } from './beside.ts';
import { faults } from './contract.ts';
import { computeDecision } from './decide.ts';

/**
 * Whether departments have answered what they were asked, and the facts of today still give the sum that
 * the case carries; the fault when they do not. What was proposed or checked lapses when its content
 * changes.
 */
export async function findChange(
  turn: Turn,
  application: Application,
  published: PublishedBenefit,
): Promise<Fault | undefined> {
  const unanswered = await findUnanswered(turn, application.id);
  if (unanswered) return unanswered;
  const { decision } = await computeDecision(turn, application, published);
  const same = decision.outcome === 'yes' && decision.amountFen === application.amountFen;
  return same ? findDouble(turn, application, published) : fault(faults.noLongerYes);
}

/** @throws Fault `subsidies.no-longer-yes`, `checks.still-open`. */
export async function requireUnchanged(
  turn: Turn,
  application: Application,
  published: PublishedBenefit,
): Promise<void> {
  const change = await findChange(turn, application, published);
  if (change) throw change;
}
