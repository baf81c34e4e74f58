import { recordPartsOf } from '@yanzhen/procedures/records/offers.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type { GatheringDetail, GatheringView } from '../contract-gatherings.ts';
import { mayKeep } from '../parties.ts';
import * as store from './store.ts';

export function viewGathering(row: store.GatheringRow): GatheringView {
  const { minutes: _minutes, ...shown } = row;
  return shown;
}

/** One meeting with its needs and tasks. @throws Fault `request.not-found`. */
export async function viewDetail(turn: Turn, id: string): Promise<GatheringDetail> {
  const row = await store.findGathering(turn, id);
  if (!row) throw notFound();
  const needs = await store.listNeeds(turn, id);
  const tasks = await store.listTasks(turn, id);
  return {
    ...row,
    needs: needs.map(({ gatheringId: _gathering, ...need }) => need),
    tasks: tasks.map(({ gatheringId: _gathering, ...task }) => ({
      ...task,
      overdue: task.doneOn === null && task.dueOn < turn.today,
    })),
    ...(await recordPartsOf(turn, id)),
    mayKeep: mayKeep(actorOf(turn), row.county),
  };
}
