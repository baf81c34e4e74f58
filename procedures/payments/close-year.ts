import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import * as store from './budget-store.ts';
import type * as contract from './contract-budget.ts';
import { faults, type BudgetLine } from './contract.ts';
import { postSure, postTransferSure } from './ledger.ts';
import { lockShards } from './shard-store.ts';
import {
  carryReservations,
  closeLine,
  closeYearRow,
  findYear,
  holdReservations,
} from './year-store.ts';

/**
 * Closes a year that is over (年终结账). Authority that nobody used lapses; what is left of a line goes
 * into the next year's, or back to the treasury; approved applications take the money they hold along.
 * From then on the database lets nothing into the year but what was paid coming back.
 */
export async function closeYear(
  turn: Turn,
  { params, body }: Input<typeof contract.closeYear>,
): Promise<Output<typeof contract.closeYear>> {
  const { year } = params;
  await requireClosable(turn, year);
  const ids = (await store.listBudgetLines(turn, { year })).map((line) => line.id).toSorted();
  // Nothing moves in the year from here on until it is closed; a batch holds cases before shards too.
  await holdReservations(turn, ids);
  for (const id of ids) await lockShards(turn, id);
  const lines = await store.listBudgetLines(turn, { year });
  requireSettled(lines);
  const totals = { lines: lines.length, carriedFen: 0, carriedReservedFen: 0, givenBackFen: 0 };
  for (const line of lines) {
    const closed = await closeOne(turn, line, body);
    totals.carriedFen += closed.carriedFen;
    totals.carriedReservedFen += line.reservedFen;
    totals.givenBackFen += closed.givenBackFen;
  }
  await closeYearRow(turn, year, { document: body.document, personId: actorOf(turn).personId });
  await turn.record({
    act: 'payments.close-year',
    subject: { type: 'budget-year', id: String(year) },
    reason: body.document,
    detail: totals,
  });
  return totals;
}

async function requireClosable(turn: Turn, year: number): Promise<void> {
  if (turn.today <= `${year}-12-31`) throw fault(faults.yearNotOver, { values: { year } });
  const found = await findYear(turn, year);
  if (!found) throw fault(faults.yearUnknown, { values: { year } });
  const next = await findYear(turn, year + 1);
  if (found.closed || next?.closed) {
    throw fault(faults.yearClosed, { values: { year: found.closed ? year : year + 1 } });
  }
}

/** Nothing of the year may lie at the bank, and no line may have spent what it was only lent. */
function requireSettled(lines: readonly BudgetLine[]): void {
  for (const { name, instructedFen, overdraftFen, availableFen } of lines) {
    if (instructedFen > 0) throw fault(faults.moneyAtBank, { values: { line: name } });
    if (overdraftFen > availableFen) throw fault(faults.overdraftOpen, { values: { line: name } });
  }
}

async function closeOne(
  turn: Turn,
  line: BudgetLine,
  { document, giveBackLineIds }: { document: string; giveBackLineIds: readonly string[] },
): Promise<{ carriedFen: Fen; givenBackFen: Fen }> {
  const movement = { budgetLineId: line.id, applicationId: null };
  const memo = { memo: document };
  if (line.overdraftFen > 0) {
    await postSure(turn, 'cover', [{ ...movement, amountFen: line.overdraftFen }], memo);
  }
  const leftFen = line.availableFen - line.overdraftFen;
  const givesBack = giveBackLineIds.includes(line.id);
  if (leftFen > 0 && givesBack) {
    await postSure(turn, 'give-back', [{ ...movement, amountFen: leftFen }], memo);
  }
  const carriedFen = givesBack ? 0 : leftFen;
  if (carriedFen > 0 || line.reservedFen > 0) {
    const next = await store.nextLineOf(turn, line);
    if (carriedFen > 0) {
      const along = { fromLineId: line.id, toLineId: next, applicationId: null };
      await postTransferSure(turn, 'carry-over', [{ ...along, amountFen: carriedFen }], memo);
    }
    const held = await carryReservations(turn, line.id, next);
    const transfers = held.map((each) => ({ fromLineId: line.id, toLineId: next, ...each }));
    await postTransferSure(turn, 'carry-reserved', transfers, memo);
  }
  await closeLine(turn, line.id);
  return { carriedFen, givenBackFen: leftFen - carriedFen };
}
