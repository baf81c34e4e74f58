import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { Application } from './application.ts';
import { faults, type extendTerm as endpoint } from './contract.ts';
import { moveApplication, requireMove } from './move-application.ts';
import { getApplication } from './read-applications.ts';
import { mayOversee } from './sight.ts';
import { standingOf } from './standing.ts';
import { hasEvent } from './store.ts';

/** Where the policy says nothing. @source 行政许可法 art. 42: ten days, once, by the head of the office. */
const workingDaysMost = 10;

/**
 * Extends the term that runs (延期): once in a case, by an approver, with reason and document; shown in the
 * counting, and told to the applicant.
 */
export async function extendTerm(
  turn: Turn,
  { params, body }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const application = await getApplication(turn, params.applicationId);
  if (!mayOversee(application, actorOf(turn))) throw notFound();
  const { reason } = body;
  requireMove(turn, application, 'extend-term', { reason });
  if (await hasEvent(turn, application.id, 'extend-term')) throw fault(faults.extendedBefore);
  const most = extensionMost(application);
  if (body.workingDays > most) {
    throw fault(faults.extensionLong, { field: 'body.workingDays', values: { most } });
  }

  const moved = await moveApplication(turn, application, 'extend-term', {
    reason,
    extension: body,
    detail: { workingDays: body.workingDays, document: body.document },
  });
  await turn.record({
    act: 'applications.extend-term',
    subject: { type: 'application', id: application.id },
    reason,
    detail: { workingDays: body.workingDays, document: body.document },
  });
  await turn.send({
    personId: application.applicantPersonId,
    template: 'applications.extended',
    values: {
      reference: application.reference ?? '',
      workingDays: body.workingDays,
      reason,
      dueOn: moved.dueOn ?? '',
    },
    subject: { type: 'application', id: application.id },
  });
  return { standing: standingOf(moved) };
}

/** Working days by which the running term may be extended: the benefit's own figure, or the law's. */
function extensionMost({ clock, terms }: Pick<Application, 'clock' | 'terms'>): number {
  const term = terms.find((each) => each.stage === clock?.stage);
  return term?.extensionWorkingDaysMost ?? workingDaysMost;
}
