import type { Fen } from '@yanzhen/values/money.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getApplications } from '../applications/offers.ts';
import * as contract from './contract.ts';
import type { BudgetLine } from './contract.ts';
import { post, postSure } from './ledger.ts';
import { pageOf, readCursor } from '@yanzhen/server/routes/page-of.ts';
import { budgetShort } from './reserve.ts';
import * as store from './store.ts';

/** Who may open budget lines and change appropriations. */
export const budgetRoles = ['finance-releaser', 'administrator'] as const;

export interface NewBudgetLine {
  readonly benefitId: string;
  readonly year: number;
  /** Appropriation, whole fen, > 0. */
  readonly amountFen: Fen;
  /** Document that appropriates the money. */
  readonly document: string;
}

/**
 * Opens the budget line of a benefit for a year.
 *
 * @throws Fault `payments.line-exists`.
 */
export async function keepBudgetLine(turn: Turn, line: NewBudgetLine): Promise<BudgetLine> {
  const id = turn.newId();
  if (!(await store.saveBudgetLine(turn, { id, ...line }))) {
    throw fault(contract.faults.lineExists, {
      field: 'body.benefitId',
      values: { benefit: line.benefitId, year: line.year },
    });
  }
  const movement = { budgetLineId: id, applicationId: null, amountFen: line.amountFen };
  await postSure(turn, 'appropriate', [movement], { memo: line.document });
  await turn.record({
    act: 'payments.open-budget-line',
    subject: { type: 'budget-line', id },
    detail: { benefitId: line.benefitId, year: line.year, amountFen: line.amountFen },
  });
  return getBudgetLine(turn, id);
}

/** What this year's budget line of a benefit still has available; undefined when there is no line. */
export async function budgetLeft(turn: Turn, benefitId: string): Promise<Fen | undefined> {
  const lines = await store.listBudgetLines(turn, { year: Number(turn.today.slice(0, 4)) });
  return lines.find((line) => line.benefitId === benefitId)?.availableFen;
}

export function openBudgetLine(
  turn: Turn,
  { body }: Input<typeof contract.openBudgetLine>,
): Promise<Output<typeof contract.openBudgetLine>> {
  return keepBudgetLine(turn, body);
}

/** Adds to a budget line, or cuts what is still available of it. */
export async function changeAppropriation(
  turn: Turn,
  { params, body }: Input<typeof contract.changeAppropriation>,
): Promise<Output<typeof contract.changeAppropriation>> {
  const { id } = await getBudgetLine(turn, params.lineId);
  const movement = { budgetLineId: id, applicationId: null, amountFen: body.amountFen };
  const kind = body.direction === 'add' ? 'appropriate' : 'cut';
  // What is cut must still be available: the guard looks at the account that the money leaves.
  const short = await post(turn, kind, [movement], { memo: body.document });
  if (short) throw budgetShort(short);
  await turn.record({
    act: 'payments.change-appropriation',
    subject: { type: 'budget-line', id },
    reason: body.document,
    detail: { direction: body.direction, amountFen: body.amountFen },
  });
  return getBudgetLine(turn, id);
}

export async function listBudgetLines(
  turn: Turn,
  { query }: Input<typeof contract.listBudgetLines>,
): Promise<Output<typeof contract.listBudgetLines>> {
  const rows = await store.listBudgetLines(turn, { year: query.year });
  return { rows, mayChange: hasRole(turn.actor, ...budgetRoles) };
}

export async function listEntries(
  turn: Turn,
  { params, query }: Input<typeof contract.listEntries>,
): Promise<Output<typeof contract.listEntries>> {
  const { id } = await getBudgetLine(turn, params.lineId);
  const [transaction, number] = readCursor(query.after) ?? [];
  const after = transaction === undefined ? undefined : ([transaction, Number(number)] as const);
  const rows = await store.listEntries(turn, id, after, query.limit + 1);
  const ids = rows.flatMap((row) => row.applicationId ?? []);
  const references = await referencesOf(turn, ids);
  return pageOf(
    rows.map((row) => ({
      ...row,
      kind: row.kind as never,
      account: row.account as never,
      postedAt: row.postedAt.toISOString(),
      reference: references.get(row.applicationId ?? '') ?? null,
    })),
    query.limit,
    await store.countEntries(turn, id),
    (row) => [row.transactionId, String(row.number)],
  );
}

async function getBudgetLine(turn: Turn, id: string): Promise<BudgetLine> {
  const [line] = await store.listBudgetLines(turn, { id });
  if (!line) throw notFound();
  return line;
}

async function referencesOf(
  turn: Turn,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const applications = await getApplications(turn, [...new Set(ids)]);
  return new Map(applications.map((each) => [each.id, each.reference]));
}
