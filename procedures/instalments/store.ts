import { sql, type RawBuilder } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Finding } from './contract.ts';

export interface CheckRow {
  readonly id: string;
  readonly applicationId: string;
  readonly instalment: number;
  readonly since: CivilDate;
  readonly state: 'open' | 'met' | 'stopped';
  readonly findings: readonly Finding[];
  readonly note: string | null;
  readonly partName: Localized;
  readonly amountFen: Fen;
  readonly dueOn: CivilDate;
  readonly reference: string | null;
  readonly benefitId: string;
  readonly name: string;
  readonly county: string | null;
}

const columns = sql`d.id, d.application_id as "applicationId", d.instalment, d.since, d.state, d.findings,
  d.note, i.name as "partName", i.amount_fen as "amountFen", i.due_on as "dueOn", a.reference,
  a.benefit_id as "benefitId", a.applicant_name as name, a.county`;
const joined = sql`duty_check d
  join instalment i on i.city = d.city and i.application_id = d.application_id and i.number = d.instalment
  join application a on a.city = d.city and a.id = d.application_id`;

export function lockCheck(turn: Turn, id: string): Promise<CheckRow | undefined> {
  return turn.row<CheckRow>(sql`
    select ${columns} from ${joined} where d.city = ${turn.city} and d.id = ${id} for update of d`);
}

/** The open checks of one case. */
export function listOpenOf(turn: Turn, applicationId: string): Promise<CheckRow[]> {
  return turn.rows<CheckRow>(sql`
    select ${columns} from ${joined}
    where d.city = ${turn.city} and d.application_id = ${applicationId} and d.state = 'open' order by d.id`);
}

export interface CheckFilter {
  readonly state: CheckRow['state'];
  readonly counties: readonly string[];
}

export function listChecks(
  turn: Turn,
  filter: CheckFilter,
  after: string | undefined,
  limit: number,
): Promise<CheckRow[]> {
  return turn.rows<CheckRow>(sql`
    select ${columns} from ${joined}
    where ${within(turn, filter)} and (${after ?? null}::uuid is null or d.id > ${after ?? null})
    order by d.id limit ${limit}`);
}

export async function countChecks(turn: Turn, filter: CheckFilter): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*) as n from (select 1 from ${joined} where ${within(turn, filter)} limit 10001) counted`);
  return row?.n ?? 0;
}

function within(turn: Turn, { state, counties }: CheckFilter): RawBuilder<unknown> {
  const place = counties.length === 0 ? sql`true` : sql`a.county = any(${[...counties]}::text[])`;
  return sql`d.city = ${turn.city} and d.state = ${state} and ${place}`;
}

/** Day of the newest check of a case that was met; undefined where none was. */
export async function lastMetOn(turn: Turn, applicationId: string): Promise<CivilDate | undefined> {
  const row = await turn.row<{ on: CivilDate | null }>(sql`
    select max((decided_at at time zone 'Asia/Shanghai')::date) as on from duty_check
    where city = ${turn.city} and application_id = ${applicationId} and state = 'met'`);
  return row?.on ?? undefined;
}

/** Opens a check; one that is there stays. */
export async function openCheck(
  turn: Turn,
  check: { applicationId: string; instalment: number; since: CivilDate; findings: readonly Finding[] },
): Promise<void> {
  await turn.run(sql`
    insert into duty_check (city, id, application_id, instalment, since, state, findings, opened_at, looked_at)
    values (${turn.city}, ${turn.newId()}, ${check.applicationId}, ${check.instalment}, ${check.since},
      'open', ${JSON.stringify(check.findings)}, ${turn.now}, ${turn.now})
    on conflict (city, application_id, instalment) do nothing`);
} // prettier-ignore

export async function saveFindings(
  turn: Turn,
  id: string,
  findings: readonly Finding[],
): Promise<void> {
  await turn.run(sql`
    update duty_check set findings = ${JSON.stringify(findings)}, looked_at = ${turn.now}
    where city = ${turn.city} and id = ${id} and state = 'open'`);
}

/** Ends the open checks of a case whose further parts are not paid. */
export async function endChecks(turn: Turn, applicationId: string, note: string): Promise<void> {
  await turn.run(sql`
    update duty_check set state = 'stopped', note = ${note}, decided_at = ${turn.now},
      decided_by_person = ${turn.actor?.personId ?? null}::uuid
    where city = ${turn.city} and application_id = ${applicationId} and state = 'open'`);
}

/** @returns false when the check was decided before. */
export async function decideCheck(
  turn: Turn,
  id: string,
  state: 'met' | 'stopped',
  note: string | null,
): Promise<boolean> {
  const touched = await turn.run(sql`
    update duty_check set state = ${state}, note = ${note}, decided_at = ${turn.now},
      decided_by_person = ${turn.actor?.personId ?? null}::uuid
    where city = ${turn.city} and id = ${id} and state = 'open'`);
  return touched === 1;
}
