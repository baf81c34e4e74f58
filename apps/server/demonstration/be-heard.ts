import * as appeals from '@yanzhen/procedures/appeals/contract.ts';
import * as ratings from '@yanzhen/procedures/ratings/contract.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import type { Stage } from './stage.ts';

/** Grades as people give them, over and over: mostly good, one bad. */
const grades = [5, 4, 3, 2, 5, 5, 4, 5] as const;
const poor: Readonly<Record<number, { readonly reasons: string[]; readonly says: string }>> = {
  3: { reasons: ['system'], says: '手机上传照片要试好几次。' },
  2: { reasons: ['slow', 'unclear'], says: '打了两次电话才问清楚要交什么。' },
};

/** What those whose case has ended think of how it was done; not everybody says. */
export async function rateAll(stage: Stage, talents: readonly Actor[]): Promise<void> {
  for (const [at, talent] of talents.entries()) {
    if (at % 5 === 4) continue;
    const { steps } = await stage.ask(talent, ratings.listMine);
    const grade = grades[at % grades.length] ?? 5;
    const more = poor[grade] ?? { reasons: ['fast'] };
    for (const { step, id } of steps) {
      await stage.ask(talent, ratings.rateStep, { body: { step, id, grade, ...more } });
    }
  }
}

/** A refusal that its person does not agree with. */
export async function appealAgainst(stage: Stage, talent: Actor): Promise<void> {
  const { decisions } = await stage.ask(talent, appeals.listMine);
  const [decision] = decisions;
  if (!decision) throw new Error('demonstration: there is no refusal to appeal against');
  const { kind, id: decisionId } = decision;
  const grounds =
    '房屋在中心城区建设用地范围的边上，不动产登记证上写明属于中心城区，请对照规划图再核一次。';
  await stage.ask(talent, appeals.fileAppeal, { body: { kind, decisionId, grounds } });
}
