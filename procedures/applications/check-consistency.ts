import { sql } from 'kysely';
import type { Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import type { MoveId, State } from './contract.ts';
import { moves, targetOf } from './lifecycle.ts';

interface EventLine {
  readonly application_id: string;
  readonly number: number;
  readonly move: MoveId;
  readonly from_state: State | null;
  readonly to_state: State;
  readonly after: Readonly<Record<string, unknown>>;
}

interface RowLine {
  readonly id: string;
  readonly version: number;
  readonly state: State;
  readonly now: Readonly<Record<string, unknown>>;
}

/** What row and newest event must agree on, taken by the database in one form. */
const shared = sql`jsonb_build_object('holder', holder, 'holder_since', holder_since, 'due_on', due_on,
  'legal_due_on', legal_due_on, 'amount_fen', amount_fen, 'counting', counting, 'clock', clock)`;

/**
 * Rebuilds every case from its events and compares it with its row: the chain of states has no gap,
 * each move is one of the table, and state, holder, days and amount are those of the newest event.
 */
export async function checkConsistency(
  turn: Turn,
): Promise<Output<typeof contract.checkConsistency>> {
  const rows = await turn.rows<RowLine>(sql`
    select id, version, state, ${shared} as now from application where city = ${turn.city}`);
  const lines = await turn.rows<EventLine>(sql`
    select application_id, number, move, from_state, to_state, ${shared} as after
    from application_event where city = ${turn.city} order by application_id, number`);
  const events = new Map<string, EventLine[]>();
  for (const line of lines) {
    const known = events.get(line.application_id);
    if (known) known.push(line);
    else events.set(line.application_id, [line]);
  }
  const differences = rows.flatMap((row) =>
    differencesOf(row, events.get(row.id) ?? []).map((field) => ({ applicationId: row.id, field })),
  );
  return { cases: rows.length, events: lines.length, differences };
}

/** Fields in which a row differs from what its events make of it. */
function differencesOf(row: RowLine, events: readonly EventLine[]): string[] {
  const differences: string[] = [];
  let state: State | null = null;
  for (const [at, event] of events.entries()) {
    const known = event.from_state === null ? begins(event) : isMove(event);
    if (event.number !== at + 1) differences.push('number');
    if (event.from_state !== state || !known) differences.push(`event ${event.number}`);
    state = event.to_state;
  }
  const last = events.at(-1);
  if (row.state !== state) differences.push('state');
  if (row.version !== events.length) differences.push('version');
  for (const [field, value] of Object.entries(row.now)) {
    if (JSON.stringify(value) !== JSON.stringify(last?.after[field])) differences.push(field);
  }
  return differences;
}

function begins({ move, to_state }: EventLine): boolean {
  return moves.some((each) => each.move === move && each.from.length === 0 && each.to === to_state);
}

/** A row of the table, whichever steps the benefit had at that time. */
function isMove({ move, from_state, to_state }: EventLine): boolean {
  return moves.some(
    (each) =>
      each.move === move &&
      from_state !== null &&
      each.from.includes(from_state) &&
      targetOf(each, from_state) === to_state,
  );
}
