import { sql } from 'kysely';
import { stateNames, type State } from '@yanzhen/procedures/applications/contract.ts';
import { caseRoles, standings } from '@yanzhen/procedures/applications/offers.ts';
import type { QueueDeclaration } from '@yanzhen/server/manifest/feature.ts';

const common = {
  subject: 'application',
  rowPath: '/desk/cases/:id',
  stepNames: stateNames,
} as const;

/** Cases of a state, or every submitted one; a plain select, so that filters reach its indexes. */
const casesIn =
  (state?: State): QueueDeclaration['rows'] =>
  (city) => sql`
    select a.id, a.reference, a.applicant_name as title, a.state as step, a.benefit_id as kind,
      a.county, a.amount_fen, a.due_on, a.holder_since as since, a.applicant_person_id as person_id
    from application a
    where a.city = ${city} and a.submitted_at is not null
      ${state ? sql`and a.state = ${state}` : sql``}`;

/** The states in which the offices decide, each as the work of the role that holds it. */
const decided = ['county-review', 'proposed', 'checked'] as const;

/** Every submitted case, to be looked into by any role of case work; the list at the desk reads it. */
export const caseQueue: QueueDeclaration = {
  ...common,
  id: 'subsidies.cases',
  name: { zh: '全部办件', en: 'All cases' },
  roles: [],
  seenBy: caseRoles,
  listPath: '/desk/cases',
  rows: casesIn(),
  holders: Object.fromEntries(
    Object.entries(standings)
      .filter(([state]) => state !== 'draft')
      // Where nothing is due, nothing waits: somebody who serves their years has an office, not a term.
      .map(([state, { holder, term }]) => [state, term === null ? null : holder]),
  ),
};

export const queues: readonly QueueDeclaration[] = [
  ...decided.map((state) => ({
    ...common,
    id: `subsidies.${state}`,
    name: stateNames[state],
    roles: [standings[state].holder].flatMap((holder) => holder ?? []),
    listPath: `/desk/cases?step=${state}`,
    rows: casesIn(state),
  })),
  caseQueue,
];
