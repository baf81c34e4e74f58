import type { TestCity, TestPerson } from '@yanzhen/server/testing/test-city.ts';
import type { Application, Term } from '../application.ts';
import type { MoveId, State } from '../contract.ts';
import { moveApplication, type MoveOptions } from '../move-application.ts';
import { getApplication } from '../read-applications.ts';
import { startApplication } from '../start-application.ts';

/** Terms of a benefit as a policy file would promise them. */
const sampleTerms: readonly Term[] = [
  { stage: 'accept', legalWorkingDays: 5, promisedWorkingDays: 3 },
  { stage: 'propose', legalWorkingDays: 20, promisedWorkingDays: 10 },
  { stage: 'check', legalWorkingDays: 10, promisedWorkingDays: 5 },
  { stage: 'approve', legalWorkingDays: 10, promisedWorkingDays: 5 },
  { stage: 'publicity', legalWorkingDays: 5, promisedWorkingDays: 5 },
  { stage: 'payment', legalWorkingDays: 30, promisedWorkingDays: 20 },
];

const sampleOrganisationId = '0190a000-0000-7000-8000-000000000001';

/** One person of each kind and role that a case meets. */
export interface CasePeople {
  readonly talent: TestPerson;
  readonly agent: TestPerson;
  readonly officer: TestPerson;
  readonly checker: TestPerson;
  readonly approver: TestPerson;
  readonly publicity: TestPerson;
  readonly preparer: TestPerson;
  readonly signer: TestPerson;
  readonly releaser: TestPerson;
}

export async function makeCasePeople(city: TestCity): Promise<CasePeople> {
  const staff = (name: string, role: string): Promise<TestPerson> =>
    city.person({ name, roles: [role] });
  return {
    talent: await city.person({ name: '林知远', kind: 'talent' }),
    agent: await city.person({
      name: '单位经办',
      kind: 'agent',
      organisation: { id: sampleOrganisationId, name: '雁江试验厂' },
    }),
    officer: await staff('初审甲', 'county-officer'),
    checker: await staff('复审乙', 'city-checker'),
    approver: await staff('审定丙', 'approver'),
    publicity: await staff('公示丁', 'publicity-officer'),
    preparer: await staff('制单戊', 'finance-preparer'),
    signer: await staff('复核己', 'finance-signer'),
    releaser: await staff('拨付庚', 'finance-releaser'),
  };
}

/** The straight way from a draft to the money. */
const way: readonly (readonly [MoveId, keyof CasePeople | 'system', State])[] = [
  ['submit', 'talent', 'employer-confirmation'],
  ['confirm-employment', 'agent', 'county-review'],
  ['propose', 'officer', 'proposed'],
  ['check', 'checker', 'checked'],
  ['approve', 'approver', 'approved'],
  ['publish', 'publicity', 'publicity'],
  ['end-publicity', 'system', 'payable'],
  ['prepare', 'preparer', 'batched'],
  ['sign', 'signer', 'signed'],
  ['release', 'releaser', 'instructed'],
  ['confirm-payment', 'releaser', 'paid'],
];

/** Begins a case of a person and walks it by its own moves to a state, in one turn a move. */
export async function walkApplication(
  city: TestCity,
  people: CasePeople,
  options: {
    to: State;
    benefitId?: string;
    amountFen?: number;
    county?: string;
    talent?: TestPerson;
    name?: string;
  },
): Promise<Application> {
  const talent = options.talent ?? people.talent;
  let application = await city.turn(
    (turn) =>
      startApplication(turn, {
        benefitId: options.benefitId ?? 'home-purchase',
        policyDigest: 'sample',
        applicantPersonId: talent.personId,
        applicantName: options.name ?? '林知远',
        organisationId: sampleOrganisationId,
        county: options.county ?? '510502',
        terms: sampleTerms,
      }),
    talent.accountId,
  );
  for (const [move, who, after] of way) {
    if (application.state === options.to) return application;
    const actor = who === 'system' ? undefined : { ...people, talent }[who];
    const { id } = application;
    application = await city.turn(async (turn) => {
      const settle: MoveOptions['settle'] =
        move === 'submit'
          ? { amountFen: options.amountFen ?? 20_000_000, submittedAt: turn.now }
          : {};
      return moveApplication(turn, await getApplication(turn, id), move, { settle });
    }, actor?.accountId);
    if (application.state !== after) throw new Error(`the way has changed at ${move}`);
  }
  if (application.state !== options.to) throw new Error(`no straight way to ${options.to}`);
  return application;
}
