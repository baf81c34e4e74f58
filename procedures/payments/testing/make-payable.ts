import { sql } from 'kysely';
import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { referenceNumber } from '@yanzhen/values/ids.ts';
import type { TestCity, TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { askPayee } from '@yanzhen/registers/talents/offers.ts';
import { walkApplication, type CasePeople } from '../../applications/testing/walk-application.ts';
import type { State } from '../../applications/contract.ts';
import { reserve } from '../reserve.ts';

/** One approved case with money reserved, as the tests of payments and publicity begin. */
export interface FundedCase {
  readonly id: string;
  readonly reference: string;
  readonly talent: TestPerson;
  readonly account: string;
  readonly amountFen: number;
}

let serial = 0;

/** Walks a fresh talent's case to a state at or after `approved`, with its money reserved. */
export async function makeFundedCase(
  city: TestCity,
  people: CasePeople,
  options: {
    to: State;
    amountFen?: number;
    name?: string;
    account?: boolean;
    benefitId?: string;
    county?: string;
  },
): Promise<FundedCase> {
  const n = (serial += 1);
  const { amountFen = 20_000_000, benefitId = 'home-purchase', to, county = '510502' } = options;
  const name = options.name ?? `雁归${n}`;
  const talent = await city.person({ name, kind: 'talent' });
  const account = syntheticBankCard(n);
  const application = await walkApplication(city, people, {
    to,
    benefitId,
    amountFen,
    talent,
    name,
    county,
  });
  const reference = referenceNumber('LZGF', '2024-06-03', n);
  await city.turn(async (turn) => {
    await turn.run(sql`
      update application set reference = ${reference}, answers = '{"highestEducation":"doctor"}',
        cluster = 'liquor' where city = ${turn.city} and id = ${application.id}`);
    await reserve(turn, {
      applicationId: application.id,
      benefitId,
      personId: talent.personId,
      amountFen,
    });
  }, people.approver.accountId);
  if (options.account !== false) {
    await city.turn(
      (turn) => askPayee(turn, talent.personId, { bankName: '雁江试验银行', account }),
      talent.accountId,
    );
  }
  return { id: application.id, reference, talent, account, amountFen };
}
