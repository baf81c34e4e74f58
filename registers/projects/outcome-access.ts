import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getAgreement } from '../agreements/offers.ts';
import { faults } from './contract.ts';
import { getListed } from './get-project.ts';
import { isCounted, mayKeep } from './lifecycle.ts';
import { isMoney } from './contract-outcome-kinds.ts';
import * as outcomes from './outcome-store.ts';

/** That a project or agreement is there to be looked at. @throws Fault `request.not-found`. */
export async function requireShown(turn: Turn, of: outcomes.OutcomeOf): Promise<void> {
  await (of.projectId === null
    ? getAgreement(turn, of.agreementId)
    : getListed(turn, of.projectId));
}

/** That an outcome can be reported of it by this keeper. @throws Fault as the report tells. */
export async function requireReportable(turn: Turn, of: outcomes.OutcomeOf): Promise<void> {
  if (of.projectId === null) {
    const agreement = await getAgreement(turn, of.agreementId);
    if (!mayKeep(actorOf(turn), agreement.county)) throw notFound();
    if (agreement.state === 'withdrawn') throw fault(faults.outcomeClosed);
    return;
  }
  const project = await getListed(turn, of.projectId);
  if (!mayKeep(actorOf(turn), project.county)) throw notFound();
  if (!isCounted(project.state)) throw fault(faults.outcomeClosed);
}

/** That what is reported has happened, and that things are reported one by one. */
export function requireSound(turn: Turn, content: outcomes.OutcomeContent): void {
  if (content.happenedOn > turn.today) {
    throw fault(faults.outcomeInFuture, { status: 400, field: 'body.happenedOn' });
  }
  if (!isMoney(content.kind) && content.quantity !== 1) {
    throw fault(faults.thingIsOne, { status: 400, field: 'body.quantity' });
  }
}

/**
 * An outcome that stands, for an act of one of its county's keepers, held until the turn ends.
 *
 * @param version  Where the actor saw it; left out where the act adds to it only.
 * @throws Fault `request.not-found`, `projects.outcome-closed`, `projects.stale`.
 */
export async function lockStanding(
  turn: Turn,
  id: string,
  version?: number,
): Promise<outcomes.OutcomeRow> {
  const row = await outcomes.lockOutcome(turn, id);
  if (!row || !mayKeep(actorOf(turn), row.county)) throw notFound();
  if (row.withdrawn) throw fault(faults.outcomeClosed);
  if (version !== undefined && row.version !== version) throw fault(faults.stale);
  return row;
}
