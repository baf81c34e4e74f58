import { splitPayers } from '@yanzhen/policy';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { listBudgetLines, listFunding } from './budget-store.ts';
import { cityAlone, fundingKey, type FundingRequest } from './find-funding.ts';

/**
 * Which sums this year's budget lines can carry one after another, before anything is reserved. A sum that
 * one of its lines cannot carry closes that line for all who come after: nobody is overtaken.
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
  const left = new Map<string, Fen>(
    lines.flatMap(({ id, closed, availableFen }) => (closed ? [] : [[id, availableFen]])),
  );
  const shut = new Set<string>();
  const sharesOf = ({ benefitId, amountFen, payers = cityAlone, county }: FundingRequest) =>
    splitPayers(amountFen, [...payers])
      .filter((share) => share.amountFen > 0)
      .map(({ payer, amountFen: fen }) => {
        const of = { benefitId, payer, county: payer === 'county' ? (county ?? '') : '' };
        return { line: lineOf.get(fundingKey(of)) ?? '', fen };
      });
  const take = (line: string, fen: Fen): void => void left.set(line, (left.get(line) ?? 0) - fen);

  for (const request of spoken) for (const { line, fen } of sharesOf(request)) take(line, fen);
  return requests.map((request) => {
    const shares = sharesOf(request);
    const fits = shares.every(({ line, fen }) => !shut.has(line) && (left.get(line) ?? 0) >= fen);
    for (const { line, fen } of shares) {
      if (fits) take(line, fen);
      else shut.add(line);
    }
    return fits;
  });
}
