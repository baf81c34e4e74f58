import { createHash, timingSafeEqual } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { SessionAccount } from '@yanzhen/values/session.ts';
import type { Actor } from '../turn/actor.ts';
import type { Turn } from '../turn/turn.ts';

export interface AccountRow {
  id: string;
  person_id: string;
  name: string;
  kind: Actor['kind'];
  login: string | null;
  roles: string[];
  counties: string[];
  /** Roles that others handed over and that hold today, each with its giver's counties. */
  delegations: { role: string; counties: string[] }[];
  office: Localized | null;
  organisation_id: string | null;
  organisation_name: string | null;
  password_hash: string | null;
  totp_sealed: Buffer | null;
  totp_counter: number;
  failed_tries: number;
  locked_until: Date | null;
}

/** Columns of an account with its person's name, for the other queries here. */
export const accountColumns = ({
  now,
}: Pick<
  Turn,
  'now'
>): RawBuilder<unknown> => sql`a.id, coalesce(p.kept_id, a.person_id) as person_id,
  coalesce((select k.name from person k where k.city = p.city and k.id = p.kept_id), p.name) as name, a.kind, a.login, a.roles, a.counties,
  (select coalesce(jsonb_agg(jsonb_build_object('role', d.role, 'counties', d.counties)), '[]')
   from yanzhen_delegations(a.city, a.id, ${now}) d) as delegations,
  a.office, a.organisation_id, a.organisation_name, a.password_hash, a.totp_sealed, a.totp_counter,
  a.failed_tries, a.locked_until`;

export function actorFrom(row: AccountRow): Actor {
  return {
    accountId: row.id,
    personId: row.person_id,
    name: row.name,
    kind: row.kind,
    ...areaOf(row),
    organisationId: row.organisation_id,
  };
}

/** All that an account may do today: its own roles and counties with those handed over. */
function areaOf(row: AccountRow): Pick<Actor, 'roles' | 'counties' | 'handed'> {
  const own = { roles: row.roles, counties: row.counties };
  if (row.delegations.length === 0) return own;
  const delegated = row.delegations.map(({ role, counties }) => ({ roles: [role], counties }));
  const areas = [own, ...delegated];
  const wholeCity = areas.some((area) => area.counties.length === 0);
  return {
    roles: [...new Set(areas.flatMap((area) => area.roles))],
    counties: wholeCity ? [] : [...new Set(areas.flatMap((area) => area.counties))],
    handed: { own, delegated },
  };
}

export function accountView(row: AccountRow): SessionAccount {
  return {
    accountId: row.id,
    name: row.name,
    kind: row.kind,
    roles: [...areaOf(row).roles],
    counties: [...areaOf(row).counties],
    office: row.office,
    organisationName: row.organisation_name,
  };
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export interface FoundSession {
  readonly account: AccountRow;
  /** Whether a CSRF token belongs to this session. */
  readonly owns: (csrf: string | undefined) => boolean;
}

/** The account of a session token; undefined when it ended, expired or the account was disabled. */
export async function findSession(turn: Turn, token: string): Promise<FoundSession | undefined> {
  const row = await turn.row<AccountRow & { csrf_hash: Buffer }>(sql`
    select ${accountColumns(turn)}, s.csrf_hash
    from session s
    join account a on a.city = s.city and a.id = s.account_id
    join person p on p.city = a.city and p.id = a.person_id
    where s.city = ${turn.city} and s.token_hash = ${hashToken(token)}
      and s.expires_at > ${turn.now} and a.disabled_at is null`);
  if (!row) return undefined;
  return {
    account: row,
    owns: (csrf) => csrf !== undefined && timingSafeEqual(hashToken(csrf), row.csrf_hash),
  };
}

/** The account of a login name, for the command line. */
export async function findAccountByLogin(
  turn: Turn,
  login: string,
): Promise<AccountRow | undefined> {
  return turn.row<AccountRow>(sql`
    select ${accountColumns(turn)} from account a
    join person p on p.city = a.city and p.id = a.person_id
    where a.city = ${turn.city} and a.login = ${login} and a.disabled_at is null`);
}

export async function findAccountById(turn: Turn, id: string): Promise<AccountRow | undefined> {
  return turn.row<AccountRow>(sql`
    select ${accountColumns(turn)} from account a
    join person p on p.city = a.city and p.id = a.person_id
    where a.city = ${turn.city} and a.id = ${id} and a.disabled_at is null`);
}
