import { sql, type RawBuilder } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import { keptId, recordsOf } from '@yanzhen/server/accounts/one-person.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Counting } from '../applications/contract.ts';
import type { ComparisonKindId, Explainer, Result, SuspectMove, SuspectState } from './contract.ts';
import type { Repay } from './kind.ts';
import type { ActorAs } from './lifecycle.ts';

export interface SuspectRow {
  readonly id: string;
  readonly number: string;
  readonly listId: string;
  readonly listNumber: string;
  readonly provider: string;
  readonly rowId: string;
  readonly kind: ComparisonKindId;
  readonly reason: string;
  readonly asks: Localized;
  readonly applicationId: string;
  readonly reference: string | null;
  readonly benefitId: string;
  readonly name: string;
  readonly personId: string;
  readonly organisationId: string | null;
  readonly county: string | null;
  readonly repay: Repay;
  readonly stakeFen: Fen;
  readonly state: SuspectState;
  readonly stateBefore: SuspectState | null;
  readonly result: Result | 'withdrawn';
  readonly version: number;
  readonly explainer: Explainer;
  readonly dueOn: CivilDate;
  readonly counting: Counting;
  readonly importedByPerson: string;
  readonly explainedByPerson: string | null;
  readonly clearProposedByPerson: string | null;
  readonly recoveryId: string | null;
  readonly partsStopped: boolean;
  readonly flaggedAt: Date;
}

const columns = sql`s.id, s.number, s.list_id as "listId", l.number as "listNumber", l.provider,
  s.row_id as "rowId", s.kind, s.reason, s.asks, s.application_id as "applicationId", a.reference,
  a.benefit_id as "benefitId", a.applicant_name as name, ${keptId('s', 'person_id')} as "personId",
  s.organisation_id as "organisationId", s.county, s.repay, s.stake_fen as "stakeFen", s.state,
  s.state_before as "stateBefore", s.result, s.version, s.explainer, s.due_on as "dueOn", s.counting,
  s.imported_by_person as "importedByPerson", s.explained_by_person as "explainedByPerson",
  s.clear_proposed_by_person as "clearProposedByPerson", s.recovery_id as "recoveryId",
  s.parts_stopped as "partsStopped", s.flagged_at as "flaggedAt"`;
const joined = sql`suspect_record s
  join comparison_list l on l.city = s.city and l.id = s.list_id
  join application a on a.city = s.city and a.id = s.application_id`;

/** One record, held until the turn ends. */
export function lockSuspect(turn: Turn, id: string): Promise<SuspectRow | undefined> {
  return turn.row<SuspectRow>(sql`
    select ${columns} from ${joined} where s.city = ${turn.city} and s.id = ${id} for update of s`);
}

export function findSuspect(turn: Turn, id: string): Promise<SuspectRow | undefined> {
  return turn.row<SuspectRow>(sql`
    select ${columns} from ${joined} where s.city = ${turn.city} and s.id = ${id}`);
}

export interface SuspectFilter {
  readonly listId?: string | undefined;
  readonly kind?: ComparisonKindId | undefined;
  /** A county's code, or `none`. */
  readonly county?: string | undefined;
  readonly result?: Result | undefined;
  readonly state?: SuspectState | undefined;
  /** Counties that the reader works for; empty for the whole city. */
  readonly counties: readonly string[];
}

export function listSuspects(
  turn: Turn,
  filter: SuspectFilter,
  after: string | undefined,
  limit: number,
): Promise<SuspectRow[]> {
  return turn.rows<SuspectRow>(sql`
    select ${columns} from ${joined}
    where ${within(turn, filter)} and (${after ?? null}::uuid is null or s.id < ${after ?? null})
    order by s.id desc limit ${limit}`);
}

export async function countSuspects(turn: Turn, filter: SuspectFilter): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*) as n from
      (select 1 from suspect_record s where ${within(turn, filter)} limit 10001) counted`);
  return row?.n ?? 0;
}

/** What was taken back with its list is shown only to who asks for it. */
function within(turn: Turn, filter: SuspectFilter): RawBuilder<unknown> {
  const { listId, kind, county, result, state, counties } = filter;
  const parts = [sql`s.city = ${turn.city}`];
  if (state) parts.push(sql`s.state = ${state}`);
  else parts.push(sql`s.state <> 'withdrawn'`);
  if (listId) parts.push(sql`s.list_id = ${listId}`);
  if (kind) parts.push(sql`s.kind = ${kind}`);
  if (county) parts.push(county === 'none' ? sql`s.county is null` : sql`s.county = ${county}`);
  if (result) parts.push(sql`s.result = ${result}`);
  if (counties.length > 0) parts.push(sql`s.county = any(${[...counties]}::text[])`);
  return sql.join(parts, sql` and `);
}

/** A person's records, newest first; kinds whose person is not written to are left out. */
export function listOfPerson(
  turn: Turn,
  personId: string,
  kinds: readonly ComparisonKindId[],
): Promise<SuspectRow[]> {
  return turn.rows<SuspectRow>(sql`
    select ${columns} from ${joined}
    where s.city = ${turn.city} and s.person_id = any(${recordsOf(turn, personId)}) and s.state <> 'withdrawn'
      and s.kind = any(${[...kinds]}::text[]) order by s.id desc limit 50`);
}

/** What an employer was asked, newest first. */
export function listOfEmployer(
  turn: Turn,
  organisationId: string,
  after: string | undefined,
  limit: number,
): Promise<SuspectRow[]> {
  return turn.rows<SuspectRow>(sql`
    select ${columns} from ${joined}
    where ${ofEmployer(turn, organisationId)}
      and (${after ?? null}::uuid is null or s.id < ${after ?? null})
    order by s.id desc limit ${limit}`);
}

export async function countOfEmployer(turn: Turn, organisationId: string): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*) as n from (select 1 from suspect_record s
      where ${ofEmployer(turn, organisationId)} limit 10001) counted`);
  return row?.n ?? 0;
}

/** Asked now, or explained by the employer before. */
function ofEmployer(turn: Turn, organisationId: string): RawBuilder<unknown> {
  return sql`s.city = ${turn.city} and s.organisation_id = ${organisationId}
    and s.explainer = 'employer' and s.state <> 'withdrawn'`;
}

export function listOfRow(turn: Turn, rowId: string): Promise<SuspectRow[]> {
  return turn.rows<SuspectRow>(sql`
    select ${columns} from ${joined} where s.city = ${turn.city} and s.row_id = ${rowId}
    order by s.id for update of s`);
}

/** Records whose explanation is overdue, held; those that another run holds are left to it. */
export function lockOverdue(turn: Turn, limit: number): Promise<SuspectRow[]> {
  return turn.rows<SuspectRow>(sql`
    select ${columns} from ${joined}
    where s.city = ${turn.city} and s.state = 'flagged' and s.due_on < ${turn.today}
    order by s.due_on, s.id limit ${limit} for update of s skip locked`);
}

/** Upheld records in the order of their ids, held, from one on. */
export function lockUpheld(turn: Turn, after: string | undefined, limit: number): Promise<SuspectRow[]> {
  return turn.rows<SuspectRow>(sql`
    select ${columns} from ${joined}
    where s.city = ${turn.city} and s.state = 'upheld'
      and (${after ?? null}::uuid is null or s.id > ${after ?? null})
    order by s.id limit ${limit} for update of s skip locked`);
} // prettier-ignore

/** Findings that flagged a case before, and reasons for which a record of it is open. */
export async function findKnown(
  turn: Turn,
  kind: ComparisonKindId,
  applicationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await turn.rows<{ applicationId: string; reason: string; digest: Buffer; open: boolean }>(sql`
    select application_id as "applicationId", reason, finding_digest as digest,
           state not in ('closed') as open
    from suspect_record
    where city = ${turn.city} and kind = ${kind} and state <> 'withdrawn'
      and application_id = any(${[...applicationIds]}::uuid[])`);
  return new Set(
    rows.flatMap(({ applicationId, reason, digest, open }) => [
      `${applicationId}/${reason}/${digest.toString('hex')}`,
      ...(open ? [`${applicationId}/${reason}`] : []),
    ]),
  );
} // prettier-ignore

export type NewSuspect = Pick<
  SuspectRow,
  | 'id' | 'number' | 'listId' | 'rowId' | 'kind' | 'reason' | 'asks' | 'applicationId' | 'personId'
  | 'organisationId' | 'county' | 'repay' | 'stakeFen' | 'explainer' | 'dueOn' | 'counting'
  | 'importedByPerson'
> & { readonly paidFen: Fen; readonly digest: Buffer }; // prettier-ignore

/** Keeps a record in its first state. @returns false when the finding flagged the case before. */
export async function saveSuspect(turn: Turn, row: NewSuspect): Promise<boolean> {
  const kept = await turn.run(sql`
    insert into suspect_record (city, id, number, list_id, row_id, kind, reason, asks, finding_digest,
      application_id, person_id, organisation_id, county, repay, stake_fen, paid_fen, state, state_since,
      version, explainer, due_on, counting, imported_by_person, flagged_at, flagged_on)
    values (${turn.city}, ${row.id}, ${row.number}, ${row.listId}, ${row.rowId}, ${row.kind},
      ${row.reason}, ${JSON.stringify(row.asks)}, ${row.digest}, ${row.applicationId}, ${row.personId},
      ${row.organisationId}, ${row.county}, ${JSON.stringify(row.repay)}, ${row.stakeFen}, ${row.paidFen},
      'flagged', ${turn.now}, 1, ${row.explainer}, ${row.dueOn}, ${JSON.stringify(row.counting)},
      ${row.importedByPerson}, ${turn.now}, ${turn.today})
    on conflict do nothing`);
  return kept === 1;
}

export interface EventRow {
  readonly id: string;
  readonly number: number;
  readonly move: SuspectMove;
  readonly as: ActorAs;
  readonly actorPersonId: string | null;
  readonly actorName: string | null;
  readonly reason: string | null;
  readonly at: Date;
}

export async function appendEvent(
  turn: Turn,
  suspectId: string,
  event: {
    number: number;
    move: SuspectMove;
    from: SuspectState | null;
    to: SuspectState;
    as: ActorAs;
    reason: string | undefined;
    detail: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  await turn.run(sql`
    insert into suspect_event (city, id, suspect_id, number, move, from_state, to_state, actor_person_id,
      actor_as, reason, detail, at)
    values (${turn.city}, ${turn.newId()}, ${suspectId}, ${event.number}, ${event.move}, ${event.from},
      ${event.to}, ${turn.actor?.personId ?? null}::uuid, ${event.as}, ${event.reason ?? null},
      ${JSON.stringify(event.detail)}, ${turn.now})`);
}

/** Events of records, oldest first. */
export function listEvents(
  turn: Turn,
  suspectIds: readonly string[],
): Promise<(EventRow & { readonly suspectId: string })[]> {
  return turn.rows(sql`
    select e.suspect_id as "suspectId", e.id, e.number, e.move, e.actor_as as "as",
           e.actor_person_id as "actorPersonId", p.name as "actorName", e.reason, e.at
    from suspect_event e
    left join person p on p.city = e.city and p.id = e.actor_person_id
    where e.city = ${turn.city} and e.suspect_id = any(${[...suspectIds]}::uuid[])
    order by e.suspect_id, e.number`);
}

/** Moves a record from the version that was read, with what the move settles. @returns rows touched. */
export function writeState(
  turn: Turn,
  row: Pick<SuspectRow, 'id' | 'version'>,
  to: SuspectState,
  settle: Readonly<Record<string, unknown>>,
): Promise<number> {
  const changes = Object.entries(settle).map(
    ([column, value]) => sql`, ${sql.ref(column)} = ${value}`,
  );
  return turn.run(sql`
    update suspect_record set state = ${to}, state_since = ${turn.now}, version = version + 1
      ${changes.length > 0 ? sql.join(changes, sql``) : sql``}
    where city = ${turn.city} and id = ${row.id} and version = ${row.version}`);
}
