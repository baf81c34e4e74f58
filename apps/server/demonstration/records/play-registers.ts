import type { Stage } from '../stage.ts';
import { addPaper } from './add-paper.ts';
import * as colleges from '@yanzhen/mechanisms/colleges/contract.ts';
import * as listing from '@yanzhen/mechanisms/listing/contract.ts';
import * as platforms from '@yanzhen/mechanisms/platforms/contract.ts';
import type { Organisation } from '@yanzhen/registers/organisations/offers.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import { addDays, daysBetween, type CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Company } from './company.ts';
import type { Registers } from './registers-file.ts';

/** Who acts by a login. */
export type By = (login: string) => Promise<Actor>;

/** Colleges on their way: criteria, values, and the plan that another officer approves. */
export async function playColleges(
  stage: Stage,
  company: Company,
  by: By,
  { colleges: plan }: Registers,
): Promise<void> {
  if (!plan) return;
  const [officer, approver] = [await by(plan.officer), await by(plan.approver)];
  for (const { organisation, plan: sums, ...content } of plan.list) {
    const { id: organisationId, county, cluster } = company.organisation(organisation);
    const body = { ...content, organisationId, county, cluster };
    const { id: upgradeId, criteria } = await stage.ask(officer, colleges.listCollege, { body });
    const params = { upgradeId };
    const paperId = await addPaper(
      stage,
      officer,
      colleges.collegePapers,
      upgradeId,
      sums.document,
    );
    const values = criteria.map(({ id, target, bound }) => ({
      criterionId: id,
      value: Math.round(target * (bound === 'least' ? 0.8 : 1.15)),
    }));
    await stage.ask(officer, colleges.fillValues, {
      params: { ...params, year: sums.from - 1 },
      body: { values, paperId },
    });
    const planned = await stage.ask(officer, colleges.makePlan, {
      params,
      body: {
        provincialAverageFen: sums.provincialAverageYuan * 100,
        years: sums.perStudentYuan.map((yuan, n) => ({
          year: sums.from + n,
          perStudentFen: yuan * 100,
        })),
      },
    });
    const draft = planned.plans[0];
    if (!draft) throw new Error('demonstration: a college without its plan');
    await stage.ask(approver, colleges.approvePlan, {
      params: { planId: draft.id },
      body: { version: draft.version, paperId },
    });
  }
}

/** Platforms with the goal of the year and a task each. */
export async function playPlatforms(
  stage: Stage,
  company: Company,
  by: By,
  { platforms: plan }: Registers,
): Promise<void> {
  if (!plan) return;
  const officer = await by(plan.officer);
  for (const { year, level, ...body } of plan.goals)
    await stage.ask(officer, platforms.setGoal, { params: { year, level }, body });
  const levels = platforms.levels.flatMap((level) =>
    Array.from({ length: plan.approved[level] ?? 0 }, () => ({ level, isApproved: true })),
  );
  const cultivated = Array.from({ length: plan.cultivating }, () => ({
    level: 'provincial' as const,
    isApproved: false,
  }));
  for (const [n, { level, isApproved }] of [...levels, ...cultivated].entries()) {
    const host = nth(company.enterprises, n * 3);
    const type = nth(plan.types, n);
    const approvedOn = isApproved ? addDays('2019-03-11', n * 61) : null;
    const { id: platformId } = await stage.ask(officer, platforms.registerPlatform, {
      body: {
        name: `${host.name.slice(0, 6)}${typeNames[type]}`,
        level,
        type,
        field: host.name.slice(2, 6),
        hostId: host.id,
        county: host.county,
        cluster: host.cluster,
        document: approvedOn ? `科平函〔${approvedOn.slice(0, 4)}〕${n + 11}号` : null,
        approvedOn,
      },
    });
    if (!isApproved) continue;
    await stage.ask(officer, platforms.setTask, {
      params: { platformId },
      body: { ...plan.task, target: 2 + (n % 5) },
    });
  }
}

const typeNames: Readonly<Record<(typeof platforms.types)[number], string>> = {
  'key-laboratory': '重点实验室',
  'engineering-centre': '工程技术研究中心',
  'technology-centre': '企业技术中心',
  'postdoctoral-station': '博士后科研工作站',
  'expert-station': '专家工作站',
  incubator: '科技企业孵化器',
  'research-institute': '产业技术研究院',
};

/** Enterprises of the listing plan; the adviser coaches some, and recommends the next stage of a few. */
export async function playListing(
  stage: Stage,
  company: Company,
  by: By,
  adviserPerson: (login: string) => { name: string; identityNumber: string },
  { listing: plan }: Registers,
): Promise<void> {
  if (!plan) return;
  const [officer, adviser] = [await by(plan.officer), await by(plan.adviser)];
  const days = daysBetween(plan.from, stage.today);
  for (let n = 0; n < plan.enrolled; n += 1) {
    const { id: organisationId, county, cluster } = nth(company.enterprises, n * 2 + 1);
    const enrolledOn = addDays(plan.from, Math.floor((n * days) / (plan.enrolled * 2)));
    const targetYear = plan.targetYear + (n % 3);
    const board = nth(plan.boards, n);
    const { id: enterpriseId } = await stage.ask(officer, listing.enrol, {
      body: { organisationId, board, targetYear, enrolledOn, county, cluster },
    });
    if (n >= plan.coached) continue;
    const params = { enterpriseId };
    await stage.ask(officer, listing.appointAdviser, {
      params,
      body: { ...adviserPerson(plan.adviser), firm: plan.firm },
    });
    const heldOn = addDays(enrolledOn, 20 + n);
    await coach(stage, { officer, adviser, enterpriseId, heldOn, n, isMoved: n < plan.moved });
  }
}

async function coach(
  stage: Stage,
  at: {
    readonly officer: Actor;
    readonly adviser: Actor;
    readonly enterpriseId: string;
    readonly heldOn: CivilDate;
    readonly n: number;
    readonly isMoved: boolean;
  },
): Promise<void> {
  const { officer, adviser, enterpriseId, heldOn, isMoved } = at;
  const params = { enterpriseId };
  const topic = nth(['股权架构', '内部控制', '财务规范', '关联交易', '信息披露'], at.n);
  const paperId = isMoved
    ? await addPaper(stage, officer, listing.listingPapers, enterpriseId, '股份制改造方案')
    : null;
  const { records, version } = await stage.ask(adviser, listing.writeRecord, {
    params,
    body: {
      heldOn,
      topic: `${topic}辅导`,
      findings: `梳理${topic}现状，列出待整改事项，约定下次辅导时间。`,
      recommends: isMoved ? 'reformed' : null,
      paperId,
    },
  });
  if (!isMoved) return;
  await stage.ask(officer, listing.moveStage, {
    params,
    body: { version, recordId: records[0]?.id ?? null, reason: '辅导人员建议进入下一阶段' },
  });
}

function nth<T>(list: readonly T[], n: number): T {
  const found = list[n % list.length];
  if (found === undefined) throw new Error('demonstration: an empty list');
  return found;
}

/** An organisation with its place, by turns. */
export function organisationBy(list: readonly Organisation[], n: number): Organisation {
  return nth(list, n);
}
