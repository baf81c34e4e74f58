import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Application } from './application.ts';
import { moveApplication } from './move-application.ts';
import { listWhere } from './store.ts';

/** Days that a draft waits for its submission; the house's own. */
const draftDays = 90;
/** Cases of one turn; what is left is the next hour's. */
const batch = 200;

/**
 * The job that ends what was left lying: drafts after ninety days, and corrections of which nothing came
 * within their term. The applicant is told, and may apply again.
 */
export async function expire(turn: Turn): Promise<void> {
  const { today, now } = turn;
  const since = new Date(now.getTime() - draftDays * 86_400_000);
  const corrections = sql`a.state = 'correction' and a.due_on < ${today}`;
  const drafts = sql`a.state = 'draft' and a.holder_since < ${since}`;
  const late = await listWhere(turn, corrections, sql`a.due_on, a.id`, batch);
  const old = await listWhere(turn, drafts, sql`a.holder_since`, batch);
  for (const application of late) await end(turn, application, 'correction-expired');
  for (const application of old) await end(turn, application, 'draft-expired');
}

async function end(turn: Turn, application: Application, template: string): Promise<void> {
  await moveApplication(turn, application, 'expire');
  await turn.record({
    act: 'applications.expire',
    subject: { type: 'application', id: application.id },
    detail: { was: application.state },
  });
  await turn.send({
    personId: application.applicantPersonId,
    template: `applications.${template}`,
    values: {
      reference: application.reference ?? '',
      dueOn: application.dueOn ?? '',
      days: draftDays,
    },
    subject: { type: 'application', id: application.id },
  });
}
