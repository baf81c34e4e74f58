import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { moveNames } from '../applications/contract.ts';
import { moveApplication, type Application } from '../applications/offers.ts';
import { findChanges, nameOfField } from '../approvals/offers.ts';
import { takeBack } from './take-back.ts';

/**
 * Sends a case back to its review when what was approved has changed, naming each field: the reservation
 * is released, the line comes off its notice, the applicant is told.
 *
 * @returns The fields that changed; none, and nothing is done, where the case is as it was approved.
 */
export async function lapseIfChanged(
  turn: Turn,
  application: Application,
): Promise<readonly { field: string; zh: string; en: string }[]> {
  const changes = await findChanges(turn, application);
  // What came back from the bank waits for another account; that is no change of what was approved.
  const fields = changes.filter((each) => application.state !== 'returned' || each !== 'payee');
  if (fields.length === 0) return [];
  const named = [];
  for (const field of fields) {
    named.push({ field, ...(await nameOfField(turn, application, field)) });
  }
  const zh = named.map((each) => each.zh).join('、');
  const en = named.map((each) => each.en).join(', ');
  const reason = `${moveNames.lapse.zh}：${zh}`;
  await takeBack(turn, application.id, reason);
  // The office that holds it found it, or a job did; the move itself is nobody's decision.
  await moveApplication({ ...turn, actor: null }, application, 'lapse', {
    reason,
    detail: { fields, ...(turn.actor ? { foundBy: turn.actor.name } : {}) },
  });
  await turn.record({
    act: 'lapses.lapse',
    subject: { type: 'application', id: application.id },
    reason,
    detail: { fields },
  });
  await turn.send({
    personId: application.applicantPersonId,
    template: 'lapses.lapsed',
    values: { reference: application.reference ?? '', fields: zh, fieldsEn: en },
    subject: { type: 'application', id: application.id },
  });
  return named;
}
