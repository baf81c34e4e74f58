import { sql, type RawBuilder } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { DraftState, Duty } from './contract.ts';
import type { DraftMove } from './lifecycle.ts';

export interface DraftRecord {
  readonly id: string;
  readonly documentId: string;
  readonly label: string;
  readonly title: Localized;
  readonly basedOn: string | null;
  readonly state: DraftState;
  /** Of the newest text. */
  readonly version: number;
  readonly activatesOn: CivilDate | null;
  readonly publishedVersion: string | null;
  readonly changedAt: Date;
  readonly changedBy: string;
}

const columns = sql`d.id, d.document_id as "documentId", d.label, d.title, d.based_on as "basedOn",
  d.state, d.version, d.activates_on as "activatesOn", d.published_version as "publishedVersion",
  d.changed_at as "changedAt", p.name as "changedBy"`;
const source = sql`policy_draft d join person p on p.city = d.city and p.id = d.changed_by_person`;

/** @throws Fault `request.not-found`. */
export async function getDraft(turn: Turn, id: string): Promise<DraftRecord> {
  const row = await turn.row<DraftRecord>(sql`
    select ${columns} from ${source} where d.city = ${turn.city} and d.id = ${id}`);
  if (!row) throw notFound();
  return row;
}

export async function listDrafts(
  turn: Turn,
  asked: {
    readonly state?: DraftState | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<DraftRecord[]> {
  const state = asked.state === undefined ? sql`true` : sql`d.state = ${asked.state}`;
  const after = asked.after === undefined ? sql`true` : sql`d.id < ${asked.after}::uuid`;
  return turn.rows<DraftRecord>(sql`
    select ${columns} from ${source} where d.city = ${turn.city} and ${state} and ${after}
    order by d.id desc limit ${asked.limit + 1}`);
}

export async function countDrafts(turn: Turn, asked: DraftState | undefined): Promise<number> {
  const state = asked === undefined ? sql`true` : sql`state = ${asked}`;
  const row = await turn.row<{ count: number }>(sql`
    select count(*)::bigint as count from
      (select from policy_draft where city = ${turn.city} and ${state} limit 10001) d`);
  return row?.count ?? 0;
}

export interface NewDraft {
  readonly documentId: string;
  readonly label: string;
  readonly title: Localized;
  readonly basedOn: string | null;
  readonly content: string;
}

/** Keeps a new draft with its first text and event. @returns its id. */
export async function appendDraft(turn: Turn, draft: NewDraft): Promise<string> {
  const id = turn.newId();
  await turn.run(sql`
    insert into policy_draft (city, id, document_id, label, title, based_on, state, version, created_at,
                              changed_at, changed_by_person)
    values (${turn.city}, ${id}, ${draft.documentId}, ${draft.label}, ${JSON.stringify(draft.title)},
            ${draft.basedOn}, 'draft', 1, ${turn.now}, ${turn.now}, ${actorOf(turn).personId})`);
  await appendText(turn, id, 1, draft.content);
  await turn.run(sql`
    ${eventOf(turn, { move: 'start', from: null, to: 'draft', version: 1, duty: 'write' })}
    from (select ${id}::uuid as id) moved`);
  return id;
}

export interface TextRecord {
  readonly version: number;
  readonly content: string;
  readonly by: string;
  readonly at: Date;
}

/** @throws Fault `request.not-found`. */
export async function getText(turn: Turn, draftId: string, version: number): Promise<TextRecord> {
  const row = await turn.row<TextRecord>(sql`
    select t.version, t.content, p.name as by, t.saved_at as at
    from policy_draft_text t join person p on p.city = t.city and p.id = t.saved_by_person
    where t.city = ${turn.city} and t.draft_id = ${draftId} and t.version = ${version}`);
  if (!row) throw notFound();
  return row;
}

/** Who saved which version when, newest first. */
export async function listTexts(
  turn: Turn,
  draftId: string,
): Promise<Omit<TextRecord, 'content'>[]> {
  return turn.rows<Omit<TextRecord, 'content'>>(sql`
    select t.version, p.name as by, t.saved_at as at
    from policy_draft_text t join person p on p.city = t.city and p.id = t.saved_by_person
    where t.city = ${turn.city} and t.draft_id = ${draftId} order by t.version desc limit 200`);
}

export async function appendText(
  turn: Turn,
  draftId: string,
  version: number,
  content: string,
): Promise<void> {
  await turn.run(sql`
    insert into policy_draft_text (city, draft_id, version, content, saved_by_person, saved_at)
    values (${turn.city}, ${draftId}, ${version}, ${content}, ${actorOf(turn).personId}, ${turn.now})`);
}

export interface DraftChange {
  readonly reason?: string | undefined;
  readonly version?: number;
  readonly title?: Localized;
  readonly basedOn?: string | undefined;
  readonly activatesOn?: CivilDate | null;
  readonly publishedVersion?: string;
}

/** Moves the draft and writes its event in one statement; the number of drafts moved, 0 or 1. */
export async function moveDraft(
  turn: Turn,
  draft: DraftRecord,
  { move, from, to, duty }: DraftMove,
  set: DraftChange = {},
): Promise<number> {
  const version = set.version ?? draft.version;
  const activatesOn = set.activatesOn === undefined ? draft.activatesOn : set.activatesOn;
  const reason = set.reason ?? null;
  return turn.run(sql`
    with moved as (
      update policy_draft set state = ${to}, version = ${version}, activates_on = ${activatesOn},
        title = ${JSON.stringify(set.title ?? draft.title)}, based_on = ${set.basedOn ?? draft.basedOn},
        published_version = ${set.publishedVersion ?? null}, changed_at = ${turn.now},
        changed_by_person = ${actorOf(turn).personId}
      where city = ${turn.city} and id = ${draft.id} and state = ${from} and version = ${draft.version}
      returning id
    )
    ${eventOf(turn, { move, from, to, version, duty, activatesOn, reason })}
    from moved`);
}

interface NewEvent {
  readonly move: string;
  readonly from: DraftState | null;
  readonly to: DraftState;
  readonly version: number;
  readonly duty: Duty;
  readonly activatesOn?: CivilDate | null;
  readonly reason?: string | null;
}

function eventOf(turn: Turn, event: NewEvent): RawBuilder<unknown> {
  const actor = actorOf(turn);
  return sql`
    insert into policy_draft_event (city, id, draft_id, number, move, from_state, to_state, version, duty,
                                    person_id, account_id, activates_on, reason, at)
    select ${turn.city}, ${turn.newId()}::uuid, moved.id,
      (select coalesce(max(e.number), 0) + 1 from policy_draft_event e
       where e.city = ${turn.city} and e.draft_id = moved.id), ${event.move}, ${event.from}, ${event.to},
      ${event.version}::int, ${event.duty}, ${actor.personId}::uuid, ${actor.accountId}::uuid,
      ${event.activatesOn ?? null}::date, ${event.reason ?? null}, ${turn.now}::timestamptz`;
}

export interface EventRecord {
  readonly id: string;
  readonly move: string;
  readonly duty: Duty;
  readonly personId: string;
  readonly by: string;
  readonly version: number;
  readonly activatesOn: CivilDate | null;
  readonly reason: string | null;
  readonly at: Date;
}

export async function listEvents(turn: Turn, draftId: string): Promise<EventRecord[]> {
  return turn.rows<EventRecord>(sql`
    select e.id, e.move, e.duty, e.person_id as "personId", p.name as by, e.version,
      e.activates_on as "activatesOn", e.reason, e.at
    from policy_draft_event e join person p on p.city = e.city and p.id = e.person_id
    where e.city = ${turn.city} and e.draft_id = ${draftId} order by e.number`);
}
