import { fault } from '@yanzhen/server/routes/fault.ts';
import { readPage } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import {
  appendEvent,
  checkMove,
  requireOwnArea,
  requireRegistered,
} from '@yanzhen/procedures/records/offers.ts';
import { faults, keepers } from './contract.ts';
import type * as contract from './contract.ts';
import { moves } from './lifecycle.ts';
import * as store from './store.ts';
import { saveStandard } from './value-store.ts';
import { measured, viewDetail, viewUpgrade } from './view.ts';

/** Colleges of the city, newest first. */
export function listUpgrades(
  turn: Turn,
  { query }: Input<typeof contract.listUpgrades>,
): Promise<Output<typeof contract.listUpgrades>> {
  return readPage(
    query,
    async (page) => (await store.listUpgrades(turn, query, page)).map(viewUpgrade),
    (most) => store.countUpgrades(turn, query, most),
  );
}

/** One college. */
export function showUpgrade(
  turn: Turn,
  { params }: Input<typeof contract.showUpgrade>,
): Promise<Output<typeof contract.showUpgrade>> {
  return viewDetail(turn, params.upgradeId);
}

/** An officer lists a college; the first of its kind brings the standard criteria. */
export async function listCollege(
  turn: Turn,
  { body }: Input<typeof contract.listCollege>,
): Promise<Output<typeof contract.listCollege>> {
  await requireOwnArea(turn, body, keepers);
  await requireRegistered(turn, body.organisationId, 'body.organisationId');
  const id = turn.newId();
  if (!(await store.saveUpgrade(turn, id, body))) {
    throw fault(faults.listedBefore, { field: 'body.organisationId' });
  }
  await saveStandard(turn, body.kind);
  const act = { feature: 'colleges', move: 'enlist', to: 'listed' };
  await appendEvent(turn, { type: 'college-upgrade', id }, act);
  return viewDetail(turn, id);
}

/** An officer leads a college on; to the province only without a gap, on papers. */
export async function moveUpgrade(
  turn: Turn,
  { params, body }: Input<typeof contract.moveUpgrade>,
): Promise<Output<typeof contract.moveUpgrade>> {
  const found = await store.lockUpgrade(turn, params.upgradeId);
  const { row, move } = await checkMove(turn, moves, keepers, found, body);
  if (move.move === 'submit') {
    const criteria = await measured(turn, row);
    const short = criteria.filter(({ gap }) => gap === null || gap > 0).length;
    if (short > 0) throw fault(faults.gapLeft, { values: { count: short } });
    const unproven = criteria.filter(({ proven }) => !proven).length;
    if (unproven > 0) throw fault(faults.valuesUnproven, { values: { count: unproven } });
  }
  await store.changeUpgrade(turn, row, move.to);
  await appendEvent(
    turn,
    { type: 'college-upgrade', id: row.id },
    { feature: 'colleges', move: move.move, from: row.state, to: move.to, reason: body.reason },
  );
  return viewDetail(turn, row.id);
}
