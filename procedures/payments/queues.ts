import { sql } from 'kysely';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { batchRoles } from './batch-view.ts';
import { stateNames } from '../applications/contract.ts';

/** Batches of a state; what is due is the case with the least time left, of which there are many. */
const batchesIn =
  (state: 'prepared' | 'signed'): QueueDeclaration['rows'] =>
  (city) => sql`
    select b.id, b.number as reference, b.prepared_by_name as title, b.state as step,
      b.benefit_id as kind, null::text as county, b.total_fen as amount_fen, null::date as due_on,
      coalesce(b.signed_at, b.prepared_at) as since, null::uuid as person_id
    from payment_batch b where b.city = ${city} and b.state = ${state}`;

const batches = {
  subject: 'payment-batch',
  rowPath: '/desk/payments/batches/:id',
  stepNames: {
    prepared: { zh: '待复核', en: 'To be signed' },
    signed: { zh: '待拨付', en: 'To be released' },
  },
};

/** What waits for the finance offices. */
export const queues: readonly QueueDeclaration[] = [
  {
    id: 'payments.payable',
    name: { zh: '待制单', en: 'To be put in a batch' },
    roles: ['finance-preparer'],
    subject: 'application',
    rowPath: '/desk/cases/:id',
    listPath: '/desk/payments',
    stepNames: stateNames,
    rows: (city) => sql`
      select a.id, a.reference, a.applicant_name as title, a.state as step, a.benefit_id as kind,
        a.county, a.amount_fen, a.due_on, a.holder_since as since, a.applicant_person_id as person_id
      from application a where a.city = ${city} and a.state in ('payable', 'returned')`,
  },
  {
    ...batches,
    id: 'payments.to-sign',
    name: { zh: '待复核批次', en: 'Batches to sign' },
    roles: ['finance-signer'],
    listPath: '/desk/payments/batches',
    rows: batchesIn('prepared'),
  },
  {
    ...batches,
    id: 'payments.to-release',
    name: { zh: '待拨付批次', en: 'Batches to release' },
    roles: ['finance-releaser'],
    listPath: '/desk/payments/batches',
    rows: batchesIn('signed'),
  },
  {
    ...batches,
    id: 'payments.to-void',
    name: { zh: '待确认作废的批次', en: 'Batches to void' },
    roles: batchRoles['confirm-void'],
    listPath: '/desk/payments/batches',
    // Whoever asked waits for another person.
    rows: (city, reader) => sql`
      select * from (${batchesIn('signed')(city, reader)}) b where exists (
        select from batch_void v where v.city = ${city} and v.batch_id = b.id and v.decision is null
          and v.asked_by_person <> ${reader})`,
  },
];
