import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getBudgetLine, getOpenLine } from './budget-lines.ts';
import type * as contract from './contract-budget.ts';
import { faults } from './contract.ts';
import { postTransfer } from './ledger.ts';
import { budgetShort } from './reserve.ts';

/** Moves what is available of a line to another of the same year (预算调剂), by a document. */
export async function adjustLines(
  turn: Turn,
  { params, body }: Input<typeof contract.adjustLines>,
): Promise<Output<typeof contract.adjustLines>> {
  const from = await getOpenLine(turn, params.lineId);
  const to = await getOpenLine(turn, body.toLineId);
  if (from.id === to.id) throw fault(faults.sameLine, { field: 'body.toLineId' });
  if (from.year !== to.year) throw fault(faults.otherYear, { field: 'body.toLineId' });
  const { amountFen, document } = body;
  const transfer = { fromLineId: from.id, toLineId: to.id, applicationId: null, amountFen };
  const short = await postTransfer(turn, 'adjust', [transfer], { memo: document });
  if (short) throw budgetShort(short);
  await turn.record({
    act: 'payments.adjust-lines',
    subject: { type: 'budget-line', id: from.id },
    reason: document,
    detail: { toLineId: to.id, amountFen },
  });
  return getBudgetLine(turn, from.id);
}
