import { pageOf } from '@yanzhen/server/routes/page-of.ts';
import { notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { getRules } from './city-rules.ts';
import { proposalStates, type ProposalState } from './contract.ts';
import type * as contract from './contract.ts';
import { listDeputies } from './sponsor-store.ts';
import * as store from './store.ts';
import { viewDetail, viewRow } from './view.ts';

const shown: Readonly<Record<string, readonly ProposalState[]>> = {
  open: ['submitted', 'filed', 'assigned', 'handling', 'internal', 'supervision', 'cleared', 'face-to-face'], // prettier-ignore
  answered: ['answered', 'following'],
  ended: ['closed', 'declined', 'merged', 'split'],
  all: proposalStates,
};

/** Suggestions and proposals, newest first. */
export async function listProposals(
  turn: Turn,
  { query }: Input<typeof contract.listProposals>,
): Promise<Output<typeof contract.listProposals>> {
  const { show, after, limit } = query;
  if (after !== undefined && !/^[0-9a-f-]{36}$/.test(after)) throw notFound('query.after');
  const states = shown[show] ?? [];
  const { units } = await getRules(turn);
  const rows = await store.listProposals(turn, states, { after, limit: limit + 1 });
  const counted = await store.countProposals(turn, states);
  const views = rows.map((row) => viewRow(turn, row, units));
  return pageOf(views, limit, counted, ({ id }) => [id]);
}

/** One item with everything that the desk has of it. */
export async function showProposal(
  turn: Turn,
  { params }: Input<typeof contract.showProposal>,
): Promise<Output<typeof contract.showProposal>> {
  const row = await store.findProposal(turn, params.proposalId);
  if (!row) throw notFound();
  return viewDetail(turn, row);
}

/** Deputies, units and classes to choose from. */
export async function showChoices(turn: Turn): Promise<Output<typeof contract.showChoices>> {
  const { rules, units } = await getRules(turn);
  return {
    deputies: await listDeputies(turn),
    units: [...units],
    classes: rules.classes.list,
    assumed: rules.assumed,
  };
}
