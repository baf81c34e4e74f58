import { sql, type RawBuilder } from 'kysely';
import { correctRow } from '@yanzhen/server/history/history.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { AgreementState, levels, MoveId, PartyRole, scopes } from './contract.ts';

export interface AgreementRow {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly level: (typeof levels)[number];
  readonly scopes: readonly (typeof scopes)[number][];
  readonly county: string | null;
  readonly cluster: string | null;
  readonly state: AgreementState;
  readonly signedOn: CivilDate | null;
  readonly termFrom: CivilDate | null;
  /** Exclusive. */
  readonly termUntil: CivilDate | null;
  readonly reviewMonths: number | null;
  readonly nextReviewOn: CivilDate | null;
  readonly liaison: string;
  readonly deliverables: string;
  readonly moneyFen: Fen | null;
  readonly renews: string | null;
  readonly chainId: string;
  readonly endedOn: CivilDate | null;
  readonly keeperPersonId: string;
  readonly version: number;
}

const columns = sql`a.id, a.number, a.title, a.level, a.scopes, a.county, a.cluster, a.state,
  a.signed_on as "signedOn", a.term_from as "termFrom", a.term_until as "termUntil",
  a.review_months as "reviewMonths", a.next_review_on as "nextReviewOn", a.liaison, a.deliverables,
  a.money_fen as "moneyFen", a.renews, a.chain_id as "chainId", a.ended_on as "endedOn",
  a.keeper_person_id as "keeperPersonId", a.version`;

export function findAgreement(turn: Turn, id: string): Promise<AgreementRow | undefined> {
  return turn.row<AgreementRow>(sql`
    select ${columns} from agreement a where a.city = ${turn.city} and a.id = ${id}`);
}

/** One agreement, held until the turn ends. */
export function lockAgreement(turn: Turn, id: string): Promise<AgreementRow | undefined> {
  return turn.row<AgreementRow>(sql`
    select ${columns} from agreement a where a.city = ${turn.city} and a.id = ${id} for update`);
}

export function listChain(turn: Turn, chainId: string): Promise<AgreementRow[]> {
  return turn.rows<AgreementRow>(sql`
    select ${columns} from agreement a
    where a.city = ${turn.city} and a.chain_id = ${chainId} order by a.term_from, a.id limit 50`);
}

/** Agreements by file number, for spreadsheets; those that are not there are left out. */
export function listByNumber(turn: Turn, numbers: readonly string[]): Promise<AgreementRow[]> {
  return turn.rows<AgreementRow>(sql`
    select ${columns} from agreement a
    where a.city = ${turn.city} and a.number = any(${[...numbers]}::text[])`);
}

export function listById(turn: Turn, ids: readonly string[]): Promise<AgreementRow[]> {
  return turn.rows<AgreementRow>(sql`
    select ${columns} from agreement a
    where a.city = ${turn.city} and a.id = any(${[...ids]}::uuid[])`);
}

export interface AgreementFilter {
  readonly q?: string | undefined;
  readonly state?: AgreementState | undefined;
  readonly level?: string | undefined;
  readonly county?: string | undefined;
  readonly cluster?: string | undefined;
  readonly organisationId?: string | undefined;
}

export function listAgreements(
  turn: Turn,
  filter: AgreementFilter,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<AgreementRow[]> {
  const beyond = page.after ? sql`and a.id < ${page.after}::uuid` : sql``;
  return turn.rows<AgreementRow>(sql`
    select ${columns} from agreement a where ${matching(turn, filter)} ${beyond}
    order by a.id desc limit ${page.limit}`);
}

/** How many match, counted up to `most`. */
export async function countAgreements(
  turn: Turn,
  filter: AgreementFilter,
  most: number,
): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from (
      select 1 from agreement a where ${matching(turn, filter)} limit ${most}) found`);
  return row?.n ?? 0;
}

function matching(turn: Turn, filter: AgreementFilter): RawBuilder<unknown> {
  const conditions = [sql`a.city = ${turn.city}`];
  if (filter.state) conditions.push(sql`a.state = ${filter.state}`);
  if (filter.level) conditions.push(sql`a.level = ${filter.level}`);
  if (filter.county) conditions.push(sql`a.county = ${filter.county}`);
  if (filter.cluster) conditions.push(sql`a.cluster = ${filter.cluster}`);
  if (filter.q) {
    conditions.push(
      sql`(position(${filter.q} in a.title) > 0 or starts_with(a.number, ${filter.q}))`,
    );
  }
  if (filter.organisationId) {
    conditions.push(sql`exists (select 1 from agreement_party p where p.city = a.city
      and p.agreement_id = a.id and p.organisation_id = ${filter.organisationId})`);
  }
  return sql.join(conditions, sql` and `);
}

/** Live agreements whose term says another state than they stand in. */
export function listBehindCalendar(
  turn: Turn,
  dueFrom: CivilDate,
  limit: number,
): Promise<AgreementRow[]> {
  return turn.rows<AgreementRow>(sql`
    select ${columns} from agreement a
    where a.city = ${turn.city} and a.state in ('signed', 'in-force', 'due-soon')
      and ((a.state = 'signed' and a.term_from <= ${turn.today})
        or (a.state = 'in-force' and a.term_until <= ${dueFrom})
        or a.term_until <= ${turn.today})
    order by a.term_until, a.id limit ${limit}`);
}

/** Keeps a new agreement with its parties. */
export async function saveAgreement(
  turn: Turn,
  row: Omit<AgreementRow, 'endedOn' | 'version'>,
  parties: readonly { readonly organisationId: string; readonly role: PartyRole }[],
): Promise<void> {
  const validFrom = row.signedOn ?? turn.today;
  await turn.run(sql`
    insert into agreement (city, id, number, title, level, scopes, county, cluster, state, signed_on,
      term_from, term_until, review_months, next_review_on, liaison, deliverables, money_fen, renews,
      chain_id, keeper_person_id, version, valid_from, recorded_from)
    values (${turn.city}, ${row.id}, ${row.number}, ${row.title}, ${row.level}, ${[...row.scopes]}::text[],
      ${row.county}, ${row.cluster}, ${row.state}, ${row.signedOn}, ${row.termFrom}, ${row.termUntil},
      ${row.reviewMonths}, ${row.nextReviewOn}, ${row.liaison}, ${row.deliverables}, ${row.moneyFen},
      ${row.renews}, ${row.chainId}, ${row.keeperPersonId}, 1, ${validFrom}, ${turn.now})`);
  for (const [at, { organisationId, role }] of parties.entries()) {
    await turn.run(sql`
      insert into agreement_party (city, id, agreement_id, organisation_id, role, place, valid_from, recorded_from)
      values (${turn.city}, ${turn.newId()}, ${row.id}, ${organisationId}, ${role}, ${at + 1}, ${validFrom}, ${turn.now})`);
  }
}

/** Changes a locked agreement; the version before goes to the history. */
export async function changeAgreement(
  turn: Turn,
  { id, version }: Pick<AgreementRow, 'id' | 'version'>,
  changes: Partial<Record<keyof typeof changeable, unknown>>,
): Promise<void> {
  const named = Object.entries(changes).map(([key, value]) => [
    changeable[key as keyof typeof changeable],
    value,
  ]);
  await correctRow(turn, 'agreement', id, {
    ...(Object.fromEntries(named) as Record<string, unknown>),
    version: version + 1,
  });
}

const changeable = {
  number: 'number',
  title: 'title',
  level: 'level',
  scopes: 'scopes',
  county: 'county',
  cluster: 'cluster',
  state: 'state',
  signedOn: 'signed_on',
  termFrom: 'term_from',
  termUntil: 'term_until',
  reviewMonths: 'review_months',
  nextReviewOn: 'next_review_on',
  liaison: 'liaison',
  deliverables: 'deliverables',
  moneyFen: 'money_fen',
  endedOn: 'ended_on',
  validFrom: 'valid_from',
} as const;

export interface PartyRow {
  readonly agreementId: string;
  readonly organisationId: string;
  readonly role: PartyRole;
  readonly name: string;
}

export function listParties(turn: Turn, agreementIds: readonly string[]): Promise<PartyRow[]> {
  return turn.rows<PartyRow>(sql`
    select p.agreement_id as "agreementId", p.organisation_id as "organisationId", p.role, o.name
    from agreement_party p join organisation o on o.city = p.city and o.id = p.organisation_id
    where p.city = ${turn.city} and p.agreement_id = any(${[...agreementIds]}::uuid[])
    order by p.agreement_id, p.place`);
}

/** Whether another agreement has a file number. */
export async function isNumberTaken(
  turn: Turn,
  number: string,
  id: string | null,
): Promise<boolean> {
  const row = await turn.row(sql`
    select 1 from agreement where city = ${turn.city} and number = ${number}
      and (${id}::uuid is null or id <> ${id})`);
  return row !== undefined;
}

export async function appendEvent(
  turn: Turn,
  event: {
    readonly agreementId: string;
    readonly number: number;
    readonly move: MoveId;
    readonly from: AgreementState | null;
    readonly to: AgreementState;
    readonly reason?: string | undefined;
    readonly detail?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const by = turn.actor && event.move !== 'keep-calendar' ? actorOf(turn) : null;
  await turn.run(sql`
    insert into agreement_event (city, id, agreement_id, number, move, from_state, to_state,
      actor_person_id, actor_name, reason, detail, at)
    values (${turn.city}, ${turn.newId()}, ${event.agreementId}, ${event.number}, ${event.move},
      ${event.from}, ${event.to}, ${by?.personId ?? null}, ${by?.name ?? null}, ${event.reason ?? null},
      ${JSON.stringify(event.detail ?? {})}, ${turn.now})`);
}

export interface EventRow {
  readonly id: string;
  readonly move: MoveId;
  readonly by: string | null;
  readonly reason: string | null;
  readonly at: Date;
}

export function listEvents(turn: Turn, agreementId: string): Promise<EventRow[]> {
  return turn.rows<EventRow>(sql`
    select id, move, actor_name as by, reason, at from agreement_event
    where city = ${turn.city} and agreement_id = ${agreementId} order by number desc limit 200`);
}

/** Parties of an agreement that was signed before it was recorded were parties by then. */
export async function datePartiesBack(
  turn: Turn,
  agreementId: string,
  on: CivilDate,
): Promise<void> {
  const rows = await turn.rows<{ id: string }>(sql`
    select id from agreement_party
    where city = ${turn.city} and agreement_id = ${agreementId} and valid_from > ${on}`);
  for (const { id } of rows) await correctRow(turn, 'agreement_party', id, { valid_from: on });
}
