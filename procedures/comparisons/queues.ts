import { sql, type RawBuilder } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';

export const stepNames = {
  flagged: { zh: '待说明', en: 'To be explained' },
  explained: { zh: '已说明，待处理', en: 'Explained, to be decided' },
  overdue: { zh: '逾期未说明', en: 'Not explained in time' },
  'clear-proposed': { zh: '待批澄清', en: 'Clearing to be approved' },
  upheld: { zh: '成立', en: 'Upheld' },
  closed: { zh: '已办结', en: 'Closed' },
} as const;

const queue = (
  id: string,
  name: QueueDeclaration['name'],
  roles: readonly string[],
  where: RawBuilder<unknown>,
): QueueDeclaration => ({
  id: `comparisons.${id}`,
  name,
  roles,
  seenBy: ['auditor'],
  subject: 'suspect-record',
  rowPath: '/desk/comparisons/suspects/:id',
  stepNames,
  rows: (city) => sql`
    select s.id, s.number as reference, a.applicant_name as title, s.state as step, s.kind, s.county,
      s.stake_fen as amount_fen, s.due_on, s.state_since as since, s.person_id
    from suspect_record s
    join application a on a.city = s.city and a.id = s.application_id
    where s.city = ${city} and ${where}`,
});

/** What waits for an office: to explain, to decide, to be approved, to be stopped. */
export const queues: readonly QueueDeclaration[] = [
  queue(
    'to-explain',
    { zh: '疑点待县区说明', en: 'Suspect records for the county to explain' },
    ['county-officer'],
    sql`s.state in ('flagged', 'overdue') and s.explainer = 'county'`,
  ),
  queue(
    'to-decide',
    { zh: '疑点待处理', en: 'Suspect records to decide' },
    ['city-checker'],
    sql`s.state in ('explained', 'overdue')`,
  ),
  queue(
    'to-approve',
    { zh: '疑点待批澄清', en: 'Suspect records to be cleared' },
    ['approver'],
    sql`s.state = 'clear-proposed'`,
  ),
  queue(
    'to-stop',
    { zh: '疑点成立待停发', en: 'Upheld, payments to be stopped' },
    ['city-checker'],
    sql`s.state = 'upheld' and not s.parts_stopped and a.state in ('in-service', 'payable', 'returned')
      and not exists (select from recovery r where r.city = s.city and r.id = s.recovery_id
        and r.state in ('grace', 'dropped', 'waived'))`,
  ),
];
