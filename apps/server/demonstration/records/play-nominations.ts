import * as contract from '@yanzhen/mechanisms/nominations/contract.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import type { Stage } from '../stage.ts';
import { addPaper } from './add-paper.ts';
import type { Company } from './company.ts';
import { personName } from './names.ts';
import { organisationBy, type By } from './play-registers.ts';
import type { DemoRound, Registers } from './registers-file.ts';

/** Identity numbers of nominees begin behind those of the other records' persons. */
const firstNominee = 75_000;

/** Rounds with their places, and nominees whom a colleague recommends. */
export async function playNominations(
  stage: Stage,
  company: Company,
  by: By,
  { nominations: plan }: Registers,
): Promise<void> {
  if (!plan) return;
  const [officer, recommender] = [await by(plan.officer), await by(plan.recommender)];
  let serial = 0;
  for (const round of plan.rounds) {
    const roundId = await openRound(stage, officer, round);
    for (const [until, count] of Object.entries(round.nominees)) {
      for (let n = 0; n < count; n += 1) {
        serial += 1;
        const nominee = await nominate(stage, officer, company, { roundId, serial });
        if (until === 'proposed') continue;
        const isRecommended = until === 'recommended';
        await stage.ask(isRecommended ? recommender : officer, contract.moveNomination, {
          params: { nominationId: nominee.id },
          body: {
            move: isRecommended ? 'recommend' : 'withdraw',
            version: nominee.version,
            reason: isRecommended ? '符合推荐条件' : '本人放弃申报',
            on: isRecommended ? stage.today : null,
          },
        });
      }
    }
  }
}

async function openRound(stage: Stage, officer: Actor, round: DemoRound): Promise<string> {
  const { kind, name, authority, field, year, closesOn, serviceMonths, places } = round;
  const made = await stage.ask(officer, contract.applyForRound, {
    body: {
      kind,
      name,
      authority,
      field,
      year,
      closesOn,
      serviceMonths,
      appliedPlaces: round.applied,
      county: null,
      cluster: null,
    },
  });
  if (places === undefined) return made.id;
  const paperId = await addPaper(stage, officer, contract.roundPapers, made.id, '名额通知');
  const params = { roundId: made.id };
  await stage.ask(officer, contract.moveRound, {
    params,
    body: { move: 'open', version: made.version, reason: '按通知下达名额', places, paperId },
  });
  return made.id;
}

function nominate(
  stage: Stage,
  officer: Actor,
  company: Company,
  { roundId, serial }: { roundId: string; serial: number },
): Promise<contract.NominationDetail> {
  const { id, county, cluster } = organisationBy(company.enterprises, serial * 7);
  return stage.ask(officer, contract.nominate, {
    params: { roundId },
    body: {
      name: personName(500 + serial),
      identityNumber: syntheticIdentityNumber(firstNominee + serial),
      organisationId: id,
      post: posts[serial % posts.length] ?? '',
      county,
      cluster,
    },
  });
}

const posts = ['研发工程师', '技术负责人', '高级工艺师', '学科带头人', '项目主管', '首席技师'];
