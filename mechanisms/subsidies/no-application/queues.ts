import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { roundHolders } from './lifecycle.ts';

/** Lists of no-application benefits at some steps; whose they are is a benefit, not a person. */
const listsAt =
  (states: readonly string[]): QueueDeclaration['rows'] =>
  (city) => sql`
    select r.id, r.number as reference, r.number as title, r.state as step, r.benefit_id as kind,
      null::text as county, null::bigint as amount_fen, r.due_on, r.state_since as since,
      null::uuid as person_id
    from offer_round r where r.city = ${city} and r.state = any(${[...states]}::text[])`;

const common = {
  subject: 'offer-round',
  rowPath: '/desk/offers/:id',
  listPath: '/desk/offers',
  holders: roundHolders,
  stepNames: {
    found: { zh: '待抽样', en: 'Sample to be drawn' },
    sampled: { zh: '待核查样本', en: 'Sample to be looked through' },
    checked: { zh: '待审定', en: 'To be approved' },
  },
};

/** What waits for the offices of no-application benefits. */
export const offerQueues: readonly QueueDeclaration[] = [
  {
    ...common,
    id: 'subsidies.offers-to-check',
    name: { zh: '免申批次核查', en: 'Offer rounds to check' },
    roles: ['city-checker'],
    rows: listsAt(['found', 'sampled']),
  },
  {
    ...common,
    id: 'subsidies.offers-to-approve',
    name: { zh: '免申批次审定', en: 'Offer rounds to approve' },
    roles: ['approver'],
    rows: listsAt(['checked']),
  },
];
