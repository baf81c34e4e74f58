import { sql, type RawBuilder } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Application, Extension, Term } from './application.ts';
import { findGuard } from './case-guards.ts';
import { changedFields, contentChanged } from './changed-fields.ts';
import { openPauses, type PauseKey } from './clock.ts';
import {
  faults,
  moveNames,
  partNames,
  pauseNames,
  stateNames,
  type Duty,
  type MoveId,
  type Part,
} from './contract.ts';
import { excludedDuty, excludedDutyOf, roleFaultOf } from './exclusion.ts';
import { findMove, mayMove, moves, targetOf, type Move, type RefusedAt } from './lifecycle.ts';
import { standingAfter, type NextStanding } from './standing.ts';
import { findApplicationById, findOtherDuty, hasPaused } from './store.ts';

export interface MoveOptions {
  /** As told to the applicant. */
  readonly reason?: string;
  /** Kept with the event; never an identity, phone or account number. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** What the move settles in the row itself. */
  readonly settle?: {
    readonly reference?: string;
    readonly amountFen?: number | null;
    readonly applicantName?: string;
    readonly decision?: Readonly<Record<string, unknown>>;
    readonly policyDigest?: string;
    readonly terms?: readonly Term[];
    readonly parts?: readonly Part[];
    readonly county?: string | null;
    readonly cluster?: string | null;
    readonly submittedAt?: Date;
    readonly answers?: Readonly<Record<string, unknown>>;
  };
  /** Digests by field of what an approval rests on now (`procedures/approvals`). */
  readonly content?: Readonly<Record<string, string>>;
  /** The pause that `pause-clock` begins and `resume-clock` ends. */
  readonly pause?: PauseKey;
  /** The step to which `reopen` leads. */
  readonly at?: RefusedAt;
  /** The days that `extend-term` adds. */
  readonly extension?: Extension;
  /** The day from which `recount-term` counts. */
  readonly countsFrom?: CivilDate;
}

/**
 * Makes one move of the table: checks state, role, county and duty, then writes the event and the row
 * in one statement, with the new holder and the days by which it is promised and due by law.
 *
 * @param application  As it was read in this turn or before; an older version is refused.
 * @returns            The case after the move.
 * @throws Fault `applications.wrong-state`, `.not-allowed`, `.reason-missing`, `.stale`,
 *         `.excluded-duty`, and what features above declare against a move.
 */
export async function moveApplication(
  turn: Turn,
  application: Application,
  moveId: MoveId,
  options: MoveOptions = {},
): Promise<Application> {
  const move = requireMove(turn, application, moveId, options);
  await requireNoOtherDuty(turn, application, move.duty);
  await requireStep(turn, application, move);
  requireContent(application, move, options);
  const guarded = await findGuard(turn, application, moveId);
  if (guarded) throw guarded.fault;
  const table = await workingDays(turn);
  const terms = options.settle?.terms ?? application.terms;
  const after = standingAfter(table, { ...application, terms }, move, turn.today, options);
  const touched = await writeMove(turn, application, move, after, options).catch(
    (error: unknown) => {
      throw excludedDutyOf(turn, error) ?? roleFaultOf(error) ?? error;
    },
  );
  if (touched === 0) throw fault(faults.stale);
  const moved = await findApplicationById(turn, application.id);
  if (!moved) throw new Error('the case just moved is not there');
  return moved;
}

/** The move of the table that the actor may make now. @throws Fault as `moveApplication`. */
export function requireMove(
  turn: Turn,
  application: Application,
  moveId: MoveId,
  options: MoveOptions = {},
): Move {
  const parts = options.settle?.parts ?? application.parts;
  const move = findMove(moveId, { state: application.state, parts });
  if (!move) {
    const mayAtAll = moves.some(
      (each) => each.move === moveId && mayMove(each, application, turn.actor),
    );
    if (!mayAtAll) throw fault(faults.notAllowed, { status: 403 });
    throw fault(faults.wrongState, {
      values: {
        move: moveNames[moveId][turn.language],
        state: stateNames[application.state][turn.language],
      },
    });
  }
  if (!mayMove(move, application, turn.actor)) throw fault(faults.notAllowed, { status: 403 });
  if (move.needsReason && !options.reason?.trim()) {
    throw fault(faults.reasonMissing, { status: 400, field: 'body.reason' });
  }
  const waited = openPauses(application.clock).find((each) => each.code === move.awaits);
  if (waited)
    throw fault(faults.stepOpen, { values: { step: pauseNames[waited.code][turn.language] } });
  return move;
}

/**
 * Tells early, in words, what the database would refuse at the write; the constraint
 * `duty_done_excluded` stays the guard, for this door and every other.
 */
export async function requireNoOtherDuty(
  turn: Turn,
  application: Application,
  duty: Duty | null,
): Promise<void> {
  if (!duty || !turn.actor) return;
  const other = await findOtherDuty(turn, application.id, turn.actor.personId, duty);
  if (other) throw excludedDuty(turn, duty, other as Duty);
}

/** A special step of the benefit was at least begun; one that is open stops the move before. */
async function requireStep(turn: Turn, application: Application, { awaits }: Move): Promise<void> {
  if (!awaits || !application.parts.includes(awaits)) return;
  if (await hasPaused(turn, application.id, awaits)) return;
  throw fault(faults.stepMissing, { values: { step: partNames[awaits][turn.language] } });
}

/** What an office passes on is still what was proposed; what it is now must then be told. */
function requireContent({ content }: Application, move: Move, options: MoveOptions): void {
  if (content === null || !move.content || move.content === 'keep') return;
  if (!options.content) throw new Error(`${move.move} rests on the content, which is not given`);
  const changed = changedFields(content, options.content).filter(
    (field) => move.content !== 'but-payee' || field !== 'payee',
  );
  if (changed.length === 0) return;
  throw contentChanged(changed);
}

async function writeMove(
  turn: Turn,
  application: Application,
  move: Move,
  after: NextStanding,
  options: MoveOptions,
): Promise<number> {
  const { settle = {} } = options;
  const to = targetOf(move, application.state, options.at);
  const since = move.to === 'same' ? application.holderSince : turn.now;
  const counting = jsonOrNull(after.counting);
  const clock = jsonOrNull(after.clock);
  const settled: Record<string, unknown> = {
    reference: settle.reference,
    applicant_name: settle.applicantName,
    amount_fen: settle.amountFen,
    decision: settle.decision && JSON.stringify(settle.decision),
    policy_digest: settle.policyDigest,
    terms: settle.terms && JSON.stringify(settle.terms),
    parts: settle.parts && sql`${[...settle.parts]}::text[]`,
    content: contentAfter(move, options),
    county: settle.county,
    cluster: settle.cluster,
    submitted_at: settle.submittedAt,
    answers: settle.answers && JSON.stringify(settle.answers),
  };
  const changes: RawBuilder<unknown>[] = Object.entries(settled)
    .filter(([, value]) => value !== undefined)
    .map(([column, value]) => sql`, ${sql.ref(column)} = ${value}`);
  return turn.run(sql`
    with moved as (
      update application set state = ${to}, holder = ${after.holder}, holder_since = ${since},
        due_on = ${after.dueOn}, legal_due_on = ${after.legalDueOn}, counting = ${counting},
        clock = ${clock}, version = version + 1 ${changes.length ? sql.join(changes, sql``) : sql``}
      where city = ${turn.city} and id = ${application.id}
        and version = ${application.version} and state = ${application.state}
      returning city, id, version, holder, holder_since, due_on, legal_due_on, amount_fen, counting, clock
    )
    insert into application_event (city, id, application_id, number, move, from_state, to_state, duty,
      actor_person_id, actor_account_id, reason, detail, at,
      holder, holder_since, due_on, legal_due_on, amount_fen, counting, clock)
    select city, ${turn.newId()}, id, version, ${move.move}, ${application.state}, ${to}, ${move.duty},
      ${turn.actor?.personId ?? null}::uuid, ${turn.actor?.accountId ?? null}::uuid,
      ${options.reason?.trim() ?? null}, ${JSON.stringify(options.detail ?? {})}, ${turn.now},
      holder, holder_since, due_on, legal_due_on, amount_fen, counting, clock
    from moved`);
}

/** Where the term stops, nothing rests on an approval any more: it was paid, refused or withdrawn. */
function contentAfter(move: Move, { content }: MoveOptions): string | null | undefined {
  if (move.clock === 'stop') return null;
  return move.content && content && JSON.stringify(content);
}

function jsonOrNull(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
