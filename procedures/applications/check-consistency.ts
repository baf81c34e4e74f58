import { listHolders } from '@yanzhen/server/accounts/list-holders.ts';
import type { Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { compareCases, type Difference } from './compare-cases.ts';
import * as runs from './consistency-store.ts';
import type * as contract from './contract.ts';

/** Cases compared at once: what one batch holds in memory. */
const batch = 500;
/** Batches of one job, so that its transaction is short. */
const batchesOfJob = 10;
/** Differences that are kept of one run and shown in one answer; the count goes on. */
const differencesMost = 1_000;

/** Rebuilds every case from its events at once and lists the differences; the run of a night is kept. */
export async function checkConsistency(
  turn: Turn,
): Promise<Output<typeof contract.checkConsistency>> {
  const found = { cases: 0, events: 0, differences: [] as Difference[] };
  let after: string | null = null;
  do {
    const part = await compareCases(turn, { after, limit: batch });
    found.cases += part.cases;
    found.events += part.events;
    found.differences.push(
      ...part.differences.slice(0, differencesMost - found.differences.length),
    );
    after = part.next;
  } while (after !== null);
  return found;
}

/**
 * The nightly job: begins the run of the day once, compares some batches, and hands the rest to the next
 * job. Auditors and administrators are told when a difference is found, and find it with its field.
 */
export async function checkConsistencyNightly(
  turn: Turn,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { runId = await runs.beginRun(turn), after = null } = payload as {
    runId?: string | null;
    after?: string | null;
  };
  if (runId === null) return;
  let from = after;
  for (let done = 0; done < batchesOfJob; done += 1) {
    const part = await compareCases(turn, { after: from, limit: batch });
    await runs.addToRun(turn, runId, part, differencesMost);
    from = part.next;
    if (from === null) return endRun(turn, runId);
  }
  await turn.enqueue(
    'applications.check-consistency',
    { runId, after: from },
    `consistency/${runId}`,
  );
}

async function endRun(turn: Turn, runId: string): Promise<void> {
  const run = await runs.endRun(turn, runId);
  await turn.record({
    act: 'applications.check-consistency',
    subject: { type: 'consistency-run', id: runId },
    detail: { cases: run.cases, events: run.events, differences: run.differences },
  });
  if (run.differences === 0) return;
  for (const personId of await listHolders(turn, ['auditor', 'administrator'])) {
    await turn.send({
      personId,
      template: 'applications.inconsistent',
      values: { on: run.on, count: run.differences, cases: run.cases },
      subject: { type: 'consistency-run', id: runId },
    });
  }
}
