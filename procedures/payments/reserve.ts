import { yuanForReader, type Fen } from '@yanzhen/values/money.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import { together } from '@yanzhen/server/turn/together.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import { findFunding, type FundingRequest } from './find-funding.ts';
import {
  dropIdlePlans,
  listInstalments,
  moveInstalments,
  saveAwards,
  type NewAward,
  type PartKey,
} from './instalment-store.ts';
import { post, postSure } from './ledger.ts';
import type { ShortLine } from './move-counters.ts';
import { planSingle, type PlannedPart } from './plan-parts.ts';
import * as store from './store.ts';

export interface ReserveRequest extends FundingRequest, Whose {
  readonly applicationId: string;
  /** The parts in which it is paid; at once where left out. They add up to the sum. */
  readonly parts?: readonly PlannedPart[];
}

/** A part of a granted sum that asks for money of a budget line. */
export interface PartRequest extends PartKey, FundingRequest, Whose {}

/** Whose money it is: a person's, or an organisation's. */
export interface Whose {
  readonly personId: string | null;
  readonly organisationId?: string | null;
}

/**
 * Lays down what approved applications are granted, all or none, and reserves what of it falls in
 * this year; the rest is promised. Stands in the approval's own turn.
 *
 * @throws Fault `payments.no-budget`, `payments.budget-short` (with what is left),
 *         `payments.reserved-before`.
 */
export async function reserveAll(turn: Turn, requests: readonly ReserveRequest[]): Promise<void> {
  if (requests.length === 0) return;
  const awards = requests.map(
    ({ applicationId, personId, organisationId = null, benefitId, amountFen, parts }) => ({
      applicationId,
      personId,
      organisationId,
      benefitId,
      totalFen: amountFen,
      grantedOn: turn.today,
      openingActId: null,
      parts: parts ?? planSingle(amountFen, turn.today),
    }),
  );
  if (awards.some(({ totalFen, parts }) => sumOf(parts) !== totalFen)) {
    throw new Error('the parts of a sum do not add up to it');
  }
  await layDown(turn, awards);
  const yearEnds = `${turn.today.slice(0, 4)}-12-31`;
  await reserveParts(
    turn,
    requests.flatMap(({ applicationId, personId, organisationId, benefitId, payers, county }, at) =>
      (awards[at]?.parts ?? [])
        .filter(({ dueOn }) => dueOn <= yearEnds)
        .map(({ number, amountFen }) => ({
          applicationId,
          personId,
          ...(organisationId ? { organisationId } : {}),
          benefitId,
          payers,
          county,
          instalment: number,
          amountFen,
        })),
    ),
  );
}

/** Lays down awards; a plan of an approval that lapsed makes room for the new one. */
async function layDown(turn: Turn, awards: readonly NewAward[]): Promise<void> {
  const kept = await saveAwards(turn, awards);
  const again = awards.filter(({ applicationId }) => !kept.has(applicationId));
  if (again.length === 0) return;
  await dropIdlePlans(turn, again.map(({ applicationId }) => applicationId)); // prettier-ignore
  if ((await saveAwards(turn, again)).size < again.length) throw fault(faults.reservedBefore);
}

/**
 * Reserves money for parts, all or none, from this year's budget lines of each
 * benefit's payers.
 *
 * @throws Fault as `reserveAll`.
 */
export async function reserveParts(turn: Turn, parts: readonly PartRequest[]): Promise<void> {
  if (parts.length === 0) return;
  const rows = await findFunding(turn, parts);
  const [kept, short] = await together(
    store.saveReservations(
      turn,
      rows.map((row) => ({ ...row, organisationId: row.organisationId ?? null })),
    ),
    post(turn, 'reserve', rows),
  );
  if (kept < rows.length) throw fault(faults.reservedBefore);
  if (short) throw budgetShort(short);
}

/** As `reserveAll`, for one application. */
export function reserve(turn: Turn, request: ReserveRequest): Promise<void> {
  return reserveAll(turn, [request]);
}

/**
 * Gives reserved money back to its budget line: an approved application ends without a payment, or
 * without its further parts. Parts that are not paid yet are stopped.
 *
 * @returns false when the application holds no money (any more).
 */
export async function releaseReservation(
  turn: Turn,
  applicationId: string,
  reason: string,
): Promise<boolean> {
  const open = (await listInstalments(turn, [applicationId])).map(({ number }) => ({
    applicationId,
    instalment: number,
  }));
  await moveInstalments(turn, open, unpaidStates, 'stopped', reason);
  const held = await store.listHeld(turn, applicationId, 'reserved');
  const released = await store.moveReservations(turn, held, 'reserved', 'released');
  await postSure(turn, 'release', released, { memo: reason });
  return released.length > 0;
}

const unpaidStates = ['planned', 'due', 'checked', 'payable', 'returned'] as const;

const sumOf = (parts: readonly PlannedPart[]): Fen =>
  parts.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** The fault of an empty budget line, with the figures an officer needs. */
export function budgetShort(short: ShortLine): Error {
  const { leftFen, neededFen } = short;
  return fault(faults.budgetShort, {
    values: {
      leftFen,
      neededFen,
      left: yuanForReader(leftFen),
      needed: yuanForReader(neededFen),
      missing: yuanForReader(neededFen - leftFen),
    },
  });
}
