import { join } from 'node:path';
import { sql } from 'kysely';
import { splitInstalments } from '@yanzhen/policy';
import { openTestCity, type TestCity, type TestPerson } from '@yanzhen/server/testing/test-city.ts';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { syntheticCreditCode } from '@yanzhen/values/credit-code.ts';
import type { Feature } from '@yanzhen/server/manifest/feature.ts';
import { calendar } from '@yanzhen/registers/calendar/feature.ts';
import { organisations } from '@yanzhen/registers/organisations/feature.ts';
import { saveOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import { policies } from '@yanzhen/registers/policies/feature.ts';
import { applyPack, getBenefit, readPack } from '@yanzhen/registers/policies/offers.ts';
import { talents } from '@yanzhen/registers/talents/feature.ts';
import { askPayee } from '@yanzhen/registers/talents/offers.ts';
import { applications } from '../../applications/feature.ts';
import {
  makeCasePeople,
  walkApplication,
  type CasePeople,
} from '../../applications/testing/walk-application.ts';
import { evidence } from '../../evidence/feature.ts';
import { payments } from '../../payments/feature.ts';
import { openBudgetLine, planParts, reserveAll } from '../../payments/offers.ts';
import { recoveries } from '../../recoveries/feature.ts';
import { instalments } from '../feature.ts';

/** A city whose home purchase subsidy is paid in three parts, checked again before each later one. */
export interface InstalmentCity {
  readonly city: TestCity;
  /** People of the day: sessions end over night, so a later day asks for new ones. */
  people(): Promise<CasePeople>;
  /** A case approved today with its schedule, in finance's queue. */
  granted(
    people: CasePeople,
    name: string,
    other?: { readonly talent: TestPerson; readonly benefitId: string },
  ): Promise<GrantedCase>;
  /** Pays what waits in the queue for cases, through a batch and the bank's answer. */
  pay(people: CasePeople, ids: readonly string[], benefitId?: string): Promise<string>;
}

export interface GrantedCase {
  readonly id: string;
  readonly talent: TestPerson;
}

export const benefitId = 'home-purchase';
export const otherBenefitId = 'start-up-award';
const organisationId = '0190a000-0000-7000-8000-000000000001';
const half =
  '{ id: single, share: 100, afterMonths: 0, name: { zh: 一次付清, en: Single payment } }';
const parts = `{ id: first, share: 50, afterMonths: 0, name: { zh: 第一期, en: First } }
          - { id: second, share: 25, afterMonths: 12, name: { zh: 第二期, en: Second } }
          - { id: third, share: 25, afterMonths: 24, name: { zh: 第三期, en: Third } }
        recheck: [full-time, three-years]`;

let serial = 0;

export async function openInstalmentCity(more: readonly Feature[] = []): Promise<InstalmentCity> {
  const city = await openTestCity([
    organisations, talents, calendar, policies, applications, evidence, payments, recoveries, instalments, ...more,
  ]); // prettier-ignore
  const { pack } = readPack(join(projectRoot, 'cities/luzhou'));
  if (!pack) throw new Error('the pack of Luzhou has problems');
  const own = {
    ...pack,
    city: { ...pack.city, city: city.city },
    policies: pack.policies.map((file) => ({ ...file, text: file.text.replace(half, parts) })),
  };
  await city.turn((turn) => applyPack(turn, own));
  for (const year of [2024, 2025, 2026]) {
    for (const payer of ['city', 'county'] as const) {
      await city.turn((turn) =>
        openBudgetLine(turn, {
          benefitIds: [benefitId, otherBenefitId],
          year,
          amountFen: 5_000_000_000,
          document: `测试预算〔${year}〕${payer}`,
          payer,
          ...(payer === 'county' ? { county: '510502' } : {}),
        }),
      );
    }
  }
  await city.turn((turn) =>
    saveOrganisation(turn, {
      id: organisationId,
      name: '雁江试验厂',
      creditCode: syntheticCreditCode(9_001),
      county: '510502',
      cluster: 'liquor',
      kind: 'enterprise',
    }),
  );
  return {
    city,
    people: () => makeCasePeople(city),
    granted: (people, name, other) => grantCase(city, people, name, other),
    pay,
  };
}

async function grantCase(
  city: TestCity,
  people: CasePeople,
  name: string,
  other?: { readonly talent: TestPerson; readonly benefitId: string },
): Promise<GrantedCase> {
  const asked = other?.benefitId ?? benefitId;
  const talent = other?.talent ?? (await newTalent(city, name));
  const { id } = await walkApplication(city, people, {
    to: 'payable',
    benefitId: asked,
    talent,
    name,
  });
  await city.turn(async (turn) => {
    const { benefit, digest } = await getBenefit(turn, asked);
    await turn.run(sql`
      update application set policy_digest = ${digest}, reference = ${`LZGF-20240603-9${(serial += 1)}`}
      where city = ${turn.city} and id = ${id}`);
    const { instalments: split } = benefit.amount;
    const named = splitInstalments(20_000_000, split).map((part, at) => ({
      ...part,
      name: split.parts[at]?.name ?? { zh: '', en: '' },
    }));
    await reserveAll(turn, [
      {
        applicationId: id,
        benefitId: asked,
        personId: talent.personId,
        amountFen: 20_000_000,
        payers: benefit.payers,
        county: '510502',
        parts: planParts(named, turn.today, split.recheck ?? []),
      },
    ]);
  }, people.approver.accountId);
  return { id, talent };
}

async function newTalent(city: TestCity, name: string): Promise<TestPerson> {
  const talent = await city.person({ name, kind: 'talent' });
  await city.turn(
    (turn) =>
      askPayee(turn, talent.personId, {
        bankName: '雁江试验银行',
        account: syntheticBankCard(40_000 + (serial += 1)),
      }),
    talent.accountId,
  );
  return talent;
}

async function pay(people: CasePeople, ids: readonly string[], asked = benefitId): Promise<string> {
  const made = await people.preparer.call('POST', '/payments/batches', {
    benefitId: asked,
    applicationIds: ids,
  });
  if (made.status !== 200) throw new Error(JSON.stringify(made.body));
  const { id, lineCount, totalFen } = made.body as {
    id: string;
    lineCount: number;
    totalFen: number;
  };
  const path = `/payments/batches/${id}`;
  await people.signer.call('POST', `${path}/sign`, { lineCount, totalFen });
  await people.releaser.call('POST', `${path}/file`);
  const { raw } = await people.releaser.call('GET', `${path}/demonstration-answer?returned=`);
  const reply = await people.preparer.upload(`${path}/answer`, { name: 'a.csv', type: 'text/csv', bytes: raw }); // prettier-ignore
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return id;
}
