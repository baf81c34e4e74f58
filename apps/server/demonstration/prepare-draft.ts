import * as evidence from '@yanzhen/procedures/evidence/contract.ts';
import * as subsidies from '@yanzhen/mechanisms/subsidies/contract.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import type { DemoPerson } from './demo-files.ts';
import { makeTalent } from './make-cast.ts';
import { samplePaper } from './sample-paper.ts';
import type { Stage } from './stage.ts';

/** The benefit that the demonstration lives in. */
export const benefitId = 'home-purchase';

/** Makes a talent with a draft that only waits to be submitted. */
export async function prepareDraft(
  stage: Stage,
  person: DemoPerson,
  organisationId: string,
): Promise<{ talent: Actor; applicationId: string }> {
  const talent = await makeTalent(stage, person);
  const { applicationId } = await stage.ask(talent, subsidies.startDraft, { body: { benefitId } });
  const params = { applicationId };
  await stage.ask(talent, subsidies.saveAnswers, {
    params,
    body: { answers: answersOf(person, stage.today) },
  });
  await stage.ask(talent, subsidies.chooseEmployer, { params, body: { organisationId } });
  const { evidenceNeeded } = await stage.ask(talent, subsidies.checkAnswers, { params });
  for (const { code, name, required } of evidenceNeeded) {
    if (!required) continue;
    const file = { field: 'file', name: `${name.zh}.pdf`, bytes: await samplePaper(name.zh) };
    await stage.ask(talent, evidence.uploadEvidence, {
      params: { applicationId, code },
      files: [file],
    });
  }
  return { talent, applicationId };
}

function answersOf(person: DemoPerson, today: string): Record<string, string | number | boolean> {
  return {
    ...employmentAnswers,
    firstHome: true,
    newlyBuilt: true,
    inCentralArea: true,
    highestEducation: person.education,
    skillLevel: person.skill,
    purchasePrice: (80 + (person.seed % 60)) * 1_000_000,
    purchaseSignedOn: `${Number(today.slice(0, 4)) - 1}-1${person.seed % 3}-1${person.seed % 9}`,
  };
}

/** What the employer's agent confirms. */
export const employmentAnswers = {
  fullTimeHire: true,
  newlyIntroduced: true,
  continuousWorkMonths: 42,
  contributionRecognised: true,
};
