import { sql } from 'kysely';
import { Fault } from '@yanzhen/server/routes/fault.ts';
import { byItself } from '@yanzhen/server/turn/by-itself.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from './contract.ts';
import { keptAnswer } from './kept-answer.ts';
import type { Question } from './question.ts';
import { readRows } from './read-rows.ts';
import { plainRows, selectRows } from './select-rows.ts';

/** A figure and how many rows stand behind it. */
export interface Measured {
  /** In the indicator's unit; whole fen for yuan. */
  readonly measure: number;
  readonly count: number;
}

/** The figure of a question. */
export async function measure(turn: Turn, question: Question): Promise<Measured> {
  return keptAnswer(turn, question, 'figure', () => measureAnew(turn, question));
}

/**
 * The work of one figure among many, or null where the query of its definition fails: one faulty definition hides no
 * other figure. Whoever opens that one is told.
 */
export async function apart<T>(turn: Turn, work: () => Promise<T>): Promise<T | null> {
  return byItself<T | null>(turn, work, (error) => {
    if (!(error instanceof Fault) || error.code !== faults.queryFails) throw error;
    return null;
  });
}

async function measureAnew(turn: Turn, question: Question): Promise<Measured> {
  await giveRoom(turn);
  // Persons are counted by their groups; which row of each is the first matters only where rows are shown.
  const counted =
    question.indicator.value === 'persons'
      ? sql`select count(person_id)::bigint as measure, coalesce(sum(rows), 0)::bigint as count
          from (select r.person_id, count(*) as rows from ${plainRows(question)} r group by 1) persons`
      : sql`select coalesce(sum(adds), 0)::bigint as measure, count(*)::bigint as count
          from ${selectRows(question)} r`;
  const [row] = await readRows<Measured>(turn, question.indicator, counted);
  return row ?? { measure: 0, count: 0 };
}

/**
 * Room for the groups of a million rows, which would go to the disk otherwise; and no compiling of statements that
 * take less time than it. For this transaction only.
 */
export async function giveRoom(turn: Turn): Promise<void> {
  await turn.rows(sql`select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`);
}
