import { getCityProfile } from '@yanzhen/registers/policies/offers.ts';
import * as payments from '@yanzhen/procedures/payments/contract.ts';
import type { Cast } from './make-cast.ts';
import type { Stage } from './stage.ts';

/** Opens the pack's budget lines (assumed sums), of the year on the stage and of those before. */
export async function openBudget(stage: Stage, cast: Cast): Promise<void> {
  const profile = await getCityProfile(stage.turn(null));
  const admin = cast.byLogin.get('admin') ?? null;
  const thisYear = Number(stage.today.slice(0, 4));
  const opening = stage.turn(null).now;
  // A year's budget is given in its January, those of years gone by in theirs.
  const lines = profile.budgetLines.filter((each) => each.year <= thisYear);
  for (const line of lines.toSorted((a, b) => a.year - b.year)) {
    const january = new Date(Date.UTC(line.year, 0, 10, 1));
    stage.moveTo(january < opening ? january : opening);
    const { year, payer, county, benefit, totalYuan } = line;
    await stage.ask(admin, payments.openBudgetLine, {
      body: {
        name: line.name.zh,
        year,
        payer,
        county,
        benefitIds: benefit === null ? [] : [benefit],
        amountFen: totalYuan * 100,
        document: `〔${year}〕1`,
      },
    });
  }
  stage.moveTo(opening);
}
