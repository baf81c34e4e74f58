import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { isHigher, standing } from './lifecycle.ts';
import * as store from './store.ts';

/** Goals by year, each with the platforms that stand today. */
export async function listGoals(turn: Turn): Promise<Output<typeof contract.listGoals>> {
  const counts = await store.countStanding(turn, standing);
  const goals = await store.listGoals(turn);
  return {
    rows: goals.map((goal) => ({
      ...goal,
      actual: counts
        .filter(({ level }) => level === goal.level || isHigher(level, goal.level))
        .reduce((sum, { n }) => sum + n, 0),
    })),
  };
}

/** A keeper sets the goal of a year; the one before stays in the history. */
export async function setGoal(
  turn: Turn,
  { params, body }: Input<typeof contract.setGoal>,
): Promise<Output<typeof contract.setGoal>> {
  const goals = await store.listGoals(turn);
  const before = goals.find(({ year, level }) => year === params.year && level === params.level);
  if (before) await store.changeGoal(turn, before, body);
  else await store.saveGoal(turn, { ...params, ...body });
  await turn.record({
    act: 'platforms.set-goal',
    subject: { type: 'platform-goal', id: `${String(params.year)}-${params.level}` },
    detail: { before: before?.target ?? null, target: body.target, document: body.document },
  });
  return listGoals(turn);
}
