import { sql, type RawBuilder } from 'kysely';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { Duty, LetterContent, LetterState } from './contract.ts';
import type { LetterMove } from './lifecycle.ts';

export interface LetterRecord {
  readonly id: string;
  readonly templateId: string;
  readonly suggestionNumber: string;
  readonly deputyName: string;
  readonly title: string;
  readonly state: LetterState;
  /** Of the newest text. */
  readonly version: number;
  readonly number: string | null;
  readonly changedAt: Date;
}

const letterColumns = sql`id, template_id as "templateId", suggestion_number as "suggestionNumber",
  deputy_name as "deputyName", title, state, version, number, changed_at as "changedAt"`;

/** @throws Fault `request.not-found`. */
export async function getLetter(turn: Turn, id: string): Promise<LetterRecord> {
  const row = await turn.row<LetterRecord>(sql`
    select ${letterColumns} from letter where city = ${turn.city} and id = ${id}`);
  if (!row) throw notFound();
  return row;
}

export async function listLetters(
  turn: Turn,
  asked: {
    readonly state?: LetterState | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<LetterRecord[]> {
  const state = asked.state === undefined ? sql`true` : sql`state = ${asked.state}`;
  const after = asked.after === undefined ? sql`true` : sql`id < ${asked.after}::uuid`;
  return turn.rows<LetterRecord>(sql`
    select ${letterColumns} from letter where city = ${turn.city} and ${state} and ${after}
    order by id desc limit ${asked.limit + 1}`);
}

export async function countLetters(turn: Turn, asked: LetterState | undefined): Promise<number> {
  const state = asked === undefined ? sql`true` : sql`state = ${asked}`;
  const row = await turn.row<{ count: number }>(sql`
    select count(*)::bigint as count from
      (select from letter where city = ${turn.city} and ${state} limit 10001) l`);
  return row?.count ?? 0;
}

export async function appendLetter(
  turn: Turn,
  letter: Pick<LetterRecord, 'id' | 'templateId' | 'suggestionNumber' | 'deputyName' | 'title'>,
): Promise<void> {
  await turn.run(sql`
    insert into letter (city, id, template_id, suggestion_number, deputy_name, title, state, version,
                        created_at, changed_at)
    values (${turn.city}, ${letter.id}, ${letter.templateId}, ${letter.suggestionNumber},
            ${letter.deputyName}, ${letter.title}, 'draft', 1, ${turn.now}, ${turn.now})`);
}

export interface DraftRecord {
  readonly content: LetterContent;
  /** Slot → id of its figure. */
  readonly figures: Readonly<Record<string, string>>;
}

export async function getDraft(
  turn: Turn,
  letterId: string,
  version: number,
): Promise<DraftRecord> {
  const row = await turn.row<DraftRecord>(sql`
    select content, figures from letter_draft
    where city = ${turn.city} and letter_id = ${letterId} and version = ${version}`);
  if (!row) throw new Error('a letter without its text');
  return row;
}

export async function appendDraft(
  turn: Turn,
  letterId: string,
  version: number,
  draft: DraftRecord,
): Promise<void> {
  await turn.run(sql`
    insert into letter_draft (city, letter_id, version, content, figures, saved_by_person, saved_at)
    values (${turn.city}, ${letterId}, ${version}, ${JSON.stringify(draft.content)},
            ${JSON.stringify(draft.figures)}, ${actorOf(turn).personId}, ${turn.now})`);
}

export interface VersionRecord {
  readonly version: number;
  readonly by: string;
  readonly at: Date;
}

/** Who saved which version when, newest first; at most a hundred. */
export async function listVersions(turn: Turn, letterId: string): Promise<VersionRecord[]> {
  return turn.rows<VersionRecord>(sql`
    select d.version, p.name as by, d.saved_at as at
    from letter_draft d join person p on p.city = d.city and p.id = d.saved_by_person
    where d.city = ${turn.city} and d.letter_id = ${letterId} order by d.version desc limit 100`);
}

/** Moves the letter and writes its event in one statement; the number of letters moved, 0 or 1. */
export async function moveLetter(
  turn: Turn,
  letter: LetterRecord,
  move: LetterMove,
  set: {
    readonly reason?: string | undefined;
    readonly version?: number;
    readonly title?: string;
    readonly number?: string;
  } = {},
): Promise<number> {
  const version = set.version ?? letter.version;
  return turn.run(sql`
    with moved as (
      update letter set state = ${move.to}, version = ${version}, title = ${set.title ?? letter.title},
        number = ${set.number ?? letter.number}, changed_at = ${turn.now}
      where city = ${turn.city} and id = ${letter.id} and state = ${move.from}
        and version = ${letter.version}
      returning id
    )
    ${eventOf(turn, move.move, move.from, move.to, version, move.duty, set.reason ?? null)}
    from moved`);
}

/** The event of a letter's first text. */
export async function appendStart(turn: Turn, letterId: string): Promise<void> {
  await turn.run(sql`
    ${eventOf(turn, 'start', null, 'draft', 1, 'draft', null)} from (select ${letterId}::uuid as id) moved`);
}

function eventOf(
  turn: Turn,
  move: string,
  from: LetterState | null,
  to: LetterState,
  version: number,
  duty: Duty,
  reason: string | null,
): RawBuilder<unknown> {
  const actor = actorOf(turn);
  return sql`
    insert into letter_event (city, id, letter_id, number, move, from_state, to_state, version, duty,
                              person_id, account_id, reason, at)
    select ${turn.city}, ${turn.newId()}::uuid, moved.id,
      (select coalesce(max(e.number), 0) + 1 from letter_event e
       where e.city = ${turn.city} and e.letter_id = moved.id), ${move}, ${from}, ${to}, ${version}::int, ${duty},
      ${actor.personId}::uuid, ${actor.accountId}::uuid, ${reason}, ${turn.now}::timestamptz`;
}

export interface EventRecord {
  readonly id: string;
  readonly move: string;
  readonly duty: Duty;
  readonly personId: string;
  readonly by: string;
  readonly reason: string | null;
  readonly at: Date;
}

export async function listEvents(turn: Turn, letterId: string): Promise<EventRecord[]> {
  return turn.rows<EventRecord>(sql`
    select e.id, e.move, e.duty, e.person_id as "personId", p.name as by, e.reason, e.at
    from letter_event e join person p on p.city = e.city and p.id = e.person_id
    where e.city = ${turn.city} and e.letter_id = ${letterId} order by e.number`);
}
