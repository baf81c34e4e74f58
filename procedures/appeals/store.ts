import { sql, type RawBuilder } from 'kysely';
import type { AppealableDeclaration } from '@yanzhen/server/manifest/feature.ts';
import { keptId, recordsOf } from '@yanzhen/server/accounts/one-person.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { Counting } from '../applications/contract.ts';
import type { AppealCondition, AppealMove, AppealState } from './contract.ts';

/** A decision that stands, as its manifest declares it. */
export interface DecisionRow {
  readonly id: string;
  readonly caseId: string;
  readonly personId: string;
  readonly reference: string | null;
  readonly kind: string;
  readonly county: string | null;
  readonly toldAt: Date;
  readonly reason: string | null;
  readonly clause: string | null;
}

const decisionColumns = ({ city }: Turn) => sql`d.id, d.case_id as "caseId",
  yanzhen_kept_person(${city}, d.person_id) as "personId", d.reference, d.kind,
  d.county, d.told_at as "toldAt", d.reason, d.clause`;

export function findDecision(
  turn: Turn,
  { rows }: AppealableDeclaration,
  id: string,
): Promise<DecisionRow | undefined> {
  return turn.row<DecisionRow>(sql`
    select ${decisionColumns(turn)} from (${rows(turn.city)}) d where d.id = ${id}`);
}

/** Decisions of one sort about a person that stand and were not appealed against, newest first. */
export function listDecisions(
  turn: Turn,
  kind: AppealableDeclaration,
  of: { readonly personId: string; readonly applicationId: string | undefined },
): Promise<DecisionRow[]> {
  const one = of.applicationId ? sql`and d.case_id = ${of.applicationId}` : sql``;
  return turn.rows<DecisionRow>(sql`
    select ${decisionColumns(turn)} from (${kind.rows(turn.city)}) d
    where d.person_id = any(${recordsOf(turn, of.personId)}) ${one}
      and not exists (select from appeal p where p.city = ${turn.city}
        and p.decision_kind = ${kind.id} and p.decision_id = d.id)
    order by d.told_at desc limit 50`);
}

export interface AppealRow {
  readonly id: string;
  readonly number: string;
  readonly decisionKind: string;
  readonly decisionId: string;
  readonly decisionName: Localized;
  readonly decisionReason: string | null;
  readonly toldOn: CivilDate;
  readonly askUntil: CivilDate;
  readonly applicationId: string;
  readonly reference: string | null;
  readonly personId: string;
  readonly name: string;
  readonly benefitId: string;
  readonly county: string | null;
  readonly grounds: string;
  readonly conditions: readonly AppealCondition[];
  readonly state: AppealState;
  readonly stateSince: Date;
  readonly version: number;
  readonly filedAt: Date;
  readonly dueOn: CivilDate | null;
  readonly legalDueOn: CivilDate | null;
  readonly counting: Counting | null;
  readonly heardByPerson: string | null;
  readonly heardBy: string | null;
  readonly reason: string | null;
}

const columns = sql`p.id, p.number, p.decision_kind as "decisionKind", p.decision_id as "decisionId",
  p.decision_name as "decisionName", p.decision_reason as "decisionReason", p.told_on as "toldOn",
  p.ask_until as "askUntil", p.application_id as "applicationId", a.reference, ${keptId('p', 'person_id')} as "personId",
  a.applicant_name as name, p.benefit_id as "benefitId", p.county, p.grounds, p.conditions, p.state,
  p.state_since as "stateSince", p.version, p.filed_at as "filedAt", p.due_on as "dueOn",
  p.legal_due_on as "legalDueOn", p.counting, p.heard_by_person as "heardByPerson", h.name as "heardBy",
  p.reason`;
const tables = sql`appeal p
  join application a on a.city = p.city and a.id = p.application_id
  left join person h on h.city = p.city and h.id = p.heard_by_person`;

export function findAppeal(turn: Turn, id: string): Promise<AppealRow | undefined> {
  return turn.row<AppealRow>(sql`
    select ${columns} from ${tables} where p.city = ${turn.city} and p.id = ${id}`);
}

/** One appeal, held until the turn ends. */
export function lockAppeal(turn: Turn, id: string): Promise<AppealRow | undefined> {
  return turn.row<AppealRow>(sql`
    select ${columns} from ${tables} where p.city = ${turn.city} and p.id = ${id} for update of p`);
}

export function findOfDecision(
  turn: Turn,
  kind: string,
  decisionId: string,
): Promise<AppealRow | undefined> {
  return turn.row<AppealRow>(sql`
    select ${columns} from ${tables}
    where p.city = ${turn.city} and p.decision_kind = ${kind} and p.decision_id = ${decisionId}`);
}

export function listOfPerson(
  turn: Turn,
  of: { readonly personId: string; readonly applicationId: string | undefined },
): Promise<AppealRow[]> {
  const one = of.applicationId ? sql`and p.application_id = ${of.applicationId}` : sql``;
  return turn.rows<AppealRow>(sql`
    select ${columns} from ${tables}
    where p.city = ${turn.city} and p.person_id = any(${recordsOf(turn, of.personId)}) ${one} order by p.id desc limit 50`);
}

export interface AppealFilter {
  readonly states: readonly AppealState[];
  /** Only these counties; empty is the whole city. */
  readonly counties: readonly string[];
}

export function listAppeals(
  turn: Turn,
  filter: AppealFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<AppealRow[]> {
  const beyond = page.after ? sql`and p.id < ${page.after}::uuid` : sql``;
  return turn.rows<AppealRow>(sql`
    select ${columns} from ${tables} where ${within(turn, filter)} ${beyond}
    order by p.id desc limit ${page.limit}`);
}

export async function countAppeals(turn: Turn, filter: AppealFilter): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (
      select from appeal p where ${within(turn, filter)} limit 10001) counted`);
  return row?.n ?? 0;
}

function within(turn: Turn, { states, counties }: AppealFilter): RawBuilder<unknown> {
  const place = counties.length === 0 ? sql`true` : sql`p.county = any(${[...counties]}::text[])`;
  return sql`p.city = ${turn.city} and p.state = any(${[...states]}::text[]) and ${place}`;
}

export type NewAppeal = Omit<
  AppealRow,
  'reference' | 'name' | 'stateSince' | 'version' | 'filedAt' | 'heardByPerson' | 'heardBy' | 'reason'
>; // prettier-ignore

/** Keeps a new appeal with its first event. @returns false when the decision was appealed against before. */
export async function saveAppeal(
  turn: Turn,
  row: NewAppeal,
  first: { readonly move: AppealMove; readonly reason?: string },
): Promise<boolean> {
  const kept = await turn.run(sql`
    insert into appeal (city, id, number, decision_kind, decision_id, decision_name, decision_reason,
      told_on, ask_until, asked_on, application_id, person_id, benefit_id, county, grounds, conditions,
      state, state_since, version, filed_at, due_on, legal_due_on, counting)
    values (${turn.city}, ${row.id}, ${row.number}, ${row.decisionKind}, ${row.decisionId},
      ${JSON.stringify(row.decisionName)}, ${row.decisionReason}, ${row.toldOn}, ${row.askUntil},
      ${turn.today}, ${row.applicationId}, ${row.personId}, ${row.benefitId}, ${row.county},
      ${row.grounds}, ${JSON.stringify(row.conditions)}, ${row.state}, ${turn.now}, 1, ${turn.now},
      ${row.dueOn}, ${row.legalDueOn}, ${row.counting === null ? null : JSON.stringify(row.counting)})
    on conflict on constraint appeal_once do nothing`);
  if (kept === 0) return false;
  await appendEvent(turn, row.id, { ...first, number: 1, from: null, to: row.state });
  return true;
}

export interface EventRow {
  readonly id: string;
  readonly move: AppealMove;
  readonly at: Date;
  readonly reason: string | null;
  readonly actorPersonId: string;
  readonly by: string;
}

export async function appendEvent(
  turn: Turn,
  appealId: string,
  event: {
    readonly number: number;
    readonly move: AppealMove;
    readonly from: AppealState | null;
    readonly to: AppealState;
    readonly reason?: string | undefined;
  },
): Promise<void> {
  await turn.run(sql`
    insert into appeal_event (city, id, appeal_id, number, move, from_state, to_state, actor_person_id,
      reason, at)
    values (${turn.city}, ${turn.newId()}, ${appealId}, ${event.number}, ${event.move}, ${event.from},
      ${event.to}, ${turn.actor?.personId ?? null}::uuid, ${event.reason ?? null}, ${turn.now})`);
}

export function listEvents(turn: Turn, appealId: string): Promise<EventRow[]> {
  return turn.rows<EventRow>(sql`
    select e.id, e.move, e.at, e.reason, e.actor_person_id as "actorPersonId", w.name as by
    from appeal_event e join person w on w.city = e.city and w.id = e.actor_person_id
    where e.city = ${turn.city} and e.appeal_id = ${appealId} order by e.number`);
}

/** Moves an appeal from the version that was read. @returns rows touched. */
export function writeState(
  turn: Turn,
  row: Pick<AppealRow, 'id' | 'version'>,
  to: AppealState,
  settle: Readonly<Record<string, unknown>>,
): Promise<number> {
  const changes = Object.entries(settle).map(
    ([column, value]) => sql`, ${sql.ref(column)} = ${value}`,
  );
  return turn.run(sql`
    update appeal set state = ${to}, state_since = ${turn.now}, version = version + 1
      ${changes.length > 0 ? sql.join(changes, sql``) : sql``}
    where city = ${turn.city} and id = ${row.id} and version = ${row.version}`);
}

/** Who hears it; the trigger puts everybody who acted beside, and the constraint refuses them. */
export async function saveHearer(
  turn: Turn,
  { id, applicationId }: Pick<AppealRow, 'id' | 'applicationId'>,
  personId: string,
): Promise<void> {
  await turn.run(sql`
    insert into appeal_part (city, appeal_id, application_id, person_id, part, at)
    values (${turn.city}, ${id}, ${applicationId}, ${personId}, 'hears', ${turn.now})
    on conflict (city, appeal_id, person_id, part) do nothing`);
}

/** Who acted in the case or its recovery, by name. */
export function listActed(
  turn: Turn,
  applicationId: string,
): Promise<{ personId: string; name: string }[]> {
  return turn.rows(sql`
    select w.id as "personId", w.name from person w
    where w.city = ${turn.city} and w.id in (
      select e.actor_person_id from application_event e
        where e.city = ${turn.city} and e.application_id = ${applicationId}
      union select a.applicant_person_id from application a
        where a.city = ${turn.city} and a.id = ${applicationId}
      union select v.actor_person_id from recovery r
        join recovery_event v on v.city = r.city and v.recovery_id = r.id
        where r.city = ${turn.city} and r.application_id = ${applicationId})
    order by w.name limit 100`);
}

export function listFiles(
  turn: Turn,
  appealId: string,
): Promise<{ id: string; name: string; bytes: number }[]> {
  return turn.rows(sql`
    select e.id, f.name, f.bytes from appeal_file l
    join evidence e on e.city = l.city and e.id = l.evidence_id
    join file f on f.city = e.city and f.id = e.file_id
    where l.city = ${turn.city} and l.appeal_id = ${appealId} order by e.id`);
}

export async function saveFiles(
  turn: Turn,
  appealId: string,
  evidenceIds: readonly string[],
): Promise<void> {
  await turn.run(sql`
    insert into appeal_file (city, appeal_id, evidence_id)
    select ${turn.city}, ${appealId}, unnest(${[...evidenceIds]}::uuid[])`);
}
