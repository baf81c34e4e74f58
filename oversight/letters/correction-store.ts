import { sql } from 'kysely';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';

/** The other letter of a correction: the one that is corrected, or the one that corrects. */
export interface CorrectionRecord {
  readonly id: string;
  /** Null while a letter that corrects is not issued. */
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly what: string;
}

const other = sql`l.id, l.number, i.issued_on as "issuedOn", c.what`;
const joined = sql`join letter l on l.city = c.city and l.id = c.corrects
  left join letter_issue i on i.city = c.city and i.letter_id = c.corrects`;
const joinedBy = sql`join letter l on l.city = c.city and l.id = c.letter_id
  left join letter_issue i on i.city = c.city and i.letter_id = c.letter_id`;

/** The issued letter that a letter corrects. */
export async function findCorrected(
  turn: Turn,
  letterId: string,
): Promise<CorrectionRecord | undefined> {
  return turn.row<CorrectionRecord>(sql`
    select ${other} from letter_correction c ${joined}
    where c.city = ${turn.city} and c.letter_id = ${letterId}`);
}

/** The letter, draft or issued, that corrects a letter. */
export async function findCorrecting(
  turn: Turn,
  letterId: string,
): Promise<CorrectionRecord | undefined> {
  return turn.row<CorrectionRecord>(sql`
    select ${other} from letter_correction c ${joinedBy}
    where c.city = ${turn.city} and c.corrects = ${letterId}`);
}

export async function appendCorrection(
  turn: Turn,
  correction: { readonly letterId: string; readonly corrects: string; readonly what: string },
): Promise<void> {
  const { letterId, corrects, what } = correction;
  await turn.run(sql`
    insert into letter_correction (city, letter_id, corrects, what, person_id, at)
    values (${turn.city}, ${letterId}, ${corrects}, ${what}, ${actorOf(turn).personId}, ${turn.now})`);
}
