import type { Fen } from '@yanzhen/values/money.ts';
import { splitPayers } from '@yanzhen/policy';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { listBudgetLines, listFunding } from './budget-store.ts';
import { cityAlone, fundingKey, type FundingRequest } from './find-funding.ts';

/**
 * Which sums this year's budget lines can carry one after another, before anything is reserved.
 *
 * @param spoken  Sums that were promised before and hold nothing yet; they are taken off first.
 * @returns       For each request whether it fits, in their order.
 */
export async function fitInBudget(
  turn: Turn,
  spoken: readonly FundingRequest[],
  requests: readonly FundingRequest[],
): Promise<boolean[]> {
  const year = Number(turn.today.slice(0, 4));
  const ids = new Set([...spoken, ...requests].map((each) => each.benefitId));
  const funding = await listFunding(turn, year, [...ids]);
  const lineOf = new Map(funding.map((each) => [fundingKey(each), each.budgetLineId]));
  const lines = await listBudgetLines(turn, { year });
  const left = new Map(
    lines.flatMap(({ id, closed, availableFen }) => (closed ? [] : [[id, availableFen] as const])),
  );
  const sharesOf = ({ benefitId, amountFen, payers = cityAlone, county }: FundingRequest) =>
    splitPayers(amountFen, [...payers])
      .filter((share) => share.amountFen > 0)
      .map(({ payer, amountFen: fen }) => {
        const of = { benefitId, payer, county: payer === 'county' ? (county ?? '') : '' };
        return { line: lineOf.get(fundingKey(of)) ?? '', fen };
      });
  return fitInOrder(left, spoken.map(sharesOf), requests.map(sharesOf));
}

interface Share {
  readonly line: string;
  readonly fen: Fen;
}

/**
 * As `fitInBudget`, of shares by line. A sum that one of its lines cannot carry closes its lines for all who come
 * after: nobody is overtaken by a smaller sum.
 */
export function fitInOrder(
  available: ReadonlyMap<string, Fen>,
  spoken: readonly (readonly Share[])[],
  asked: readonly (readonly Share[])[],
): boolean[] {
  const left = new Map(available);
  const shut = new Set<string>();
  const take = ({ line, fen }: Share): void => void left.set(line, (left.get(line) ?? 0) - fen);
  for (const share of spoken.flat()) take(share);
  return asked.map((shares) => {
    const fits = shares.every(({ line, fen }) => !shut.has(line) && (left.get(line) ?? 0) >= fen);
    for (const share of shares) {
      if (fits) take(share);
      else shut.add(share.line);
    }
    return fits;
  });
}
