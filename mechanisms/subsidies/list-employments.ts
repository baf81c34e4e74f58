import { urgency } from '@yanzhen/calendar';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { states } from '@yanzhen/procedures/applications/contract.ts';
import { listApplications, standingOf } from '@yanzhen/procedures/applications/offers.ts';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import { getOrganisation } from '@yanzhen/registers/organisations/offers.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type * as contract from './contract.ts';
import { computeDecision } from './decide.ts';
import { employerQuestions, factsShown } from './facts-shown.ts';
import { benefitOf } from './own-case.ts';

const answered = states.filter((state) => state !== 'draft' && state !== 'employer-confirmation');

/** Employees of the agent's own organisation who wait for a confirmation, or were answered. */
export async function listEmployments(
  turn: Turn,
  { query }: Input<typeof contract.listEmployments>,
): Promise<Output<typeof contract.listEmployments>> {
  const { organisationId } = actorOf(turn);
  if (organisationId === null) throw notFound();
  const organisation = await getOrganisation(turn, organisationId);
  const state = query.state === 'waiting' ? (['employer-confirmation'] as const) : answered;
  const page = await listApplications(
    turn,
    { organisationId, forOrganisation: false, state, submitted: true },
    { limit: query.limit, ...(query.after ? { after: query.after } : {}) },
  );
  const table = await workingDays(turn);
  const rows = [];
  for (const application of page.rows) {
    const published = await benefitOf(turn, application);
    const { facts } = await computeDecision(turn, application, published);
    const asks = employerQuestions(published);
    const asked = new Set(asks.map((question) => question.factId));
    const { dueOn } = application;
    rows.push({
      applicationId: application.id,
      reference: application.reference,
      name: application.applicantName,
      benefit: { id: published.benefit.id, name: published.benefit.name },
      submittedAt: application.submittedAt?.toISOString() ?? null,
      standing: standingOf(application),
      urgency: dueOn && query.state === 'waiting' ? urgency(table, dueOn, turn.today) : null,
      facts: factsShown(published, facts).filter((fact) => asked.has(fact.id)),
      asks,
    });
  }
  return { organisationName: organisation.name, rows, next: page.next, total: page.total };
}
