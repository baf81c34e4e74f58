import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { faults } from './contract.ts';
import { requireCurrent, requireOther, requirePast } from './keeping.ts';
import { requirePaper } from './papers.ts';

/** One move of a record, out of its mechanism's one table. */
export interface RecordMove<State extends string, Move extends string> {
  readonly move: Move;
  readonly from: readonly State[];
  readonly to: State;
  /** Rests on a paper of the record. */
  readonly paper?: true;
  /** Happened on a day that is told. */
  readonly day?: true;
  /** By another natural person than who took the step before. */
  readonly other?: true;
  readonly clause: string;
}

type Moves<State extends string, Move extends string> = readonly RecordMove<State, Move>[];

/** Moves out of a state with what each asks for, for buttons; without those of another person, for who moved last. */
export function movesFrom<State extends string, Move extends string>(
  moves: Moves<State, Move>,
  { state, movedBy }: { readonly state: State; readonly movedBy: string },
  actor: Actor | null,
): { move: Move; paper: boolean; day: boolean }[] {
  return moves.flatMap(({ move, from, paper = false, day = false, other = false }) =>
    from.includes(state) && !(other && movedBy === actor?.personId) ? [{ move, paper, day }] : [],
  );
}

/** The row of the table for a move out of a state. @throws Fault `records.wrong-state`. */
function requireMove<State extends string, Move extends string>(
  moves: Moves<State, Move>,
  move: Move,
  state: State,
): RecordMove<State, Move> {
  const found = moves.find((each) => each.move === move && each.from.includes(state));
  if (!found) throw fault(faults.wrongState);
  return found;
}

interface Stepped<State> {
  readonly id: string;
  readonly state: State;
  readonly county: string | null;
  readonly version: number;
  /** Who took the step before. */
  readonly movedBy: string;
}

/**
 * That a keeper may make a move now: the version seen, the state, another person, a day, a paper.
 *
 * @throws Fault `request.not-found`, `records.stale`, `records.wrong-state`, `records.other-person`,
 *         `records.in-future`, `records.paper-missing`.
 */
export async function checkMove<
  State extends string,
  Move extends string,
  Row extends Stepped<State>,
>(
  turn: Turn,
  moves: Moves<State, Move>,
  keepers: readonly string[],
  found: Row | undefined,
  asked: {
    readonly move: Move;
    readonly version: number;
    readonly on: CivilDate | null;
    readonly paperId: string | null;
  },
): Promise<{
  row: Row;
  move: RecordMove<State, Move>;
  on: CivilDate;
  paperId: string | null;
}> {
  const row = requireCurrent(turn, found, keepers, asked.version);
  const move = requireMove(moves, asked.move, row.state);
  if (move.other) requireOther(turn, row.movedBy);
  const on = (move.day ? asked.on : null) ?? turn.today;
  requirePast(turn, on, 'body.on');
  const paperId = move.paper ? await requirePaper(turn, row.id, asked.paperId) : null;
  return { row, move, on, paperId };
}
