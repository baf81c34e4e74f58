import { sql } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { listFunding, openYear, saveBudgetLine } from './budget-store.ts';
import { faults } from './contract.ts';
import { saveAwards, type Award } from './instalment-store.ts';
import { postSure } from './ledger.ts';
import type { PlannedPart } from './plan-parts.ts';
import { moveReservations, saveReservations } from './store.ts';

/** A part of a sum granted before this system: paid on a day, or still to be paid. */
export type OpeningPart = PlannedPart & { readonly paidOn: CivilDate | null };

export interface OpeningAward extends Award {
  readonly openingActId: string;
  readonly reference: string;
  readonly county: string;
  readonly cluster: string | null;
  readonly parts: readonly OpeningPart[];
}

/**
 * Brings in what a case was granted and paid before this system: its schedule, the payments that
 * arrived on their days, and the ledger's opening posting in the line of each year. What is still to
 * be paid is promised, and goes the way of every instalment.
 *
 * @throws Fault `payments.year-closed` when a payment lies in a year whose books are closed.
 */
export async function keepOpening(turn: Turn, award: OpeningAward): Promise<void> {
  const parts = award.parts.map((part) => ({
    ...part,
    state: part.paidOn === null ? ('planned' as const) : ('paid' as const),
    recheck: part.recheck ?? [],
  }));
  const kept = await saveAwards(turn, [{ ...award, parts }]);
  if (kept.size === 0) throw fault(faults.reservedBefore);
  for (const part of award.parts) {
    if (part.paidOn !== null) await keepPaid(turn, award, part, part.paidOn);
  }
}

async function keepPaid(
  turn: Turn,
  award: OpeningAward,
  part: OpeningPart,
  paidOn: CivilDate,
): Promise<void> {
  const { applicationId, benefitId, personId, organisationId } = award;
  const { number: instalment, amountFen } = part;
  const budgetLineId = await lineOf(turn, benefitId, Number(paidOn.slice(0, 4)));
  const key = { applicationId, instalment };
  const row = {
    ...key,
    budgetLineId,
    others: null,
    benefitId,
    personId,
    organisationId,
    amountFen,
  };
  await saveReservations(turn, [row]);
  const held = await moveReservations(turn, [key], 'reserved', 'paid');
  await postSure(turn, 'opening', held, { happenedOn: paidOn, memo: award.reference });
  await turn.run(sql`
    insert into payment (city, id, application_id, instalment, reference, person_id, organisation_id,
      benefit_id, county, cluster, amount_fen, opening_act_id, valid_from, recorded_from)
    values (${turn.city}, ${turn.newId()}, ${applicationId}, ${instalment}, ${award.reference},
      ${personId}::uuid, ${organisationId}::uuid, ${benefitId}, ${award.county}, ${award.cluster}, ${amountFen},
      ${award.openingActId}, ${paidOn}, ${turn.now})`);
}

/** The city's line of a year for a benefit; one with nothing appropriated where there was none. */
async function lineOf(turn: Turn, benefitId: string, year: number): Promise<string> {
  if (!(await openYear(turn, year))) throw fault(faults.yearClosed, { values: { year } });
  const lines = await listFunding(turn, year, [benefitId]);
  const found = lines.find(({ payer }) => payer === 'city');
  if (found) return found.budgetLineId;
  const id = turn.newId();
  const line = { id, year, name: benefitId, subject: null, payer: 'city', county: null } as const;
  await saveBudgetLine(turn, { ...line, benefitIds: [benefitId] });
  return id;
}
