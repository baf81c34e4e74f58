import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { hasRole, type Actor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getAgreement } from '../agreements/offers.ts';
import { faults, readers } from './contract.ts';
import { getListed } from './get-project.ts';
import { isCounted, mayKeep } from './lifecycle.ts';
import { isMoney } from './contract-outcome-kinds.ts';
import * as outcomes from './outcome-store.ts';

/**
 * That a project or agreement is there to be looked at: by the offices, and of its own projects by an enterprise.
 *
 * @throws Fault `request.not-found`.
 */
export async function requireShown(turn: Turn, of: outcomes.OutcomeOf): Promise<void> {
  const enterpriseId =
    of.projectId === null
      ? (await getAgreement(turn, of.agreementId), null)
      : (await getListed(turn, of.projectId)).enterpriseId;
  requireInSight(turn, enterpriseId);
}

/** @throws Fault `request.not-found` for an agent of another enterprise, and for offices that have nothing to do with it. */
export function requireInSight(turn: Turn, enterpriseId: string | null): void {
  const actor = actorOf(turn);
  if (!isAgentFor(actor, enterpriseId) && !hasRole(actor, ...readers)) throw notFound();
}

/** Whether the actor is an agent of the enterprise of a project. */
function isAgentFor({ kind, organisationId }: Actor, enterpriseId: string | null): boolean {
  return kind === 'agent' && organisationId !== null && organisationId === enterpriseId;
}

/**
 * Whether the actor may change what was reported: a keeper of the county; an agent of the enterprise as long as nobody
 * has audited it.
 */
export function mayChangeOutcome(
  actor: Actor,
  row: Pick<outcomes.OutcomeRow, 'county' | 'enterpriseId' | 'auditedAt'>,
): boolean {
  if (mayKeep(actor, row.county)) return true;
  return isAgentFor(actor, row.enterpriseId) && row.auditedAt === null;
}

/** That an outcome can be reported of it by this keeper, or by an agent of its enterprise. @throws Fault as the report tells. */
export async function requireReportable(turn: Turn, of: outcomes.OutcomeOf): Promise<void> {
  if (of.projectId === null) {
    const agreement = await getAgreement(turn, of.agreementId);
    if (!mayKeep(actorOf(turn), agreement.county)) throw notFound();
    if (agreement.state === 'withdrawn') throw fault(faults.outcomeClosed);
    return;
  }
  const project = await getListed(turn, of.projectId);
  const actor = actorOf(turn);
  if (!mayKeep(actor, project.county) && !isAgentFor(actor, project.enterpriseId)) throw notFound();
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
 * An outcome that stands, for an act of one of its county's keepers or of who reports for the enterprise, held until
 * the turn ends.
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
  if (!row || !mayChangeOutcome(actorOf(turn), row)) throw notFound();
  if (row.withdrawn) throw fault(faults.outcomeClosed);
  if (version !== undefined && row.version !== version) throw fault(faults.stale);
  return row;
}
