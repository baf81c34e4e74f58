import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import {
  changeDraft,
  listCorrections,
  type Application,
} from '@yanzhen/procedures/applications/offers.ts';
import { applicationQuestions, throwAll } from '@yanzhen/registers/policies/offers.ts';
import { saveFacts } from '@yanzhen/registers/talents/offers.ts';
import type * as contract from './contract.ts';
import { faults } from './contract.ts';
import { correctedFacts } from './corrections.ts';
import { myView } from './my-view.ts';
import { benefitOf, getOwnCase } from './own-case.ts';

/** Keeps answers as facts that the applicant states; in correction only what was asked. */
export async function saveAnswers(
  turn: Turn,
  { params, body }: Input<typeof contract.saveAnswers>,
): Promise<Output<typeof contract.saveAnswers>> {
  const application = await getOwnCase(turn, params.applicationId);
  const ids = Object.keys(body.answers);
  await requireAsked(turn, application, ids);
  await saveFacts(turn, application.applicantPersonId, body.answers, 'self');
  const changed = await noteCorrected(turn, application, ids);
  await turn.record({
    act: 'subsidies.save-answers',
    subject: { type: 'application', id: application.id },
    detail: { facts: ids },
  });
  return myView(turn, changed);
}

/** @throws Fault `subsidies.not-asked`, one for each fact that may not be changed now. */
async function requireAsked(
  turn: Turn,
  application: Application,
  ids: readonly string[],
): Promise<void> {
  const asked = await askedFacts(turn, application);
  throwAll(
    ids
      .filter((id) => !asked.has(id))
      .map((id) => fault(faults.notAsked, { field: `body.answers.${id}` })),
  );
  if (asked.size === 0) throw fault(faults.notAsked);
}

async function askedFacts(turn: Turn, application: Application): Promise<ReadonlySet<string>> {
  if (application.state === 'draft') {
    const questions = applicationQuestions(await benefitOf(turn, application));
    return new Set(questions.map((question) => question.factId));
  }
  if (application.state !== 'correction') return new Set();
  const items = (await listCorrections(turn, application.id)).at(-1)?.items ?? [];
  return new Set(items.filter((item) => item.kind === 'fact').map((item) => item.id));
}

function noteCorrected(
  turn: Turn,
  application: Application,
  ids: readonly string[],
): Promise<Application> {
  if (application.state !== 'correction') return Promise.resolve(application);
  const corrected = [...new Set([...correctedFacts(application), ...ids])];
  return changeDraft(turn, application, { answers: { ...application.answers, corrected } });
}
