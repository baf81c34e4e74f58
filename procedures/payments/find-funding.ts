import type { Fen } from '@yanzhen/values/money.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { splitPayers } from '@yanzhen/policy';
import { getCityProfile } from '@yanzhen/registers/policies/offers.ts';
import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { listBudgetLines, listFunding, type Funding } from './budget-store.ts';
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

export const cityAlone = [{ payer: 'city', share: 100 }] as const;

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
  const known = new Map(lines.map((line) => [fundingKey(line), line.budgetLineId]));
  const funded: (Request & Funded)[] = [];
  for (const request of requests) {
    const [own, ...others] = await sharesOf(turn, request, known);
    if (!own) throw new RangeError(`nothing to fund: ${request.amountFen}`);
    const { budgetLineId } = own;
    funded.push({ ...request, budgetLineId, others: others.length > 0 ? others : null });
  }
  return funded;
}

/** What approving sums would ask of a payer, and what this year's line of it has left. */
export interface FundingAsked {
  readonly benefitId: string;
  /** Name of the payer, the county's where a county pays. */
  readonly payer: Localized;
  readonly asksFen: Fen;
  /** Null where there is no line. */
  readonly leftFen: Fen | null;
}

/** Sums by benefit and payer beside what is left, before anything is reserved. */
export async function askFunding(
  turn: Turn,
  requests: readonly FundingRequest[],
): Promise<FundingAsked[]> {
  const year = Number(turn.today.slice(0, 4));
  const lines = await listFunding(turn, year, [...new Set(requests.map((each) => each.benefitId))]);
  const known = new Map(lines.map((line) => [fundingKey(line), line.budgetLineId]));
  const balances = new Map((await listBudgetLines(turn, { year })).map((line) => [line.id, line]));
  const { counties } = await getCityProfile(turn);
  const asked = new Map<string, FundingAsked>();
  for (const { benefitId, amountFen, payers = cityAlone, county } of requests) {
    for (const share of splitPayers(amountFen, [...payers])) {
      const carrier = {
        payer: share.payer,
        county: share.payer === 'county' ? (county ?? '') : '',
      };
      const key = fundingKey({ benefitId, ...carrier });
      asked.set(key, {
        benefitId,
        payer: nameOf(carrier, counties),
        asksFen: (asked.get(key)?.asksFen ?? 0) + share.amountFen,
        leftFen: balances.get(known.get(key) ?? '')?.availableFen ?? null,
      });
    }
  }
  return [...asked.values()];
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
    const budgetLineId = known.get(fundingKey({ benefitId, ...carrier }));
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
  const name = nameOf({ payer, county }, counties);
  const year = Number(turn.today.slice(0, 4));
  return fault(faults.noBudget, { values: { benefit, year, payer: name[turn.language], county } });
}

function nameOf(
  { payer, county }: { readonly payer: Payer; readonly county: string },
  counties: readonly { readonly code: string; readonly name: Localized }[],
): Localized {
  return counties.find(({ code }) => code === county)?.name ?? payerNames[payer];
}

export function fundingKey({ benefitId, payer, county }: Omit<Funding, 'budgetLineId'>): string {
  return `${benefitId} ${payer} ${county}`;
}
