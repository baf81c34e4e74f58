import * as checks from '@yanzhen/procedures/checks/contract.ts';
import type { readDemonstration } from './demo-files.ts';
import type { Cast } from './make-cast.ts';
import type { Stage } from './stage.ts';

/** The administrator says for which department each joint-checker answers. */
export async function giveSeats(
  stage: Stage,
  cast: Cast,
  accounts: ReturnType<typeof readDemonstration>['accounts'],
): Promise<void> {
  const administrator = cast.byLogin.get('admin') ?? null;
  for (const { login, department } of accounts) {
    if (!department) continue;
    const body = { login, departmentId: department, reason: '部门来函指定' };
    await stage.ask(administrator, checks.giveSeat, { body });
  }
}
