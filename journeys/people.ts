import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { syntheticMobile } from '@yanzhen/values/phone.ts';

/** Somebody who applies. Nobody real: numbers are of the reserved ranges. */
export interface Person {
  readonly name: string;
  readonly mobile: string;
  readonly identityNumber: string;
  readonly bankCard: string;
}

function person(name: string, seed: number): Person {
  return {
    name,
    mobile: syntheticMobile(seed),
    identityNumber: syntheticIdentityNumber(seed),
    bankCard: syntheticBankCard(seed),
  };
}

/** Whose application the story follows. */
export const chengZhiyuan = person('程知远', 9101);
/** Who applies in English. */
export const annBerg = person('Ann Berg', 9102);
/** Of the demonstration's autumn cohort: paid in one batch with 程知远, and returned by the bank. */
export const weiMingqian = person('卫明谦', 122);

/** Where the talents of the story work. */
export const employer = '沱江智造（演示）有限公司';

/** `null` is "I don't know". Money in yuan, as it is typed. */
export type Answers = Readonly<Record<string, string | number | boolean | null>>;

/** What the calculator asks, in its order: a master who has not looked up where the home lies. */
export const answersToCalculator: Answers = {
  fullTimeHire: true,
  newlyIntroduced: true,
  continuousWorkMonths: 42,
  firstHome: true,
  newlyBuilt: true,
  inCentralArea: null,
  highestEducation: 'master',
  skillLevel: 'none',
};

/** A day some months back, within the time that the benefit gives to apply. */
export function monthsAgo(months: number): string {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() - months, 15);
  return day.toISOString().slice(0, 10);
}
