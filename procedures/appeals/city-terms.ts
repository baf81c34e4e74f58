import { getCityProfile } from '@yanzhen/registers/policies/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Terms } from './contract.ts';

/** What the law gives beyond an appeal. */
const law = {
  /** 行政复议法第二十条 */
  reconsiderationDays: 60,
  /** 行政诉讼法第四十六条 */
  courtMonths: 6,
} as const;

/** Where the city's pack says nothing. */
const unsaid = {
  askWorkingDays: 15,
  promisedWorkingDays: 15,
  legalWorkingDays: 30,
  reconsideration: { zh: '本级人民政府', en: 'the people’s government of this level' },
  court: { zh: '有管辖权的人民法院', en: 'the people’s court that has jurisdiction' },
  assumed: true,
} as const;

/** The terms of appeals of the city, and the remedies beyond them. */
export async function getTerms(turn: Turn): Promise<Terms> {
  const { appeals = unsaid } = await getCityProfile(turn);
  return {
    askWorkingDays: appeals.askWorkingDays,
    promisedWorkingDays: appeals.promisedWorkingDays,
    legalWorkingDays: appeals.legalWorkingDays,
    reconsideration: { organ: appeals.reconsideration, days: law.reconsiderationDays },
    court: { organ: appeals.court, months: law.courtMonths },
    assumed: appeals.assumed,
  };
}
