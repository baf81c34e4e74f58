import { sql } from 'kysely';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import type { Fen } from '@yanzhen/values/money.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';

export interface ActRow {
  readonly id: string;
  readonly number: string;
  readonly benefitId: string;
  readonly untilOn: CivilDate;
  readonly document: string;
  readonly paidFen: Fen;
  readonly promisedFen: Fen;
  readonly personCount: number;
  readonly lineCount: number;
  readonly state: 'prepared' | 'confirmed' | 'rejected';
  readonly preparedByPerson: string;
  readonly preparedByName: string;
  readonly preparedAt: Date;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
}

const columns = sql`id, number, benefit_id as "benefitId", until_on as "untilOn", document,
  paid_fen as "paidFen", promised_fen as "promisedFen", person_count as "personCount",
  line_count as "lineCount", state, prepared_by_person as "preparedByPerson",
  prepared_by_name as "preparedByName", prepared_at as "preparedAt",
  decided_by_name as "decidedByName", decided_at as "decidedAt", reason`;

export function lockAct(turn: Turn, id: string): Promise<ActRow | undefined> {
  return turn.row<ActRow>(sql`
    select ${columns} from opening_act where city = ${turn.city} and id = ${id} for update`);
}

export function listActs(turn: Turn, after: string | undefined, limit: number): Promise<ActRow[]> {
  return turn.rows<ActRow>(sql`
    select ${columns} from opening_act
    where city = ${turn.city} and (${after ?? null}::uuid is null or id < ${after ?? null})
    order by id desc limit ${limit}`);
}

export async function countActs(turn: Turn): Promise<number> {
  const row = await turn.row<{ n: number }>(sql`
    select count(*) as n from (select 1 from opening_act where city = ${turn.city} limit 10001) counted`);
  return row?.n ?? 0;
}

/** Keeps an act. @returns false when its file came in before. */
export async function saveAct(
  turn: Turn,
  act: Pick<
    ActRow,
    | 'id' | 'number' | 'benefitId' | 'untilOn' | 'document' | 'paidFen' | 'promisedFen' | 'personCount'
    | 'lineCount'
  > & { financeTotalFen: Fen; sha256: Buffer; by: { personId: string; name: string } },
): Promise<boolean> {
  const kept = await turn.run(sql`
    insert into opening_act (city, id, number, benefit_id, until_on, document, finance_total_fen,
      paid_fen, promised_fen, person_count, line_count, file_sha256, state, prepared_by_person,
      prepared_by_name, prepared_at)
    values (${turn.city}, ${act.id}, ${act.number}, ${act.benefitId}, ${act.untilOn}, ${act.document},
      ${act.financeTotalFen}, ${act.paidFen}, ${act.promisedFen}, ${act.personCount},
      ${act.lineCount}, ${act.sha256}, 'prepared', ${act.by.personId}, ${act.by.name}, ${turn.now})
    on conflict (city, file_sha256) where state <> 'rejected' do nothing`);
  return kept === 1;
} // prettier-ignore

export async function saveLines(
  turn: Turn,
  actId: string,
  lines: readonly { id: string; line: number; sealed: Buffer }[],
): Promise<void> {
  const rows = lines.map(({ id, line, sealed }) => ({ id, line, sealed: sealed.toString('hex') }));
  await turn.run(sql`
    insert into opening_line (city, id, act_id, line, row_sealed)
    select ${turn.city}, l.id, ${actId}, l.line, decode(l.sealed, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l(id uuid, line int, sealed text)`);
}

export function listLines(turn: Turn, actId: string): Promise<{ id: string; sealed: Buffer }[]> {
  return turn.rows(sql`
    select id, row_sealed as sealed from opening_line
    where city = ${turn.city} and act_id = ${actId} order by line`);
}

export async function decideAct(
  turn: Turn,
  id: string,
  decision: {
    state: 'confirmed' | 'rejected';
    reason: string | null;
    by: { personId: string; name: string };
  },
): Promise<void> {
  await turn.run(sql`
    update opening_act set state = ${decision.state}, reason = ${decision.reason},
      decided_by_person = ${decision.by.personId}, decided_by_name = ${decision.by.name},
      decided_at = ${turn.now}
    where city = ${turn.city} and id = ${id} and state = 'prepared'`);
}
