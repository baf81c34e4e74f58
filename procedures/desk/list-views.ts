import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { allQueues } from './declared.ts';
import { findThings } from './things.ts';
import { trailRoles } from './trail-roles.ts';
import { listViewRows } from './trail-store.ts';

/** Who saw a thing, for auditor and leader; that they looked is itself recorded. */
export async function listViews(
  turn: Turn,
  { params, query }: Input<typeof contract.listViews>,
): Promise<Output<typeof contract.listViews>> {
  const { subject, id } = params;
  const queues = allQueues().filter((each) => each.subject === subject);
  const found = (await findThings(turn, queues, [id], () => trailRoles)).get(id);
  if (!found) throw notFound();
  const { personId } = found.thing;
  const rows = await listViewRows(
    turn,
    { subject, id, personId },
    { before: query.after, limit: query.limit + 1 },
  );
  await turn.record({ act: 'desk.list-views', subject: { type: subject, id } });
  const shown = rows.slice(0, query.limit);
  return {
    rows: shown.map((row) => ({ ...row, at: row.at.toISOString() })),
    next: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
    total: { count: shown.length, more: rows.length > query.limit },
  };
}
