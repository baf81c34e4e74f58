import { sql } from 'kysely';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { MoveId, State } from './contract.ts';
import { leadsTo, moves } from './lifecycle.ts';

interface EventLine {
  readonly application_id: string;
  readonly number: number;
  readonly move: MoveId;
  readonly from_state: State | null;
  readonly to_state: State;
  /** Of the newest event only. */
  readonly after: Readonly<Record<string, unknown>> | null;
}

interface RowLine {
  readonly id: string;
  readonly version: number;
  readonly state: State;
  readonly now: Readonly<Record<string, unknown>>;
}

/** One field of one case that is not what its events make of it. */
export interface Difference {
  readonly applicationId: string;
  readonly field: string;
}

/** What was compared, and the case after which the next batch begins; null after the last. */
export interface Compared {
  readonly cases: number;
  readonly events: number;
  readonly differences: readonly Difference[];
  readonly next: string | null;
}

/** What row and newest event must agree on, taken by the database in one form. */
const shared = (of: 'a' | 'e') => {
  const at = (column: string) => sql.ref(`${of}.${column}`);
  return sql`jsonb_build_object('holder', ${at('holder')}, 'holder_since', ${at('holder_since')},
    'due_on', ${at('due_on')}, 'legal_due_on', ${at('legal_due_on')},
    'amount_fen', ${at('amount_fen')}, 'counting', ${at('counting')}, 'clock', ${at('clock')})`;
};

/**
 * Rebuilds one batch of cases from their events and compares each with its row: the chain of states has
 * no gap, each move is one of the table, and state, holder, days and amount are those of the newest event.
 */
export async function compareCases(
  turn: Turn,
  { after, limit }: { after: string | null; limit: number },
): Promise<Compared> {
  const rows = await turn.rows<RowLine>(sql`
    select a.id, a.version, a.state, ${shared('a')} as now from application a
    where a.city = ${turn.city} and ${after === null ? sql`true` : sql`a.id > ${after}::uuid`}
    order by a.id limit ${limit}`);
  const lines = await turn.rows<EventLine>(sql`
    select e.application_id, e.number, e.move, e.from_state, e.to_state,
      case when e.number = a.version then ${shared('e')} end as after
    from application_event e join application a on a.city = e.city and a.id = e.application_id
    where e.city = ${turn.city} and e.application_id = any(${rows.map((row) => row.id)}::uuid[])
    order by e.application_id, e.number`);
  const events = new Map<string, EventLine[]>(rows.map((row) => [row.id, []]));
  for (const line of lines) events.get(line.application_id)?.push(line);
  return {
    cases: rows.length,
    events: lines.length,
    differences: rows.flatMap((row) =>
      [...new Set(differencesOf(row, events.get(row.id) ?? []))].map((field) => ({
        applicationId: row.id,
        field,
      })),
    ),
    next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** Fields in which a row differs from what its events make of it. */
function differencesOf(row: RowLine, events: readonly EventLine[]): string[] {
  const differences: string[] = [];
  let state: State | null = null;
  for (const [at, event] of events.entries()) {
    if (event.number !== at + 1) differences.push('number');
    if (event.from_state !== state || !isMove(event)) differences.push(`event ${event.number}`);
    state = event.to_state;
  }
  const last = events.at(-1);
  if (row.state !== state) differences.push('state');
  if (row.version !== events.length) differences.push('version');
  for (const [field, value] of Object.entries(row.now)) {
    if (JSON.stringify(value) !== JSON.stringify(last?.after?.[field])) differences.push(field);
  }
  return differences;
}

/** A row of the table, whichever steps the benefit had at that time. */
function isMove({ move, from_state, to_state }: EventLine): boolean {
  return moves.some((each) => each.move === move && leadsTo(each, from_state, to_state));
}
