import type { Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import type * as contract from './contract.ts';
import { operationsOf } from './declared.ts';

/** Everyday operations of the reader's roles, each with its page. */
export function listOperations(turn: Turn): Promise<Output<typeof contract.listOperations>> {
  const operations = operationsOf(actorOf(turn)).map(({ id, name, says, path }) => ({
    id,
    name,
    says,
    path,
  }));
  return Promise.resolve({ operations });
}
