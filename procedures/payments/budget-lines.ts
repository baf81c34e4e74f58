import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import * as store from './budget-store.ts';
import type * as contract from './contract.ts';
import { faults, type BudgetLine, type BudgetYear, type Payer } from './contract.ts';
import { post, postSure } from './ledger.ts';
import { budgetShort } from './reserve.ts';
import { growthOf } from './year-growth.ts';

/** Who may open budget lines and change appropriations. */
export const budgetRoles = ['finance-releaser', 'administrator'] as const;

export interface NewBudgetLine {
  /** The first benefit's id where left out. */
  readonly name?: string;
  readonly subject?: string | null | undefined;
  readonly year: number;
  readonly payer?: Payer;
  readonly county?: string | null | undefined;
  /** Benefits whose share of this payer the line carries; none for other expenses. */
  readonly benefitIds: readonly string[];
  /** Appropriation, whole fen, > 0. */
  readonly amountFen: Fen;
  /** Document that appropriates the money. */
  readonly document: string;
}

/**
 * Opens a budget line for a year with its appropriation.
 *
 * @throws Fault `payments.line-exists`, `payments.year-closed`, `payments.county-of-payer`.
 */
export async function keepBudgetLine(turn: Turn, line: NewBudgetLine): Promise<BudgetLine> {
  const { year, benefitIds, amountFen, document, payer = 'city' } = line;
  if ((payer === 'county') !== Boolean(line.county)) {
    throw fault(faults.countyOfPayer, { field: 'body.county' });
  }
  await requireOpenYear(turn, year);
  const id = turn.newId();
  const name = line.name ?? benefitIds[0] ?? '';
  const kept = {
    id,
    year,
    name,
    payer,
    benefitIds,
    subject: line.subject ?? null,
    county: line.county ?? null,
  };
  const [taken] = await store.saveBudgetLine(turn, kept);
  if (taken !== undefined) {
    throw fault(faults.lineExists, { field: 'body.benefitIds', values: { benefit: taken, year } });
  }
  await turn.record({
    act: 'payments.open-budget-line',
    subject: { type: 'budget-line', id },
    detail: { name, benefitIds: [...benefitIds], year, payer, amountFen },
  });
  await appropriate(turn, await getBudgetLine(turn, id), { amountFen, document });
  return getBudgetLine(turn, id);
}

export function openBudgetLine(
  turn: Turn,
  { body }: Input<typeof contract.openBudgetLine>,
): Promise<Output<typeof contract.openBudgetLine>> {
  return keepBudgetLine(turn, body);
}

/** Adds to a budget line, what it overdrew first, or cuts what is still available of it. */
export async function changeAppropriation(
  turn: Turn,
  { params, body }: Input<typeof contract.changeAppropriation>,
): Promise<Output<typeof contract.changeAppropriation>> {
  const line = await getOpenLine(turn, params.lineId);
  const { direction, amountFen, document } = body;
  await turn.record({
    act: 'payments.change-appropriation',
    subject: { type: 'budget-line', id: line.id },
    reason: document,
    detail: { direction, amountFen },
  });
  if (direction === 'add') await appropriate(turn, line, { amountFen, document });
  else await cut(turn, line, { amountFen, document });
  return getBudgetLine(turn, line.id);
}

interface Sum {
  readonly amountFen: Fen;
  readonly document: string;
}

async function appropriate(
  turn: Turn,
  line: BudgetLine,
  { amountFen, document }: Sum,
): Promise<void> {
  const movement = { budgetLineId: line.id, applicationId: null, amountFen };
  await postSure(turn, 'appropriate', [movement], { memo: document });
  await store.saveAppropriation(turn, line, {
    amountFen,
    document,
    from: dayInYear(turn, line.year),
  });
  const covered = Math.min(amountFen, line.overdraftFen);
  if (covered > 0) {
    await postSure(turn, 'cover', [{ ...movement, amountFen: covered }], { memo: document });
  }
}

/** Takes money from a line: only what is still available. @throws Fault `payments.budget-short`. */
async function cut(turn: Turn, line: BudgetLine, { amountFen, document }: Sum): Promise<void> {
  const movement = { budgetLineId: line.id, applicationId: null, amountFen };
  // The guard looks at the account that the money leaves.
  const short = await post(turn, 'cut', [movement], { memo: document });
  if (short) throw budgetShort(short);
  const from = dayInYear(turn, line.year);
  await store.saveAppropriation(turn, line, { amountFen: -amountFen, document, from });
}

/** Today, or the nearest day of the budget's year: a figure of that year counts it. */
function dayInYear({ today }: Turn, year: number): CivilDate {
  if (today < `${year}-01-01`) return `${year}-01-01`;
  return today > `${year}-12-31` ? `${year}-12-31` : today;
}

export async function listBudgetLines(
  turn: Turn,
  { query }: Input<typeof contract.listBudgetLines>,
): Promise<Output<typeof contract.listBudgetLines>> {
  const rows = await store.listBudgetLines(turn, { year: query.year });
  const years = withGrowth(await store.listBudgetYears(turn));
  return { rows, years, mayChange: hasRole(turn.actor, ...budgetRoles) };
}

/** Each year beside the one before it. */
function withGrowth(years: readonly store.BudgetYearRow[]): BudgetYear[] {
  return years.map((year) => {
    const base = years.find((each) => each.year === year.year - 1);
    const hundredths = base && growthOf(year.cityFen, base.cityFen);
    const growth =
      base && hundredths !== undefined
        ? { baseYear: base.year, baseFen: base.cityFen, hundredths }
        : null;
    return { ...year, growth };
  });
}

/** @throws Fault `payments.year-closed`. */
async function requireOpenYear(turn: Turn, year: number): Promise<void> {
  if (!(await store.openYear(turn, year))) throw fault(faults.yearClosed, { values: { year } });
}

/** @throws Fault `request.not-found`. */
export async function getBudgetLine(turn: Turn, id: string): Promise<BudgetLine> {
  const [line] = await store.listBudgetLines(turn, { id });
  if (!line) throw notFound();
  return line;
}

/** A line whose year's books are open. @throws Fault `request.not-found`, `payments.year-closed`. */
export async function getOpenLine(turn: Turn, id: string): Promise<BudgetLine> {
  const line = await getBudgetLine(turn, id);
  if (line.closed) throw fault(faults.yearClosed, { values: { year: line.year } });
  return line;
}
