import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import * as contract from './contract.ts';
import { getKind } from './kinds.ts';
import { saveList } from './list-store.ts';
import { viewList } from './read-lists.ts';

const { faults } = contract;

/** Opens a list; its file is compared by the import that follows. */
export async function openList(
  turn: Turn,
  { body }: Input<typeof contract.openList>,
): Promise<Output<typeof contract.openList>> {
  const { kind, asOf, provider, document } = body;
  if (asOf > turn.today) throw fault(faults.inFuture, { field: 'body.asOf' });
  const { purpose, basis } = getKind(kind);
  const { personId, name } = actorOf(turn);
  const id = turn.newId();
  const year = turn.today.slice(0, 4);
  const order = String(await turn.next(`comparison-list/${year}`)).padStart(4, '0');
  const list = {
    id,
    number: `BD-${year}-${order}`,
    kind,
    asOf,
    provider,
    document,
    purpose,
    basis,
  };
  if (!(await saveList(turn, { ...list, by: { personId, name } }))) {
    throw fault(faults.listOpened, { field: 'body.document' });
  }
  await turn.record({
    act: 'comparisons.open-list',
    subject: { type: 'comparison-list', id },
    detail: { number: list.number, kind, asOf, document },
  });
  return viewList(turn, id);
}
