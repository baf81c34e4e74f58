import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { Question } from './question.ts';
import { selectRows } from './select-rows.ts';

/** A figure and how many rows stand behind it. */
export interface Measured {
  /** In the indicator's unit; whole fen for yuan. */
  readonly measure: number;
  readonly count: number;
}

/** The figure of a question. */
export async function measure(turn: Turn, question: Question): Promise<Measured> {
  const row = await turn.row<Measured>(sql`
    select coalesce(sum(adds), 0)::bigint as measure, count(*)::bigint as count
    from ${selectRows(question)} r`);
  return row ?? { measure: 0, count: 0 };
}
