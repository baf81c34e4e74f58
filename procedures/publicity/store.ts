import { sql } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Counting } from '../applications/contract.ts';

export interface ListRow {
  readonly id: string;
  readonly number: string;
  readonly benefitId: string;
  readonly state: 'open' | 'ended';
  readonly showsAmounts: boolean;
  readonly contact: string | null;
  readonly postedAt: Date;
  readonly postedOn: CivilDate;
  readonly workingDays: number;
  readonly endsOn: CivilDate;
  readonly counting: Counting;
  readonly postedByName: string;
  readonly endedAt: Date | null;
  /** Lines that stand on it: those that an upheld objection took off are left out. */
  readonly lineCount: number;
  readonly openObjections: number;
}

export type LineState = 'open' | 'frozen' | 'passed' | 'withdrawn';

export interface LineRow {
  readonly id: string;
  readonly listId: string;
  readonly number: number;
  readonly applicationId: string;
  readonly maskedName: string;
  readonly employer: string | null;
  readonly county: string | null;
  readonly amountFen: Fen | null;
  readonly state: LineState;
}

const listColumns = sql`l.id, l.number, l.benefit_id as "benefitId", l.state,
  l.shows_amounts as "showsAmounts", l.contact, l.posted_at as "postedAt",
  l.posted_on as "postedOn", l.working_days as "workingDays", l.ends_on as "endsOn", l.counting,
  l.posted_by_name as "postedByName", l.ended_at as "endedAt",
  (select count(*) from publicity_line n where n.city = l.city and n.list_id = l.id
     and n.state <> 'withdrawn') as "lineCount",
  (select count(*) from objection o join publicity_line n on n.city = o.city and n.id = o.line_id
     where n.city = l.city and n.list_id = l.id and o.state = 'open') as "openObjections"`;

const lineColumns = sql`id, list_id as "listId", number, application_id as "applicationId",
  masked_name as "maskedName", employer, county, amount_fen as "amountFen", state`;

/** Lists that are on notice on a day. */
export function listOnNotice(turn: Turn): Promise<ListRow[]> {
  return turn.rows<ListRow>(sql`
    select ${listColumns} from publicity_list l
    where l.city = ${turn.city} and l.state = 'open' and l.ends_on >= ${turn.today}
    order by l.id desc limit 200`);
}

export function findList(turn: Turn, id: string): Promise<ListRow | undefined> {
  return turn.row<ListRow>(sql`
    select ${listColumns} from publicity_list l where l.city = ${turn.city} and l.id = ${id}`);
}

export function listLists(
  turn: Turn,
  filter: { state?: string | undefined; after?: string | undefined; limit: number },
): Promise<ListRow[]> {
  return turn.rows<ListRow>(sql`
    select ${listColumns} from publicity_list l
    where l.city = ${turn.city}
      and (${filter.state ?? null}::text is null or l.state = ${filter.state ?? null})
      and (${filter.after ?? null}::uuid is null or l.id < ${filter.after ?? null})
    order by l.id desc limit ${filter.limit}`);
}

export async function countLists(turn: Turn, state: string | undefined): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*) as n from (select 1 from publicity_list where city = ${turn.city}
      and (${state ?? null}::text is null or state = ${state ?? null}) limit 10001) counted`);
  return row?.n ?? 0;
}

/** Lists whose last day is over and which are not ended; each held until the turn ends. */
export async function lockDueLists(turn: Turn, id?: string): Promise<{ id: string }[]> {
  return turn.rows(sql`
    select id from publicity_list
    where city = ${turn.city} and state = 'open' and ends_on < ${turn.today}
      and (${id ?? null}::uuid is null or id = ${id ?? null})
    order by id for update skip locked`);
}

export async function saveList(
  turn: Turn,
  list: Pick<
    ListRow,
    'id' | 'number' | 'benefitId' | 'showsAmounts' | 'contact' | 'workingDays'
  > & {
    endsOn: CivilDate;
    counting: Counting;
    by: { personId: string; name: string };
  },
): Promise<void> {
  await turn.run(sql`
    insert into publicity_list (city, id, number, benefit_id, state, shows_amounts, contact,
      posted_at, posted_on, working_days, ends_on, counting, posted_by_person, posted_by_name)
    values (${turn.city}, ${list.id}, ${list.number}, ${list.benefitId}, 'open',
      ${list.showsAmounts}, ${list.contact}, ${turn.now}, ${turn.today}, ${list.workingDays},
      ${list.endsOn}, ${JSON.stringify(list.counting)}, ${list.by.personId}, ${list.by.name})`);
}

export async function saveLines(
  turn: Turn,
  listId: string,
  lines: readonly Omit<LineRow, 'listId' | 'state'>[],
): Promise<void> {
  await turn.run(sql`
    insert into publicity_line (city, id, list_id, number, application_id, masked_name, employer,
      county, amount_fen, state)
    select ${turn.city}, l.id, ${listId}, l.number, l."applicationId", l."maskedName", l.employer,
      l.county, l."amountFen", 'open'
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l(id uuid, number int,
      "applicationId" uuid, "maskedName" text, employer text, county text, "amountFen" bigint)`);
}

export function listLines(turn: Turn, listId: string): Promise<LineRow[]> {
  return turn.rows<LineRow>(sql`
    select ${lineColumns} from publicity_line
    where city = ${turn.city} and list_id = ${listId} order by number`);
}

/** A line held until the turn ends, so that two objections come one after the other. */
export function lockLine(turn: Turn, id: string): Promise<LineRow | undefined> {
  return turn.row<LineRow>(sql`
    select ${lineColumns} from publicity_line
    where city = ${turn.city} and id = ${id} for update`);
}

/** The line of a case on a notice that has not passed. */
export function findOpenLine(turn: Turn, applicationId: string): Promise<LineRow | undefined> {
  return turn.row<LineRow>(sql`
    select ${lineColumns} from publicity_line
    where city = ${turn.city} and application_id = ${applicationId} and state = 'open'
    order by id desc limit 1`);
}

export async function setLineState(turn: Turn, id: string, state: LineState): Promise<void> {
  await turn.run(sql`
    update publicity_line set state = ${state} where city = ${turn.city} and id = ${id}`);
}

export async function markEnded(turn: Turn, id: string): Promise<void> {
  await turn.run(sql`
    update publicity_list set state = 'ended', ended_at = ${turn.now}
    where city = ${turn.city} and id = ${id}`);
}

export interface ObjectionRow {
  readonly id: string;
  readonly number: string;
  readonly state: 'open' | 'dismissed' | 'upheld';
  readonly text: string;
  readonly contactSealed: Buffer | null;
  readonly receivedAt: Date;
  readonly reason: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly lineId: string;
  readonly lineNumber: number;
  readonly maskedName: string;
  readonly applicationId: string;
  readonly listId: string;
  readonly listNumber: string;
  readonly files: readonly { readonly id: string; readonly name: string; readonly bytes: number }[];
  readonly told: 'sms' | 'email' | 'by-hand' | null;
}

const objectionColumns = sql`o.id, o.number, o.state, o.text, o.contact_sealed as "contactSealed",
  o.received_at as "receivedAt", o.reason, o.decided_by_name as "decidedByName",
  o.decided_at as "decidedAt", n.id as "lineId", n.number as "lineNumber",
  n.masked_name as "maskedName", n.application_id as "applicationId", l.id as "listId",
  l.number as "listNumber", o.told,
  coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'bytes', f.bytes) order by f.id)
    from objection_file w join file f on f.city = w.city and f.id = w.file_id
    where w.city = o.city and w.objection_id = o.id), '[]') as files`;
const objectionTables = sql`objection o
  join publicity_line n on n.city = o.city and n.id = o.line_id
  join publicity_list l on l.city = n.city and l.id = n.list_id`;

export function findObjection(turn: Turn, id: string): Promise<ObjectionRow | undefined> {
  return turn.row<ObjectionRow>(sql`
    select ${objectionColumns} from ${objectionTables}
    where o.city = ${turn.city} and o.id = ${id}`);
}

export function listObjections(
  turn: Turn,
  filter: { state?: string | undefined; after?: string | undefined; limit: number },
): Promise<ObjectionRow[]> {
  return turn.rows<ObjectionRow>(sql`
    select ${objectionColumns} from ${objectionTables}
    where o.city = ${turn.city}
      and (${filter.state ?? null}::text is null or o.state = ${filter.state ?? null})
      and (${filter.after ?? null}::uuid is null or o.id < ${filter.after ?? null})
    order by o.id desc limit ${filter.limit}`);
}

export async function countObjections(turn: Turn, state: string | undefined): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*) as n from (select 1 from objection where city = ${turn.city}
      and (${state ?? null}::text is null or state = ${state ?? null}) limit 10001) counted`);
  return row?.n ?? 0;
}

/** The objection of the same words to the same line. */
export function findSameObjection(
  turn: Turn,
  lineId: string,
  textSha256: Buffer,
): Promise<{ number: string; receivedAt: Date } | undefined> {
  return turn.row(sql`
    select number, received_at as "receivedAt" from objection
    where city = ${turn.city} and line_id = ${lineId} and text_sha256 = ${textSha256}`);
}

export async function saveObjection(
  turn: Turn,
  objection: {
    id: string;
    number: string;
    lineId: string;
    text: string;
    textSha256: Buffer;
    contactSealed: Buffer | null;
  },
): Promise<void> {
  await turn.run(sql`
    insert into objection (city, id, number, line_id, text, text_sha256, contact_sealed, received_at, state)
    values (${turn.city}, ${objection.id}, ${objection.number}, ${objection.lineId},
      ${objection.text}, ${objection.textSha256}, ${objection.contactSealed}, ${turn.now}, 'open')`);
}

/** What is still open of one objection, or of all to a line. */
export function listOpenObjections(
  turn: Turn,
  which: { id: string } | { lineId: string },
): Promise<ObjectionRow[]> {
  const those = 'id' in which ? sql`o.id = ${which.id}` : sql`o.line_id = ${which.lineId}`;
  return turn.rows<ObjectionRow>(sql`
    select ${objectionColumns} from ${objectionTables}
    where o.city = ${turn.city} and o.state = 'open' and ${those} order by o.id`);
}

export async function saveTold(
  turn: Turn,
  id: string,
  told: 'sms' | 'email' | 'by-hand',
  words: string | null,
): Promise<void> {
  await turn.run(sql`
    update objection set told = ${told}, told_words = ${words}
    where city = ${turn.city} and id = ${id}`);
}

export async function saveObjectionFiles(
  turn: Turn,
  objectionId: string,
  fileIds: readonly string[],
): Promise<void> {
  await turn.run(sql`
    insert into objection_file (city, objection_id, file_id)
    select ${turn.city}, ${objectionId}, unnest(${[...fileIds]}::uuid[])`);
}

export async function countFilesOfLine(turn: Turn, lineId: string): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*)::int as n from objection o
    join objection_file w on w.city = o.city and w.objection_id = o.id
    where o.city = ${turn.city} and o.line_id = ${lineId}`);
  return row?.n ?? 0;
}

export function findObjectionFile(
  turn: Turn,
  objectionId: string,
  fileId: string,
): Promise<{ fileId: string } | undefined> {
  return turn.row(sql`
    select file_id as "fileId" from objection_file
    where city = ${turn.city} and objection_id = ${objectionId} and file_id = ${fileId}`);
}

/** Decides an open objection, or all that are open to a line. @returns how many were open. */
export async function decideObjections(
  turn: Turn,
  which: { id: string } | { lineId: string },
  decision: {
    outcome: 'dismissed' | 'upheld';
    reason: string;
    by: { personId: string; name: string };
  },
): Promise<number> {
  const those = 'id' in which ? sql`id = ${which.id}` : sql`line_id = ${which.lineId}`;
  return turn.run(sql`
    update objection set state = ${decision.outcome}, reason = ${decision.reason},
      decided_by_person = ${decision.by.personId}, decided_by_name = ${decision.by.name},
      decided_at = ${turn.now}
    where city = ${turn.city} and state = 'open' and ${those}`);
}

export async function countOpenObjections(turn: Turn, lineId: string): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*) as n from objection
    where city = ${turn.city} and line_id = ${lineId} and state = 'open'`);
  return row?.n ?? 0;
}
