import type { ProjectField } from '@yanzhen/registers/projects/contract.ts';
import * as contract from '@yanzhen/registers/projects/contract.ts';
import * as outcomes from '@yanzhen/registers/projects/contract-outcomes.ts';
import { isMoney, type OutcomeKind } from '@yanzhen/registers/projects/contract-outcome-kinds.ts';
import type { Organisation } from '@yanzhen/registers/organisations/offers.ts';
import type { AgreementDetail } from '@yanzhen/registers/agreements/contract.ts';
import { addDays, addMonths, daysBetween, type CivilDate } from '@yanzhen/values/civil-date.ts';
import { samplePaper } from '../sample-paper.ts';
import type { Stage } from '../stage.ts';
import { chanceOf, places, splitUp } from './chance.ts';
import type { Company } from './company.ts';
import { projectName } from './names.ts';
import type { Cooperation, OutcomeSet } from './records-file.ts';

export interface Begun {
  readonly id: string;
  readonly name: string;
  readonly startedOn: CivilDate;
  readonly enterprise: Organisation;
  /** What is asked for of the special funds; 0 where nothing is. */
  readonly grantFen: number;
}

/** Projects of the partner with enterprises, and what came of them; those that ask for special funds are given back. */
export async function playProjects(
  stage: Stage,
  company: Company,
  agreements: ReadonlyMap<string, AgreementDetail>,
  { projects, enteredOn }: Cooperation,
  /** Of the county officer, who reviews what the projects of these counties ask for. */
  counties: readonly string[],
): Promise<readonly Begun[]> {
  if (!projects) return [];
  const agreementId = agreements.get(projects.agreement)?.id ?? null;
  const partnerId = company.organisation(projects.partner).id;
  const fields = Object.entries(projects.fields) as [ProjectField, number][];
  const all = fields.flatMap(([field, n]) => Array.from({ length: n }, (_, at) => ({ field, at })));
  const days = daysBetween(projects.from, projects.to);
  const begun: Begun[] = [];
  const asked = sumsAskedFor(projects.grants);
  const applying = new Set(
    company.enterprises
      .filter(({ county }) => county !== null && counties.includes(county))
      .slice(0, projects.grants?.enterprises ?? 0),
  );
  for (const [n, { field, at }] of all.entries()) {
    const startedOn = addDays(projects.from, Math.floor((n * days) / (all.length - 1 || 1)));
    // By turns of another length than the names, so that each enterprise has projects of several kinds.
    const enterprise = company.enterprises[(n * 5) % company.enterprises.length];
    if (!enterprise?.county) throw new Error('demonstration: an enterprise without a county');
    const enterpriseFen = (2_000_000 + ((n * 37) % 90) * 20_000) * 100;
    const otherFen = (500_000 + ((n * 13) % 20) * 25_000) * 100;
    const grantFen = applying.has(enterprise) ? (asked.pop() ?? 0) : 0;
    const project = await stage.ask(company.officer, contract.recordProject, {
      body: {
        number: `${projects.prefix}-${startedOn.slice(0, 4)}-${String(n + 1).padStart(3, '0')}`,
        name: projectName(field, at),
        field,
        agreementId,
        partnerId,
        enterpriseId: enterprise.id,
        county: enterprise.county,
        cluster: enterprise.cluster,
        startedOn,
        endsOn: addMonths(startedOn, 24 + (n % 3) * 12),
        totalFen: grantFen + enterpriseFen + otherFen,
        specialFundFen: grantFen,
        enterpriseFen,
        provinceFen: 0,
        otherFen,
      },
    });
    begun.push({ id: project.id, name: project.name, startedOn, enterprise, grantFen });
  }
  for (const [n, set] of projects.outcomes.entries())
    await playOutcomes(stage, company, begun, set, { seed: n + 1, enteredOn });
  if (asked.length > 0) throw new Error('demonstration: more grants than projects to be granted');
  return begun.filter(({ grantFen }) => grantFen > 0);
}

/** What is asked for: twice the first part, as the fund pays half when it is granted, in hundreds of yuan. */
function sumsAskedFor(grants: NonNullable<Cooperation['projects']>['grants']): number[] {
  if (!grants) return [];
  const firstParts = splitUp(grants.paidYuan / 100, grants.records, chanceOf(grants.records));
  return firstParts.map((hundreds) => hundreds * 2 * 10_000);
}

/** One kind of outcome: over different projects while there are enough, its money split up. */
async function playOutcomes(
  stage: Stage,
  company: Company,
  begun: readonly Begun[],
  { kind, records, totalYuan, audited }: OutcomeSet,
  { seed, enteredOn }: { seed: number; enteredOn: CivilDate },
): Promise<void> {
  const chance = chanceOf(seed);
  const sums = totalYuan === undefined ? undefined : splitUp(totalYuan, records, chance);
  if (isMoney(kind) !== (sums !== undefined))
    throw new Error(`demonstration: ${kind} is ${sums ? 'no' : ''} money`);
  // Money of the province goes to the projects that it took on.
  const chosen = places(begun.length, records, chanceOf(kind.startsWith('provincial') ? 77 : seed));
  for (const [n, place] of chosen.entries()) {
    const project = begun[place];
    if (!project) throw new Error('demonstration: an outcome without its project');
    const span = daysBetween(project.startedOn, enteredOn);
    const reported = await stage.ask(company.officer, outcomes.reportForProject, {
      params: { projectId: project.id },
      body: {
        kind,
        title: `${project.name}${titles[kind]}`,
        happenedOn: addDays(project.startedOn, Math.floor(span * (0.3 + chance() * 0.6))),
        quantity: sums ? (sums[n] ?? 0) * 100 : 1,
      },
    });
    if (audited) await auditByPaper(stage, company, reported);
  }
}

/** What papers show; an outcome is named by its project and this. */
const titles: Readonly<Record<OutcomeKind, string>> = {
  'enterprise-input': '企业研发投入',
  'school-input': '高校研发投入',
  'new-output': '新增产值',
  'profit-tax': '利税',
  'provincial-fund': '省级专项资金',
  patent: '专利申请',
  'monopoly-broken': '打破国外技术垄断',
  'gap-filled': '填补国内空白',
  'research-solution': '技术研究方案',
  'high-tech-application': '高新技术企业申报',
  'provincial-project': '省级科技项目',
  standard: '技术标准',
  paper: '学术论文',
};

async function auditByPaper(
  stage: Stage,
  { officer, auditor }: Company,
  { id, quantity, kind }: outcomes.OutcomeView,
): Promise<void> {
  const bytes = await samplePaper(`${titles[kind]}证明材料（演示）`);
  const shown = await stage.ask(officer, outcomes.addEvidence, {
    params: { outcomeId: id },
    files: [{ field: 'file', name: `${titles[kind]}证明材料.pdf`, bytes }],
  });
  await stage.ask(auditor, outcomes.auditOutcome, {
    params: { outcomeId: id },
    body: { version: shown.version, quantity, evidenceId: shown.evidence[0]?.id ?? null },
  });
}
