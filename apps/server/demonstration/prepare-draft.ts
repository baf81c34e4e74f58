import * as evidence from '@yanzhen/procedures/evidence/contract.ts';
import * as subsidies from '@yanzhen/mechanisms/subsidies/contract.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import type { DemoApplication, DemoPerson } from './demo-files.ts';
import { makeTalent } from './make-cast.ts';
import { samplePaper } from './sample-paper.ts';
import type { Stage } from './stage.ts';

/** Makes a talent with a draft that only waits to be submitted. */
export async function prepareDraft(
  stage: Stage,
  application: DemoApplication,
  person: DemoPerson,
  organisationId: string,
): Promise<{ talent: Actor; applicationId: string }> {
  const talent = await makeTalent(stage, person);
  const { applicationId } = await stage.ask(talent, subsidies.startDraft, {
    body: { benefitId: application.benefit },
  });
  const params = { applicationId };
  await stage.ask(talent, subsidies.saveAnswers, {
    params,
    body: { answers: answersOf(application, person, stage.today) },
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

type Answer = string | number | boolean;

/** The shared answers, then the person's own; the same person on the same day answers the same. */
function answersOf(
  { answers, employment }: DemoApplication,
  person: DemoPerson,
  today: string,
): Record<string, Answer> {
  const nth = <T>(list: readonly T[]): T => list[person.seed % list.length] as T;
  const shared = Object.entries(answers).map(([fact, answer]): [string, Answer] => {
    if (Array.isArray(answer)) return [fact, nth(answer)];
    if (typeof answer !== 'object') return [fact, answer];
    return [fact, monthsBefore(today, nth(answer.monthsAgo), 10 + (person.seed % 9))];
  });
  return { ...employment, ...Object.fromEntries(shared), ...person.answers };
}

/** A day of the month so many months before. */
function monthsBefore(today: string, months: number, day: number): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const moment = new Date(Date.UTC(year, month - 1 - months, day));
  return moment.toISOString().slice(0, 10);
}
