import { urgency, type CalendarTable } from '@yanzhen/calendar';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import {
  allowedMoves,
  standingOf,
  type Application,
} from '@yanzhen/procedures/applications/offers.ts';
import { listAssignments, viewAssignee } from '@yanzhen/procedures/desk/offers.ts';
import { workingDays } from '@yanzhen/registers/calendar/offers.ts';
import { getOrganisations } from '@yanzhen/registers/organisations/offers.ts';
import type { PublishedBenefit } from '@yanzhen/registers/policies/offers.ts';
import type { CaseRow } from './contract.ts';
import { benefitOf } from './own-case.ts';

/** Lines of a staff list; organisations, benefits and calendar are read once. */
export async function caseRows(
  turn: Turn,
  applications: readonly Application[],
): Promise<CaseRow[]> {
  const table = await workingDays(turn);
  const ids = applications.flatMap((each) => each.organisationId ?? []);
  const organisations = await getOrganisations(turn, [...new Set(ids)]);
  const assignments = await listAssignments(
    turn,
    applications.map(({ id, state }) => ({ subject: 'application', id, step: state })),
  );
  const rows: CaseRow[] = [];
  const benefits = new Map<string, PublishedBenefit['benefit']>();
  for (const application of applications) {
    const version = versionOf(application);
    const benefit = benefits.get(version) ?? (await benefitOf(turn, application)).benefit;
    benefits.set(version, benefit);
    const { counting: _counting, ...standing } = standingOf(application);
    rows.push({
      applicationId: application.id,
      reference: application.reference,
      applicantName: application.applicantName,
      organisationName: organisations.get(application.organisationId ?? '')?.name ?? null,
      benefit: { id: benefit.id, name: benefit.name },
      county: application.county,
      amountFen: application.amountFen,
      submittedAt: application.submittedAt?.toISOString() ?? null,
      standing,
      urgency: urgencyOf(table, application, turn.today),
      allowedMoves: [...allowedMoves(application, actorOf(turn))],
      assignee: viewAssignee(assignments.get(application.id)),
    });
  }
  return rows;
}

/** What a case is decided by, as far as its benefit's name goes; a draft's is found for its applicant. */
function versionOf({ id, state, benefitId, policyDigest }: Application): string {
  return state === 'draft' ? id : `${benefitId} ${policyDigest}`;
}

/** How pressing a case is in working days; null when nobody has a day to keep. */
function urgencyOf(
  table: CalendarTable,
  { dueOn }: Pick<Application, 'dueOn'>,
  today: string,
): CaseRow['urgency'] {
  return dueOn ? urgency(table, dueOn, today) : null;
}
