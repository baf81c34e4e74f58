import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import type { ProposalState } from './contract.ts';

const steps = {
  submitted: { zh: '待立案', en: 'To be filed' },
  filed: { zh: '待交办', en: 'To be assigned' },
  assigned: { zh: '待签收', en: 'To be signed for' },
  handling: { zh: '办理中', en: 'Being handled' },
  internal: { zh: '待内部审核', en: 'To be approved' },
  supervision: { zh: '待督办审核', en: "For the supervisor's check" },
  cleared: { zh: '待签发送达', en: 'To be issued and delivered' },
  'face-to-face': { zh: '待面对面沟通', en: 'To meet face to face' },
  following: { zh: '跟踪办理', en: 'Followed up' },
} as const;

function queue(
  role: string,
  name: { zh: string; en: string },
  states: readonly ProposalState[],
  ofUnit: boolean,
): QueueDeclaration {
  return {
    id: `proposals.${role}`,
    name,
    roles: [role],
    seenBy: ['leader', 'auditor'],
    subject: 'proposal',
    rowPath: '/desk/proposals/:id',
    listPath: '/desk/proposals',
    stepNames: steps,
    rows: (city, reader) => sql`
      select p.id, p.number as reference, p.title, p.state as step, p.body as kind, null::text as county,
        null::bigint as amount_fen, p.due_on, p.state_since as since, null::uuid as person_id
      from proposal p where p.city = ${city} and p.state = any(${[...states]}::text[])
        ${ofUnit ? sql`and exists (select from proposal_seat s where s.city = p.city and s.unit = p.lead_unit and s.person_id = ${reader}::uuid)` : sql``}`,
  };
}

/** What waits for whom; a unit's people see their own unit's. */
export const queues: readonly QueueDeclaration[] = [
  queue('proposal-officer', { zh: '建议提案立案交办', en: 'Proposals to file and deliver' }, ['submitted', 'filed', 'cleared'], false), // prettier-ignore
  queue('proposal-handler', { zh: '建议提案承办', en: 'Proposals of my unit' }, ['assigned', 'handling', 'face-to-face', 'following'], true), // prettier-ignore
  queue('proposal-checker', { zh: '建议提案审核', en: 'Replies to approve' }, ['internal'], true),
  queue('proposal-supervisor', { zh: '建议提案督办审核', en: 'Replies to check' }, ['supervision'], false), // prettier-ignore
  {
    id: 'proposals.commitments',
    name: { zh: '建议提案承诺事项', en: 'Commitments of replies' },
    roles: ['proposal-handler'],
    seenBy: ['proposal-supervisor', 'leader', 'auditor'],
    subject: 'proposal',
    rowPath: '/desk/proposals/:id',
    stepNames: { open: { zh: '待落实', en: 'Open' } },
    holders: { open: 'proposal-handler' },
    rows: (city) => sql`
      select p.id, p.number as reference, c.says as title, 'open' as step, p.body as kind, null::text as county,
        null::bigint as amount_fen, c.due_on, c.opened_on::timestamptz as since, null::uuid as person_id
      from proposal_commitment c join proposal p on p.city = c.city and p.id = c.proposal_id
      where c.city = ${city} and c.done_on is null
        and not exists (select from proposal_commitment o where o.city = c.city
          and o.proposal_id = c.proposal_id and o.done_on is null and (o.due_on, o.id) < (c.due_on, c.id))`,
  },
];
