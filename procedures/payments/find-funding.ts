import type { Fen } from '@yanzhen/values/money.ts';
import { splitPayers } from '@yanzhen/policy';
import { getCityProfile } from '@yanzhen/registers/policies/offers.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { listFunding, type Funding } from './budget-store.ts';
import { faults, payerNames, type Payer } from './contract.ts';
import type { PayerShare } from './ledger.ts';

/** A sum that this year's budget has to carry. */
export interface FundingRequest {
  readonly benefitId: string;
  /** Whole fen, > 0: the sum that is approved and will be paid. */
  readonly amountFen: Fen;
  /** Who pays it, in per cent, as the policy says; the city alone where left out. */
  readonly payers?: readonly { readonly payer: Payer; readonly share: number }[] | undefined;
  /** County of the case: its own line carries a county's share. */
  readonly county?: string | null | undefined;
}

const cityAlone = [{ payer: 'city', share: 100 }] as const;

/**
 * Finds this year's line of each payer and splits each sum between them; fen that do not divide fall
 * to the payer named first.
 *
 * @throws Fault `payments.no-budget` naming benefit, year, payer and county.
 */
export async function findFunding<Request extends FundingRequest>(
  turn: Turn,
  requests: readonly Request[],
): Promise<(Request & Funded)[]> {
  const year = Number(turn.today.slice(0, 4));
  const lines = await listFunding(turn, year, [...new Set(requests.map((each) => each.benefitId))]);
  const known = new Map(lines.map((line) => [keyOf(line), line.budgetLineId]));
  const funded: (Request & Funded)[] = [];
  for (const request of requests) {
    const [own, ...others] = await sharesOf(turn, request, known);
    if (!own) throw new RangeError(`nothing to fund: ${request.amountFen}`);
    const { budgetLineId } = own;
    funded.push({ ...request, budgetLineId, others: others.length > 0 ? others : null });
  }
  return funded;
}

interface Funded {
  readonly budgetLineId: string;
  /** What further payers carry. */
  readonly others: readonly PayerShare[] | null;
}

async function sharesOf(
  turn: Turn,
  { benefitId, amountFen, payers = cityAlone, county }: FundingRequest,
  known: ReadonlyMap<string, string>,
): Promise<PayerShare[]> {
  const shares: PayerShare[] = [];
  for (const share of splitPayers(amountFen, [...payers])) {
    if (share.amountFen === 0) continue;
    const carrier = { payer: share.payer, county: share.payer === 'county' ? (county ?? '') : '' };
    const budgetLineId = known.get(keyOf({ benefitId, ...carrier }));
    if (!budgetLineId) throw await noBudget(turn, benefitId, carrier);
    shares.push({ budgetLineId, amountFen: share.amountFen });
  }
  return shares;
}

async function noBudget(
  turn: Turn,
  benefit: string,
  { payer, county }: { payer: Payer; county: string },
): Promise<Error> {
  const { counties } = await getCityProfile(turn);
  const name = counties.find(({ code }) => code === county)?.name ?? payerNames[payer];
  const year = Number(turn.today.slice(0, 4));
  return fault(faults.noBudget, { values: { benefit, year, payer: name[turn.language], county } });
}

function keyOf({ benefitId, payer, county }: Omit<Funding, 'budgetLineId'>): string {
  return `${benefitId} ${payer} ${county}`;
}
