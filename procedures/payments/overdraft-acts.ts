import { pageOf, readCursor } from '@yanzhen/server/routes/page-of.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getOpenLine } from './budget-lines.ts';
import type * as contract from './contract-budget.ts';
import type { OverdraftAct } from './contract-budget.ts';
import { faults } from './contract.ts';
import { postSure } from './ledger.ts';
import * as store from './overdraft-store.ts';

/** Who may record an act of the leading group, and who, another person, confirms it. */
export const overdraftRoles = {
  record: ['finance-releaser', 'administrator'],
  confirm: ['leader'],
} as const;

/** Records an act of the leading group (领导小组); nothing changes until another person confirms it. */
export async function recordOverdraftAct(
  turn: Turn,
  { params, body }: Input<typeof contract.recordOverdraftAct>,
): Promise<OverdraftAct> {
  const line = await getOpenLine(turn, params.lineId);
  const id = turn.newId();
  const { personId, name } = actorOf(turn);
  const act = { id, budgetLineId: line.id, ...body, personId, name };
  if (!(await store.saveOverdraftAct(turn, act))) {
    const values = { document: body.document };
    throw fault(faults.actRecorded, { field: 'body.document', values });
  }
  await turn.record({
    act: 'payments.record-overdraft-act',
    subject: { type: 'overdraft-act', id },
    reason: body.reason,
    detail: { budgetLineId: line.id, document: body.document, amountFen: body.amountFen },
  });
  return getAct(turn, id);
}

/** Confirms a recorded act as another natural person: the line may spend that much more. */
export async function confirmOverdraftAct(
  turn: Turn,
  { params }: Input<typeof contract.confirmOverdraftAct>,
): Promise<OverdraftAct> {
  const act = await store.findOverdraftAct(turn, params.actId, { lock: true });
  if (!act) throw notFound();
  await getOpenLine(turn, act.budgetLineId);
  const actor = actorOf(turn);
  if (act.confirmedAt) throw fault(faults.actConfirmed);
  if (act.recordedByPerson === actor.personId) {
    throw fault(faults.samePerson, { status: 403, values: { number: act.document } });
  }
  await store.confirmOverdraftAct(turn, act.id, actor);
  const { budgetLineId, amountFen, document } = act;
  const movement = { budgetLineId, applicationId: null, amountFen };
  await postSure(turn, 'overdraw', [movement], { memo: document, overdraftActId: act.id });
  await turn.record({
    act: 'payments.confirm-overdraft-act',
    subject: { type: 'overdraft-act', id: act.id },
    detail: { budgetLineId, document, amountFen },
  });
  return getAct(turn, act.id);
}

export async function listOverdraftActs(
  turn: Turn,
  { query }: Input<typeof contract.listOverdraftActs>,
): Promise<Output<typeof contract.listOverdraftActs>> {
  const [after] = readCursor(query.after) ?? [];
  const rows = await store.listOverdraftActs(turn, after, query.limit + 1);
  const count = await store.countOverdraftActs(turn);
  return pageOf(
    rows.map((row) => viewAct(turn, row)),
    query.limit,
    count,
    (row) => [row.id],
  );
}

async function getAct(turn: Turn, id: string): Promise<OverdraftAct> {
  const act = await store.findOverdraftAct(turn, id);
  if (!act) throw notFound();
  return viewAct(turn, act);
}

function viewAct(turn: Turn, row: store.OverdraftActRow): OverdraftAct {
  const { id, budgetLineId, lineName, year, amountFen, document, reason } = row;
  return {
    id,
    budgetLineId,
    lineName,
    year,
    amountFen,
    document,
    reason,
    recorded: { name: row.recordedByName, at: row.recordedAt.toISOString() },
    confirmed:
      row.confirmedByName && row.confirmedAt
        ? { name: row.confirmedByName, at: row.confirmedAt.toISOString() }
        : null,
    mayConfirm:
      row.confirmedAt === null &&
      hasRole(turn.actor, ...overdraftRoles.confirm) &&
      turn.actor?.personId !== row.recordedByPerson,
  };
}
