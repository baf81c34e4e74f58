import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { addMonths } from '@yanzhen/values/civil-date.ts';
import { appendEvent, checkMove } from '@yanzhen/procedures/records/offers.ts';
import { faults, keepers } from './contract.ts';
import type * as contract from './contract.ts';
import { evaluationMonths, isHigher, moves } from './lifecycle.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';

/** A keeper leads a platform on. */
export async function movePlatform(
  turn: Turn,
  { params, body }: Input<typeof contract.movePlatform>,
): Promise<Output<typeof contract.movePlatform>> {
  const found = await store.lockPlatform(turn, params.platformId);
  const { row, move, on } = await checkMove(turn, moves, keepers, found, body);
  const { document, level } = body;
  const isApproval = move.move === 'approve';
  if (isApproval && document === null) {
    throw fault(faults.documentMissing, { status: 400, field: 'body.document' });
  }
  const rises = move.move === 'upgrade';
  if (rises && (level === null || !isHigher(level, row.level))) {
    throw fault(faults.levelNotHigher, { status: 400, field: 'body.level' });
  }
  await store.changePlatform(turn, row, {
    state: move.to,
    moved_by_person: actorOf(turn).personId,
    ...(isApproval ? { document, approved_on: on } : {}),
    ...(move.to === 'operating' ? { next_evaluation_on: addMonths(on, evaluationMonths) } : {}),
    ...(rises ? { level } : {}),
  });
  await appendEvent(
    turn,
    { type: 'platform', id: row.id },
    { feature: 'platforms', move: move.move, from: row.state, to: move.to, reason: body.reason },
  );
  return viewDetail(turn, row.id);
}
