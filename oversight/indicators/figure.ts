import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalText } from '@yanzhen/values/digest.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { FoundRow } from './list-rows.ts';
import { checkedQuestion, type Question } from './question.ts';
import { selectRows } from './select-rows.ts';

/** A figure bound to the rows that it counts. */
export interface TakenFigure {
  /** In the indicator's unit; whole fen for yuan. */
  readonly measure: number;
  /** Ids of the rows, in order, and what each adds. */
  readonly rowIds: readonly string[];
  readonly rowAdds: readonly number[];
  /** SHA-256 of the rows' whole content, hexadecimal. */
  readonly rowsDigest: string;
}

/**
 * Takes a figure: its value, its rows and their digest from one reading.
 *
 * The digest is of the canonical text (RFC 8785) of each row in the order of the ids, one a line. It can
 * be recomputed from the history as long as the history is kept.
 *
 * @throws Fault as `checkedQuestion`.
 */
export async function takeFigure(turn: Turn, question: Question): Promise<TakenFigure> {
  const rows = await turn.rows<FoundRow>(sql`
    select r.* from ${selectRows(checkedQuestion(turn, question))} r order by r.id::text`);
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${canonicalText(plain(row))}\n`);
  return {
    measure: rows.reduce((sum, row) => sum + row.adds, 0),
    rowIds: rows.map((row) => row.id),
    rowAdds: rows.map((row) => row.adds),
    rowsDigest: hash.digest('hex'),
  };
}

function plain(row: FoundRow): Record<string, unknown> {
  return JSON.parse(JSON.stringify(row)) as Record<string, unknown>;
}
