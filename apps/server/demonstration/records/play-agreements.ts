import * as contract from '@yanzhen/registers/agreements/contract.ts';
import type { AgreementDetail } from '@yanzhen/registers/agreements/contract.ts';
import type { Organisation } from '@yanzhen/registers/organisations/offers.ts';
import type { Stage } from '../stage.ts';
import type { Company } from './company.ts';
import type { Cooperation } from './records-file.ts';

/** An agreement of one school or institute with one enterprise. */
export interface Pair {
  readonly agreement: AgreementDetail;
  readonly school: Organisation;
  readonly enterprise: Organisation;
}

/** The agreements that the file names, by key. */
export async function playAgreements(
  stage: Stage,
  company: Company,
  file: Cooperation,
): Promise<ReadonlyMap<string, AgreementDetail>> {
  const made = new Map<string, AgreementDetail>();
  for (const { id, number, signedOn, until, parties, ...content } of file.agreements) {
    const body = {
      ...content,
      county: null,
      cluster: null,
      termFrom: signedOn,
      termTo: until,
      reviewMonths: 12,
      liaison: '科技合作科',
      deliverables: `按《${content.title}》约定的年度任务清单推进，每年评估一次`,
      moneyFen: null,
      parties: Object.entries(parties).map(([key, role]) => ({
        organisationId: company.organisation(key).id,
        role,
      })),
      signed: { on: signedOn, number },
    };
    made.set(id, await stage.ask(company.officer, contract.recordAgreement, { body }));
  }
  return made;
}

/** Agreements of schools and institutes with enterprises, by the years in which they were signed. */
export async function playBilateral(
  stage: Stage,
  company: Company,
  { bilateral, enteredOn }: Cooperation,
): Promise<readonly Pair[]> {
  if (!bilateral) return [];
  const pairs: Pair[] = [];
  for (const [partners, role, byYear] of [
    [company.schools, 'school', bilateral.schools],
    [company.institutes, 'institute', bilateral.institutes],
  ] as const) {
    const years = Object.entries(byYear).flatMap(([year, n]) =>
      Array.from({ length: n }, (_, at) => ({ year: Number(year), at, of: n })),
    );
    if (years.length !== partners.length)
      throw new Error(
        `demonstration: ${years.length} agreements for ${partners.length} of ${role}`,
      );
    for (const [place, { year, at, of }] of years.entries()) {
      const enterprise = company.enterprises[pairs.length % company.enterprises.length];
      const school = partners[place];
      if (!enterprise || !school) throw new Error('demonstration: an agreement without a side');
      const on = dayWithin(year, (at + 1) / (of + 1), enteredOn);
      const { officer } = company;
      const agreement = await stage.ask(officer, contract.recordAgreement, {
        body: {
          title: `${school.name}与${enterprise.name}合作协议`,
          level: 'project',
          scopes: ['research', 'training', 'base'],
          county: enterprise.county,
          cluster: enterprise.cluster,
          termFrom: on,
          termTo: `${year + bilateral.years}${on.slice(4)}`,
          reviewMonths: 12,
          liaison: '校企合作办公室',
          deliverables: '联合研发、共建基地、合办班级',
          moneyFen: null,
          parties: [
            { organisationId: school.id, role },
            { organisationId: enterprise.id, role: 'enterprise' },
          ],
          signed: {
            on,
            number: `${bilateral.prefix}〔${year}〕${role === 'school' ? '' : '研'}${at + 1}号`,
          },
        },
      });
      pairs.push({ agreement, school, enterprise });
    }
  }
  return pairs;
}

/** A day of a year, none after the last one; the last of February is left out. */
function dayWithin(year: number, part: number, last: string): string {
  const from = Date.UTC(year, 0, 5);
  const until = Math.min(Date.UTC(year, 11, 20), Date.parse(`${last}T00:00:00Z`) - 86_400_000);
  const day = new Date(from + Math.floor(((until - from) * part) / 86_400_000) * 86_400_000);
  return day
    .toISOString()
    .slice(0, 10)
    .replace(/-02-29$/, '-02-28');
}
