import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Terms } from './contract.ts';
import type { AppealRow } from './store.ts';

/** Steps of which the person is told; each has its text under `messages`, with the further remedies. */
type Step = 'filed' | 'out-of-time' | 'upheld' | 'changed' | 'withdrawn';

export async function tell(turn: Turn, step: Step, row: AppealRow, terms: Terms): Promise<void> {
  await turn.send({
    personId: row.personId,
    template: `appeals.${step}`,
    values: {
      number: row.number,
      reference: row.reference ?? '',
      decision: row.decisionName.zh,
      decisionEn: row.decisionName.en,
      askUntil: row.askUntil,
      dueOn: row.dueOn ?? '',
      reason: row.reason ?? '',
      organ: terms.reconsideration.organ.zh,
      organEn: terms.reconsideration.organ.en,
      days: terms.reconsideration.days,
      court: terms.court.organ.zh,
      courtEn: terms.court.organ.en,
      months: terms.court.months,
    },
    subject: { type: 'appeal', id: row.id },
  });
}
