import { faults as applicationFaults } from '@yanzhen/procedures/applications/contract.ts';
import { countTerm } from '@yanzhen/procedures/applications/offers.ts';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import { fault, notFound, type Fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { offerFaults, type RoundMove, type RoundState } from '../contract-no-application.ts';
import { findRoundMove, mayMoveRound, roundTerms } from './lifecycle.ts';
import * as store from './round-store.ts';

const none = { dueOn: null, counting: null };

export interface RoundMoved {
  /** Where two rows of the table share move and state. */
  readonly to?: RoundState;
  readonly reason?: string;
  readonly listDigest?: string;
  readonly seed?: string;
}

/** A list for an act on it, held until the turn ends. @throws Fault `request.not-found`. */
export async function getRoundForAct(turn: Turn, id: string): Promise<store.RoundRow> {
  const round = await store.lockRound(turn, id);
  if (!round) throw notFound();
  return round;
}

/**
 * Makes one move of a list by the table: its event, with the duty of who makes it, and its row.
 *
 * @throws Fault `subsidies.round-step`, `.round-duty`, `.round-own`, `.sample-open`, `applications.role-ended`.
 */
export async function moveRound(
  turn: Turn,
  round: store.RoundRow,
  moveId: RoundMove,
  { to, reason, listDigest, seed }: RoundMoved = {},
): Promise<store.RoundRow> {
  const step = findRoundMove(moveId, round.state, to);
  if (!step || !mayMoveRound(step, turn.actor)) throw fault(offerFaults.roundStep);
  const days = roundTerms[step.to];
  const term = days === undefined ? none : countTerm(await workingDays(turn), turn.today, days);
  const { move, duty } = step;
  await store
    .appendRoundEvent(turn, round, { move, from: round.state, to: step.to, duty, reason })
    .catch((error: unknown) => {
      throw faultOf(error) ?? error;
    });
  const { dueOn, counting } = step.to === round.state ? round : term;
  const settled = { dueOn, counting, listDigest, seed };
  if ((await store.writeRoundState(turn, round, step.to, settled)) === 0) {
    throw fault(offerFaults.roundStep);
  }
  await turn.record({
    act: `subsidies.round-${move}`,
    subject: { type: 'offer-round', id: round.id },
    ...(reason ? { reason } : {}),
    detail: { number: round.number, ...(listDigest ? { listDigest } : {}) },
  });
  const moved = await store.findRound(turn, round.id);
  if (!moved) throw new Error('the list just moved is not there');
  return moved;
}

/** The fault for what the database refuses of a list's moves. */
function faultOf(error: unknown): Fault | undefined {
  const { constraint } = (error ?? {}) as { constraint?: string };
  switch (constraint) {
    case 'offer_round_duties_apart':
      return fault(offerFaults.roundDuty);
    case 'offer_round_not_own':
      return fault(offerFaults.roundOwn);
    case 'offer_round_role':
      return fault(applicationFaults.roleEnded, { status: 403 });
    case 'offer_round_looked_through':
      return fault(offerFaults.sampleOpen);
    default:
      return undefined;
  }
}
