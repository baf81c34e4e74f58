import * as evidence from '@yanzhen/procedures/evidence/contract.ts';
import * as publicity from '@yanzhen/procedures/publicity/contract.ts';
import * as subsidies from '@yanzhen/mechanisms/subsidies/contract.ts';
import * as applications from '@yanzhen/mechanisms/special-funds/contract-applications.ts';
import * as contract from '@yanzhen/mechanisms/special-funds/contract.ts';
import type { Organisation } from '@yanzhen/registers/organisations/offers.ts';
import * as payees from '@yanzhen/registers/talents/contract-payees.ts';
import { actorFrom } from '@yanzhen/server/accounts/find-actor.ts';
import { saveAccount } from '@yanzhen/server/accounts/save-account.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { syntheticMobile } from '@yanzhen/values/phone.ts';
import { samplePaper } from '../sample-paper.ts';
import type { Stage } from '../stage.ts';
import { nextMorning } from '../next-morning.ts';
import { payBatch } from '../pay-batch.ts';
import type { Company } from './company.ts';
import { personName } from './names.ts';
import type { By } from './play-registers.ts';
import type { Begun } from './play-projects.ts';
import type { Cooperation } from './records-file.ts';

/** Agents of enterprises: numbers of their own. */
const firstAgent = 72_000;

type Grants = NonNullable<NonNullable<Cooperation['projects']>['grants']>;

/** A call, and grants under it to projects, each reviewed by every office, until the first part has arrived. */
export async function playGrants(
  stage: Stage,
  company: Company,
  by: By,
  grants: Grants,
  begun: readonly Begun[],
): Promise<void> {
  const callId = await publishCall(stage, company, grants);
  const agents = await giveAgents(stage, by, begun);
  await nextMorning(stage, 2);
  const applicationIds: string[] = [];
  for (const project of begun) {
    const agent = agents.get(project.enterprise.id);
    if (!agent) throw new Error('demonstration: an enterprise without its agent');
    applicationIds.push(await apply(stage, agent, callId, project, grants));
  }
  for (const [move, login] of [
    [subsidies.propose, 'county'],
    [subsidies.check, 'checker'],
  ] as const) {
    await nextMorning(stage, 2);
    const officer = await by(login);
    for (const applicationId of applicationIds)
      await stage.ask(officer, move, { params: { applicationId }, body: {} });
  }
  await nextMorning(stage, 2);
  await stage.ask(await by('approver'), subsidies.approveList, { body: { applicationIds } });
  await nextMorning(stage, 1);
  const publisher = await by('publicity');
  const list = await stage.ask(publisher, publicity.publishList, {
    body: { benefitId: grants.benefit, applicationIds },
  });
  await nextMorning(stage, 6);
  await stage.ask(publisher, publicity.endPeriod, { params: { listId: list.id } });
  await nextMorning(stage, 1);
  const finance = {
    preparer: await by('preparer'),
    signer: await by('signer'),
    releaser: await by('releaser'),
  };
  await payBatch(stage, finance, { benefitId: grants.benefit, applicationIds });
}

async function publishCall(stage: Stage, company: Company, grants: Grants): Promise<string> {
  const { benefit: benefitId, number, title, opensOn, lastDay, totalYuan } = grants;
  const call = await stage.ask(company.officer, contract.prepareCall, {
    body: {
      benefitId,
      number,
      title,
      fields: [],
      opensOn,
      lastDay,
      totalFen: totalYuan * 100,
      conditions: '支持企业与高校联合攻关；企业自筹不少于申请金额。',
    },
  });
  await stage.ask(company.auditor, contract.moveCall, {
    params: { callId: call.id },
    body: { move: 'publish', version: call.version },
  });
  return call.id;
}

/** An agent for each enterprise, with the account that two people and a day bring into force. */
async function giveAgents(
  stage: Stage,
  by: By,
  begun: readonly Begun[],
): Promise<ReadonlyMap<string, Actor>> {
  const enterprises = new Map<string, Organisation>(
    begun.map(({ enterprise }) => [enterprise.id, enterprise]),
  );
  const checker = await by('checker');
  const agents = new Map<string, Actor>();
  for (const organisation of enterprises.values()) {
    const seed = firstAgent + agents.size;
    const row = await saveAccount(stage.turn(null), {
      name: personName(900 + agents.size),
      kind: 'agent',
      roles: ['agent'],
      counties: [],
      organisation,
      identityNumber: syntheticIdentityNumber(seed),
      mobile: syntheticMobile(seed),
    });
    const agent = actorFrom(row);
    const { id: changeId } = await stage.ask(agent, payees.askOrganisationPayee, {
      body: {
        bankName: '江城银行（演示）',
        bankAccount: `2200${seed}0010${seed}`,
        reason: '对公基本户',
      },
    });
    await stage.ask(checker, payees.confirmPayeeChange, {
      params: { changeId },
      body: { note: '核对开户许可证' },
    });
    agents.set(organisation.id, agent);
  }
  return agents;
}

async function apply(
  stage: Stage,
  agent: Actor,
  callId: string,
  { id: projectId, grantFen }: Begun,
  { milestones }: Grants,
): Promise<string> {
  const { applicationId } = await stage.ask(agent, applications.startFund, {
    params: { callId },
    body: { projectId },
  });
  const params = { applicationId };
  const saved = await stage.ask(agent, applications.saveFund, {
    params,
    body: {
      requestedFen: grantFen,
      milestones: Object.entries(milestones).map(([partId, plan]) => ({ partId, ...plan })),
    },
  });
  for (const { code, name, required } of saved.papers) {
    if (!required) continue;
    const files = [{ field: 'file', name: `${name.zh}.pdf`, bytes: await samplePaper(name.zh) }];
    await stage.ask(agent, evidence.uploadEvidence, { params: { ...params, code }, files });
  }
  const { submitted } = await stage.ask(agent, applications.submitFund, { params });
  if (!submitted) throw new Error('demonstration: a project that is not entitled');
  return applicationId;
}
