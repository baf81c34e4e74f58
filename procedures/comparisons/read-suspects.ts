import { notFound } from '@yanzhen/server/routes/fault.ts';
import { pageOf } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import * as contract from './contract.ts';
import { getKind } from './kinds.ts';
import * as store from './store.ts';
import { viewAsked, viewHead } from './view-suspect.ts';

/** Suspect records within the reader's counties, newest first. */
export async function listSuspects(
  turn: Turn,
  { query }: Input<typeof contract.listSuspects>,
): Promise<Output<typeof contract.listSuspects>> {
  const { list: listId, kind, county, result, state, after, limit } = query;
  const { counties } = actorOf(turn);
  const filter = { listId, kind, county, result, state, counties };
  const rows = await store.listSuspects(turn, filter, after, limit + 1);
  const count = await store.countSuspects(turn, filter);
  return pageOf(rows.map(viewHead), limit, count, (row) => [row.id]);
}

/** What a comparison found about the person signed in. */
export async function listMySuspects(turn: Turn): Promise<Output<typeof contract.listMySuspects>> {
  const kinds = contract.kindIds.filter((id) => getKind(id).tellsPerson);
  const rows = await store.listOfPerson(turn, actorOf(turn).personId, kinds);
  return { rows: await viewAsked(turn, rows) };
}

/** What the agent's employer is asked. */
export async function listEmployerSuspects(
  turn: Turn,
  { query }: Input<typeof contract.listEmployerSuspects>,
): Promise<Output<typeof contract.listEmployerSuspects>> {
  const { organisationId } = actorOf(turn);
  if (!organisationId) throw notFound();
  const { after, limit } = query;
  const rows = await store.listOfEmployer(turn, organisationId, after, limit + 1);
  const views = await viewAsked(turn, rows);
  const count = await store.countOfEmployer(turn, organisationId);
  return pageOf(views, limit, count, (row) => [row.id]);
}
