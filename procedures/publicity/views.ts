import type { Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getApplications } from '../applications/offers.ts';
import type { listPublic, Objection, StaffList, showPublic } from './contract.ts';
import type { LineRow, ListRow, ObjectionRow } from './store.ts';

/** Who may see every list and its objections. */
export const staffRoles = ['publicity-officer', 'city-checker', 'approver', 'auditor'] as const;

/** A list as anyone may see it. */
export function viewPublic(row: ListRow): Output<typeof listPublic>['rows'][number] {
  const { id, number, benefitId, postedOn, workingDays, endsOn, lineCount } = row;
  return { id, number, benefitId, postedOn, workingDays, endsOn, lineCount };
}

/** A line as anyone may see it. */
export function viewPublicLine(line: LineRow): Output<typeof showPublic>['lines'][number] {
  const { id, number, maskedName, employer, county, amountFen } = line;
  return { id, number, maskedName, employer, county, amountFen };
}

/** A list as staff see it. */
export function viewStaffList(turn: Turn, row: ListRow): StaffList {
  return {
    ...viewPublic(row),
    state: row.state,
    postedBy: row.postedByName,
    postedAt: row.postedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    due: isDue(turn, row),
    openObjections: row.openObjections,
  };
}

/** Whether the last day of the notice is over. */
export function isDue(turn: Turn, list: Pick<ListRow, 'state' | 'endsOn'>): boolean {
  return list.state === 'open' && list.endsOn < turn.today;
}

export async function viewObjections(
  turn: Turn,
  rows: readonly ObjectionRow[],
): Promise<Objection[]> {
  const ids = [...new Set(rows.map((row) => row.applicationId))];
  const applications = new Map(
    (await getApplications(turn, ids)).map((application) => [application.id, application]),
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    state: row.state,
    text: row.text,
    hasContact: row.contactSealed !== null,
    receivedAt: row.receivedAt.toISOString(),
    reason: row.reason,
    decidedBy: row.decidedByName,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    listId: row.listId,
    listNumber: row.listNumber,
    lineNumber: row.lineNumber,
    applicationId: row.applicationId,
    reference: applications.get(row.applicationId)?.reference ?? null,
    maskedName: row.maskedName,
    dueOn: row.state === 'open' ? (applications.get(row.applicationId)?.dueOn ?? null) : null,
    files: [...row.files],
    told: row.told,
  }));
}
