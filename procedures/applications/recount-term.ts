import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { faults, type recountTerm as endpoint } from './contract.ts';
import { moveApplication, requireMove } from './move-application.ts';
import { getApplication } from './read-applications.ts';
import { mayOversee } from './sight.ts';
import { standingOf } from './standing.ts';

/**
 * Sets the record of the running term right (更正期限): counted anew by the calendar as it is today, which may
 * have been published or corrected since, and from another day where the wrong one was kept. What was promised
 * before stays in the events; the applicant is told of another day.
 */
export async function recountTerm(
  turn: Turn,
  { params, body }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const application = await getApplication(turn, params.applicationId);
  if (!mayOversee(application, actorOf(turn))) throw notFound();
  const { reason, from } = body;
  requireMove(turn, application, 'recount-term', { reason });
  const first = civilDateOf(application.submittedAt ?? application.createdAt);
  if (from && (from < first || from > turn.today)) {
    throw fault(faults.recountDay, {
      status: 400,
      field: 'body.from',
      values: { from: first, to: turn.today },
    });
  }

  const before = application.dueOn;
  const moved = await moveApplication(turn, application, 'recount-term', {
    reason,
    ...(from ? { countsFrom: from } : {}),
    detail: { before, from: from ?? application.clock?.from ?? null },
  });
  await turn.record({
    act: 'applications.recount-term',
    subject: { type: 'application', id: application.id },
    reason,
    detail: { before, after: moved.dueOn, from: from ?? null },
  });
  if (moved.dueOn !== before) {
    await turn.send({
      personId: application.applicantPersonId,
      template: 'applications.recounted',
      values: { reference: application.reference ?? '', reason, dueOn: moved.dueOn ?? '' },
      subject: { type: 'application', id: application.id },
    });
  }
  return { standing: standingOf(moved), before };
}
