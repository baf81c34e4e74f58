import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalText } from '@yanzhen/values/digest.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { FoundRow } from './list-rows.ts';
import { checkedQuestion, type Question } from './question.ts';
import { readRows, requireOnce } from './read-rows.ts';
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
  const rows = await readRows<FoundRow>(
    turn,
    question.indicator,
    sql`
    select r.* from ${selectRows(checkedQuestion(turn, question))} r order by r.id::text`,
  );
  requireOnce(turn, question.indicator, rows);
  const hash = createHash('sha256');
  const line = lineOf(rows[0]);
  for (const row of rows) hash.update(line(row));
  return {
    measure: rows.reduce((sum, row) => sum + row.adds, 0),
    rowIds: rows.map((row) => row.id),
    rowAdds: rows.map((row) => row.adds),
    rowsDigest: hash.digest('hex'),
  };
}

/**
 * The canonical text of a row and a line feed. All rows of a reading have the same columns: their order is found
 * once, for a letter of sixty figures writes a hundred thousand of these.
 */
function lineOf(first: FoundRow | undefined): (row: FoundRow) => string {
  const keys = Object.keys(first ?? {})
    .toSorted()
    .map((key) => [key, JSON.stringify(key)] as const);
  return (row) => {
    const values = row as unknown as Readonly<Record<string, unknown>>;
    let text = '';
    for (const [key, name] of keys)
      text += `${text === '' ? '{' : ','}${name}:${valueText(values[key])}`;
    return `${text}}\n`;
  };
}

function valueText(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return canonicalText(value);
  return value === null ? 'null' : canonicalText(JSON.parse(JSON.stringify(value)) as unknown);
}
