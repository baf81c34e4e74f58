import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import {
  appendEvent,
  requireCurrent,
  requireOther,
  requirePaper,
} from '@yanzhen/procedures/records/offers.ts';
import { faults, keepers } from './contract.ts';
import type * as contract from './contract.ts';
import { standing } from './lifecycle.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';
import * as yearly from './yearly-store.ts';

const feature = 'platforms';

/** A keeper hands in the report of a year with the platform's own score. */
export async function reportYear(
  turn: Turn,
  { params, body }: Input<typeof contract.reportYear>,
): Promise<Output<typeof contract.reportYear>> {
  const row = requireCurrent(turn, await store.lockPlatform(turn, params.platformId), keepers);
  if (!standing.includes(row.state)) throw fault('records.wrong-state');
  const paperId = await requirePaper(turn, row.id, body.paperId);
  if (!(await yearly.saveReport(turn, { ...body, platformId: row.id, paperId }))) {
    throw fault(faults.reportedBefore, { field: 'body.year', values: { year: body.year } });
  }
  const detail = { year: body.year, selfScore: body.selfScore };
  await appendEvent(
    turn,
    { type: 'platform', id: row.id },
    { feature, move: 'report-year', detail },
  );
  return viewDetail(turn, row.id);
}

/** Another keeper scores the year. */
export async function scoreYear(
  turn: Turn,
  { params, body }: Input<typeof contract.scoreYear>,
): Promise<Output<typeof contract.scoreYear>> {
  const score = await yearly.lockScore(turn, params.scoreId);
  if (!score) throw notFound();
  requireCurrent(turn, await store.findPlatform(turn, score.platformId), keepers);
  if (score.version !== body.version) throw fault('records.stale');
  if (score.score !== null) throw fault(faults.scoredBefore);
  requireOther(turn, score.reportedByPerson);
  await yearly.saveScore(turn, score, body);
  await appendEvent(
    turn,
    { type: 'platform', id: score.platformId },
    {
      feature,
      move: 'score-year',
      reason: body.note,
      detail: { year: score.year, score: body.score },
    },
  );
  return viewDetail(turn, score.platformId);
}
