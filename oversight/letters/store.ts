import { sql, type RawBuilder } from 'kysely';
import type { Letter } from '@yanzhen/papers';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { IndicatorDefinition } from '../indicators/offers.ts';
import type { Duty, LetterContent, LetterState } from './contract.ts';
import type { LetterMove } from './lifecycle.ts';
import type { TemplateDefinition } from './template-file.ts';

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
  asked: { readonly state?: LetterState | undefined; readonly after?: string | undefined; readonly limit: number },
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

export async function getDraft(turn: Turn, letterId: string, version: number): Promise<DraftRecord> {
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

/** A figure as it was taken. */
export interface FigureRecord {
  readonly id: string;
  readonly slot: string;
  readonly definition: IndicatorDefinition;
  readonly filter: Readonly<Record<string, string>>;
  readonly validOn: string;
  readonly knownAt: Date;
  /** Whole fen for yuan. */
  readonly measure: number;
  readonly phrasing: 'exact' | 'over' | 'near';
  readonly scale: 'one' | 'wan' | 'yi';
  readonly step: number | null;
  readonly shown: string;
  readonly rowsDigest: string;
  readonly rowIds: readonly string[];
  readonly rowAdds: readonly number[];
}

export async function appendFigure(
  turn: Turn,
  letterId: string,
  figure: FigureRecord,
): Promise<void> {
  await turn.run(sql`
    insert into letter_figure (city, id, letter_id, slot, definition, filter, valid_on, known_at, measure,
                               phrasing, scale, step, shown, rows_digest, row_ids, row_adds)
    values (${turn.city}, ${figure.id}, ${letterId}, ${figure.slot}, ${JSON.stringify(figure.definition)},
            ${JSON.stringify(figure.filter)}, ${figure.validOn}, ${figure.knownAt}, ${figure.measure},
            ${figure.phrasing}, ${figure.scale}, ${figure.step}, ${figure.shown}, ${figure.rowsDigest},
            ${[...figure.rowIds]}::text[], ${[...figure.rowAdds]}::bigint[])`);
}

export async function listFigures(turn: Turn, ids: readonly string[]): Promise<FigureRecord[]> {
  return turn.rows<FigureRecord>(sql`
    select id, slot, definition, filter, valid_on as "validOn", known_at as "knownAt", measure, phrasing,
      scale, step, shown, rows_digest as "rowsDigest", row_ids as "rowIds",
      array(select a::text from unnest(row_adds) a)::text[] as "rowAddsText"
    from letter_figure where city = ${turn.city} and id = any(${[...ids]}::uuid[]) order by id`).then(
    (rows) => rows.map(numbersOf),
  );
}

/** An array of bigint comes as texts. */
function numbersOf(row: FigureRecord): FigureRecord {
  const { rowAddsText, ...figure } = row as FigureRecord & { rowAddsText?: readonly string[] };
  return { ...figure, rowAdds: (rowAddsText ?? []).map(Number) };
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
        number = ${set.number ?? null}, changed_at = ${turn.now}
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
    insert into letter_event (city, id, letter_id, move, from_state, to_state, version, duty, person_id,
                              account_id, reason, at)
    select ${turn.city}, ${turn.newId()}::uuid, moved.id, ${move}, ${from}, ${to}, ${version}::int, ${duty},
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
    where e.city = ${turn.city} and e.letter_id = ${letterId} order by e.id`);
}

/** What was issued; never changes. */
export interface IssueRecord {
  readonly letterId: string;
  readonly number: string;
  readonly year: number;
  readonly sequence: number;
  readonly issuedOn: string;
  readonly issuedAt: Date;
  readonly signer: string;
  readonly version: number;
  readonly letter: Letter;
  /** Slot → id of its figure. */
  readonly figures: Readonly<Record<string, string>>;
  readonly contentDigest: string;
  readonly htmlSha256: Buffer;
  readonly docxSha256: Buffer;
  readonly pdfSha256: Buffer;
  readonly fonts: readonly string[];
}

export async function appendIssue(turn: Turn, issue: Omit<IssueRecord, 'signer'>): Promise<void> {
  await turn.run(sql`
    insert into letter_issue (city, letter_id, number, year, sequence, issued_on, issued_at,
      signer_person_id, version, letter, figures, content_digest, html_sha256, docx_sha256, pdf_sha256, fonts)
    values (${turn.city}, ${issue.letterId}, ${issue.number}, ${issue.year}, ${issue.sequence},
      ${issue.issuedOn}, ${issue.issuedAt}, ${actorOf(turn).personId}, ${issue.version},
      ${JSON.stringify(issue.letter)}, ${JSON.stringify(issue.figures)}, ${issue.contentDigest},
      ${issue.htmlSha256}, ${issue.docxSha256}, ${issue.pdfSha256}, ${[...issue.fonts]}::text[])`);
}

const issueColumns = sql`i.letter_id as "letterId", i.number, i.year, i.sequence,
  i.issued_on as "issuedOn", i.issued_at as "issuedAt", p.name as signer, i.version, i.letter, i.figures,
  i.content_digest as "contentDigest", i.html_sha256 as "htmlSha256", i.docx_sha256 as "docxSha256",
  i.pdf_sha256 as "pdfSha256", i.fonts`;

/** What was issued, by the letter's id or its document number. */
export async function findIssue(turn: Turn, asked: string): Promise<IssueRecord | undefined> {
  return turn.row<IssueRecord>(sql`
    select ${issueColumns} from letter_issue i
      join person p on p.city = i.city and p.id = i.signer_person_id
    where i.city = ${turn.city} and (i.letter_id::text = ${asked} or i.number = ${asked})`);
}

export async function listTemplates(turn: Turn): Promise<TemplateDefinition[]> {
  const rows = await turn.rows<{ definition: TemplateDefinition }>(sql`
    select definition from letter_template where city = ${turn.city} order by id`);
  return rows.map((row) => row.definition);
}

/** @throws Fault `request.not-found`. */
export async function getTemplate(turn: Turn, id: string): Promise<TemplateDefinition> {
  const row = await turn.row<{ definition: TemplateDefinition }>(sql`
    select definition from letter_template where city = ${turn.city} and id = ${id}`);
  if (!row) throw notFound('body.templateId');
  return row.definition;
}

export async function saveTemplate(turn: Turn, definition: TemplateDefinition): Promise<boolean> {
  const touched = await turn.run(sql`
    insert into letter_template as t (city, id, definition, applied_at)
    values (${turn.city}, ${definition.id}, ${JSON.stringify(definition)}, ${turn.now})
    on conflict (city, id) do update
      set definition = excluded.definition, applied_at = excluded.applied_at
      where t.definition <> excluded.definition`);
  return touched > 0;
}

export async function removeOtherTemplates(turn: Turn, ids: readonly string[]): Promise<number> {
  return turn.run(sql`
    delete from letter_template where city = ${turn.city} and id <> all(${[...ids]}::text[])`);
}
