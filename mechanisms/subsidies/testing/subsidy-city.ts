import { sql } from 'kysely';
import { join } from 'node:path';
import { applications } from '@yanzhen/procedures/applications/feature.ts';
import { checks } from '@yanzhen/procedures/checks/feature.ts';
import { desk } from '@yanzhen/procedures/desk/feature.ts';
import { evidence } from '@yanzhen/procedures/evidence/feature.ts';
import { imports } from '@yanzhen/procedures/imports/feature.ts';
import { lapses } from '@yanzhen/procedures/lapses/feature.ts';
import { payments } from '@yanzhen/procedures/payments/feature.ts';
import { openBudgetLine } from '@yanzhen/procedures/payments/offers.ts';
import { samePerson } from '@yanzhen/procedures/same-person/feature.ts';
import { publicity } from '@yanzhen/procedures/publicity/feature.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { organisations } from '@yanzhen/registers/organisations/feature.ts';
import { saveOrganisation, type Organisation } from '@yanzhen/registers/organisations/offers.ts';
import { policies } from '@yanzhen/registers/policies/feature.ts';
import { applyPack, readPack } from '@yanzhen/registers/policies/offers.ts';
import { talents } from '@yanzhen/registers/talents/feature.ts';
import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { syntheticCreditCode } from '@yanzhen/values/credit-code.ts';
import { subsidies } from '../feature.ts';

/** A city under Luzhou's policy with the people of one case. */
export interface SubsidyCity {
  readonly city: TestCity;
  readonly employer: Organisation;
  readonly agent: TestPerson;
  readonly officer: TestPerson;
  readonly checker: TestPerson;
  readonly approver: TestPerson;
  /** A talent who has said who they are and where the money goes. */
  talent(name?: string): Promise<TestPerson>;
  /** A talent's draft with every answer and paper; its id. */
  readyDraft(talent: TestPerson, answers?: object): Promise<string>;
  /** A case of a new talent, walked through the API to a state. */
  caseIn(state: 'employer-confirmation' | 'county-review' | 'proposed' | 'checked'): Promise<{
    id: string;
    talent: TestPerson;
  }>;
  /** What the budget lines of both payers have available, whole fen. */
  budgetLeft(): Promise<number>;
}

/** What a city of subsidies is made of, lowest first. */
export const subsidyFeatures: readonly Feature[] = [
  calendar,
  policies,
  organisations,
  talents,
  applications,
  evidence,
  imports,
  checks,
  publicity,
  payments,
  lapses,
  desk,
  samePerson,
  subsidies,
];

export const county = '510502';

/** Answers of a doctor who meets every condition. */
export const doctor = {
  fullTimeHire: true,
  newlyIntroduced: true,
  continuousWorkMonths: 40,
  contributionRecognised: true,
  firstHome: true,
  newlyBuilt: true,
  inCentralArea: true,
  highestEducation: 'doctor',
  skillLevel: 'none',
  purchasePrice: 90_000_000,
  purchaseSignedOn: '2024-02-01',
};

/** What the employer is asked to confirm of it. */
export const employment = {
  fullTimeHire: true,
  newlyIntroduced: true,
  continuousWorkMonths: 40,
  contributionRecognised: true,
};

const requiredPapers = ['labour-contract', 'insurance-record', 'purchase-contract', 'home-record'];

/** A small but real PDF file. */
export const paper = {
  name: '材料.pdf',
  type: 'application/pdf',
  bytes: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

let serial = 0;

export async function openSubsidyCity(
  options: {
    now?: Date;
    budgetFen?: number;
    further?: readonly Feature[];
    /** Alters the city's policy files. */
    policyText?: (text: string) => string;
  } = {},
): Promise<SubsidyCity> {
  const now = options.now ?? new Date('2024-06-03T02:00:00Z');
  const city = await openTestCity([...subsidyFeatures, ...(options.further ?? [])], { now });
  const { pack } = readPack(join(projectRoot, 'cities/luzhou'));
  if (!pack) throw new Error('the pack of Luzhou has problems');
  const { policyText = (text: string) => text } = options;
  await city.turn((turn) =>
    applyPack(turn, {
      ...pack,
      city: { ...pack.city, city: city.city },
      policies: pack.policies.map((file) => ({ ...file, text: policyText(file.text) })),
    }),
  );
  const employer = await city.turn((turn) =>
    saveOrganisation(turn, {
      name: '雁江酿造研究所',
      creditCode: syntheticCreditCode(7),
      county,
      cluster: 'liquor',
      kind: 'enterprise',
    }),
  );
  // City and county carry half each, as the policy says; the sum is that of both.
  const whole = options.budgetFen ?? 2_000_000_000;
  const half = { benefitIds: ['home-purchase'], year: 2024, document: '示例预算' };
  await city.turn(async (turn) => {
    await openBudgetLine(turn, { ...half, amountFen: Math.ceil(whole / 2) });
    const amountFen = Math.floor(whole / 2);
    await openBudgetLine(turn, { ...half, payer: 'county', county, amountFen });
  });
  const agent = await city.person({
    name: '单位经办周',
    kind: 'agent',
    organisation: { id: employer.id, name: employer.name },
  });
  const officer = await city.person({
    name: '初审甲',
    roles: ['county-officer'],
    counties: [county],
  });
  const checker = await city.person({ name: '复审乙', roles: ['city-checker'] });
  const approver = await city.person({ name: '审定丙', roles: ['approver'] });

  const talent = async (name = '林知远'): Promise<TestPerson> => {
    const person = await city.person({ name, kind: 'talent' });
    const bankAccount = syntheticBankCard((serial += 1));
    await expectOk(
      person.call('PUT', '/me', { bankName: '示例银行泸州分行', bankAccount, county }),
    );
    return person;
  };
  const readyDraft = async (person: TestPerson, answers: object = doctor): Promise<string> => {
    const started = await expectOk(
      person.call('POST', '/subsidies/drafts', { benefitId: 'home-purchase' }),
    );
    const { applicationId } = started as { applicationId: string };
    const mine = `/subsidies/mine/${applicationId}`;
    await expectOk(person.call('PUT', `${mine}/answers`, { answers }));
    await expectOk(person.call('PUT', `${mine}/employer`, { organisationId: employer.id }));
    for (const code of requiredPapers) {
      await expectOk(person.upload(`/applications/${applicationId}/evidence/${code}`, paper));
    }
    return applicationId;
  };
  const caseIn: SubsidyCity['caseIn'] = async (state) => {
    const person = await talent();
    const id = await readyDraft(person);
    await expectOk(person.call('POST', `/subsidies/mine/${id}/submit`));
    if (state === 'employer-confirmation') return { id, talent: person };
    await expectOk(
      agent.call('POST', `/subsidies/employments/${id}/confirm`, { answers: employment }),
    );
    if (state === 'county-review') return { id, talent: person };
    await expectOk(officer.call('POST', `/subsidies/cases/${id}/propose`, {}));
    if (state === 'proposed') return { id, talent: person };
    await expectOk(checker.call('POST', `/subsidies/cases/${id}/check`, {}));
    return { id, talent: person };
  };
  const budgetLeft = async (): Promise<number> => {
    const row = await city.turn((turn) =>
      turn.row<{ fen: number }>(
        sql`select sum(available_fen)::bigint as fen from budget_balance where city = ${turn.city}`,
      ),
    );
    return row?.fen ?? 0;
  };
  const people = { employer, agent, officer, checker, approver };
  return { city, ...people, talent, readyDraft, caseIn, budgetLeft };
}

/** The reply of a call that must succeed. */
export async function expectOk(call: Promise<{ status: number; body: unknown }>): Promise<unknown> {
  const { status, body } = await call;
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
