import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import type { RecoveryState } from './contract.ts';

/** Recoveries of some states; what is due is the end of the reply, or the first part of the plan not yet paid. */
const recoveriesIn =
  (states: readonly RecoveryState[]): QueueDeclaration['rows'] =>
  (city) => sql`
    select r.id, r.number as reference, a.applicant_name as title, r.state as step, r.benefit_id as kind,
      r.county, (r.amount_fen - r.received_fen)::bigint as amount_fen,
      case r.state when 'noticed' then r.reply_due_on else (
        select min(p.due_on) from (
          select due_on, sum(amount_fen) over (order by number) as until_then from recovery_plan
          where city = r.city and recovery_id = r.id) p
        where p.until_then > r.received_fen) end as due_on,
      r.state_since as since, r.person_id
    from recovery r join application a on a.city = r.city and a.id = r.application_id
    where r.city = ${city} and r.state in (${sql.join(states)})`;

const common = {
  subject: 'recovery',
  seenBy: ['auditor'],
  rowPath: '/desk/recoveries/:id',
  stepNames: {
    opened: { zh: '待告知', en: 'To be notified' },
    noticed: { zh: '已告知', en: 'Notified' },
    replied: { zh: '已申辩', en: 'Replied' },
    repaying: { zh: '退款中', en: 'Repaying' },
    'waiver-proposed': { zh: '待批免退', en: 'Waiver proposed' },
    enforced: { zh: '依法强制执行', en: 'Being enforced' },
  },
};

/** What waits for whom in recoveries. */
export const queues: readonly QueueDeclaration[] = [
  {
    ...common,
    id: 'recoveries.to-notify',
    name: { zh: '待告知的追回', en: 'Recoveries to notify' },
    roles: ['county-officer', 'city-checker'],
    listPath: '/desk/recoveries?state=opened',
    rows: recoveriesIn(['opened']),
  },
  {
    ...common,
    id: 'recoveries.to-demand',
    name: { zh: '待决定的追回', en: 'Recoveries to decide' },
    roles: ['city-checker', 'approver'],
    listPath: '/desk/recoveries?state=noticed',
    rows: recoveriesIn(['noticed', 'replied']),
  },
  {
    ...common,
    id: 'recoveries.waivers',
    name: { zh: '待批的免退', en: 'Waivers to decide' },
    roles: ['approver'],
    listPath: '/desk/recoveries?state=waiver-proposed',
    rows: recoveriesIn(['waiver-proposed']),
  },
  {
    ...common,
    id: 'recoveries.repaying',
    name: { zh: '退款中的追回', en: 'Recoveries being repaid' },
    roles: ['finance-preparer', 'finance-releaser'],
    listPath: '/desk/recoveries?state=repaying',
    rows: recoveriesIn(['repaying', 'enforced']),
  },
];
