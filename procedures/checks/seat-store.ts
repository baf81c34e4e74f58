import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

export async function findDepartmentOf(turn: Turn, personId: string): Promise<string | undefined> {
  const row = await turn.row<{ department: string }>(sql`
    select department from department_seat where city = ${turn.city} and person_id = ${personId}`);
  return row?.department;
}

export interface SeatRow {
  readonly department: string;
  readonly personId: string;
  readonly login: string | null;
  readonly name: string;
}

/** Who answers for which department; accounts that lost the role or were closed are left out. */
export function listSeats(turn: Turn): Promise<SeatRow[]> {
  return turn.rows<SeatRow>(sql`
    select distinct on (s.person_id) s.department, s.person_id as "personId", a.login, p.name
    from department_seat s
    join person p on p.city = s.city and p.id = s.person_id
    join account a on a.city = s.city and a.person_id = s.person_id
      and a.disabled_at is null and 'joint-checker' = any(a.roles)
    where s.city = ${turn.city} order by s.person_id, a.id`);
}

/** The person of a staff account with the role joint-checker, by its sign-in name. */
export async function findChecker(turn: Turn, login: string): Promise<string | undefined> {
  const row = await turn.row<{ personId: string }>(sql`
    select person_id as "personId" from account
    where city = ${turn.city} and login = ${login} and kind = 'staff' and disabled_at is null
      and 'joint-checker' = any(roles)`);
  return row?.personId;
}

export async function saveSeat(
  turn: Turn,
  personId: string,
  department: string,
  byPersonId: string,
): Promise<void> {
  await turn.run(sql`
    insert into department_seat (city, person_id, department, given_by_person, given_at)
    values (${turn.city}, ${personId}, ${department}, ${byPersonId}, ${turn.now})
    on conflict (city, person_id) do update set department = excluded.department,
      given_by_person = excluded.given_by_person, given_at = excluded.given_at`);
}

export interface OpenCount {
  readonly department: string;
  readonly open: number;
  readonly overdue: number;
}

export function countOpen(turn: Turn): Promise<OpenCount[]> {
  return turn.rows<OpenCount>(sql`
    select department, count(*)::int as open,
      (count(*) filter (where due_on < ${turn.today}))::int as overdue
    from check_question where city = ${turn.city} and state = 'open' group by department`);
}
