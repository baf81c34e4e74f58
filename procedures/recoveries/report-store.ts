import { sql } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { recordsOf } from '@yanzhen/server/accounts/one-person.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

/** What somebody reported of a person's service under a case. */
export interface ServiceReport {
  readonly applicationId: string;
  readonly organisationId: string | null;
  readonly kind: 'serving' | 'left';
  readonly on: CivilDate;
  readonly cause: string | null;
  readonly at: Date;
}

const columns = sql`r.application_id as "applicationId", r.organisation_id as "organisationId", r.kind,
  r.on_day as on, r.cause, r.at`;

export async function saveReport(
  turn: Turn,
  report: Omit<ServiceReport, 'at'> & { personId: string; note: string | null; by: string },
): Promise<void> {
  await turn.run(sql`
    insert into service_report (city, id, application_id, person_id, organisation_id, kind, on_day,
      cause, note, reported_by_person, at)
    values (${turn.city}, ${turn.newId()}, ${report.applicationId}, ${report.personId},
      ${report.organisationId}, ${report.kind}, ${report.on}, ${report.cause}, ${report.note},
      ${report.by}, ${turn.now})`);
}

/** The newest report of each case; cases without one are left out. */
export async function newestReports(
  turn: Turn,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, ServiceReport>> {
  const rows = await turn.rows<ServiceReport>(sql`
    select distinct on (r.application_id) ${columns} from service_report r
    where r.city = ${turn.city} and r.application_id = any(${[...applicationIds]}::uuid[])
    order by r.application_id, r.id desc`);
  return new Map(rows.map((row) => [row.applicationId, row]));
}

/** A report that the person serves an employer here again after a day, under any of the person's cases. */
export function findServingAgain(
  turn: Turn,
  personId: string,
  after: CivilDate,
  until: CivilDate,
): Promise<ServiceReport | undefined> {
  return turn.row<ServiceReport>(sql`
    select ${columns} from service_report r
    where r.city = ${turn.city} and r.person_id = any(${recordsOf(turn, personId)}) and r.kind = 'serving'
      and r.on_day > ${after} and r.on_day <= ${until}
    order by r.id desc limit 1`);
}
