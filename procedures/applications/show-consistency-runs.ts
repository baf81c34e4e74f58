import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import * as runs from './consistency-store.ts';
import type * as contract from './contract-consistency.ts';

export async function listConsistencyRuns(
  turn: Turn,
  { query }: Input<typeof contract.listConsistencyRuns>,
): Promise<Output<typeof contract.listConsistencyRuns>> {
  const { after, limit } = query;
  const rows = await runs.listRuns(turn, { limit: limit + 1, ...(after ? { before: after } : {}) });
  const shown = rows.slice(0, limit);
  return {
    rows: shown.map(viewRun),
    next: rows.length > limit ? (shown.at(-1)?.on ?? null) : null,
  };
}

export async function showConsistencyRun(
  turn: Turn,
  { params }: Input<typeof contract.showConsistencyRun>,
): Promise<Output<typeof contract.showConsistencyRun>> {
  const run = await runs.findRun(turn, params.runId);
  if (!run) throw notFound();
  return { ...viewRun(run), rows: await runs.listDifferences(turn, run.id, 1_000) };
}

function viewRun({ id, on, startedAt, endedAt, cases, events, differences }: runs.Run) {
  return {
    runId: id,
    on,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    cases,
    events,
    differences,
  };
}
