import { notFound } from '@yanzhen/server/routes/fault.ts';
import { pageOf } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { countiesFor, holdsFor } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { isOwn } from '@yanzhen/procedures/applications/offers.ts';
import { recordView } from '@yanzhen/procedures/desk/offers.ts';
import { readers } from './contract.ts';
import type * as contract from './contract-applications.ts';
import type { FundApplication } from './contract-applications.ts';
import * as store from './fund-store.ts';
import { getFund } from './own-fund.ts';
import { viewFund, viewRow } from './view-fund.ts';

/** Applications under a call, in the reader's counties. */
export function listOfCall(
  turn: Turn,
  { params, query }: Input<typeof contract.listOfCall>,
): Promise<Output<typeof contract.listOfCall>> {
  const counties = countiesFor(actorOf(turn), readers) ?? [];
  return pageOfFunds(turn, { callId: params.callId, counties }, query);
}

/** Applications of the agent's enterprise. */
export async function listMine(
  turn: Turn,
  { query }: Input<typeof contract.listMine>,
): Promise<Output<typeof contract.listMine>> {
  const { organisationId } = actorOf(turn);
  if (organisationId === null) throw notFound();
  return pageOfFunds(turn, { organisationId }, query);
}

/** One application, for the enterprise and for the offices that see its case. */
export async function showFund(
  turn: Turn,
  { params }: Input<typeof contract.showFund>,
): Promise<FundApplication> {
  const fund = await getFund(turn, params.applicationId);
  const { application } = fund;
  const actor = actorOf(turn);
  if (isOwn(application, actor)) return viewFund(turn, fund);
  const seen = application.submittedAt !== null && holdsFor(actor, readers, application.county);
  if (!seen) throw notFound();
  const subject = { subject: 'application', id: application.id };
  await recordView(turn, 'special-funds.view-application', subject);
  return viewFund(turn, fund);
}

async function pageOfFunds(
  turn: Turn,
  which: Parameters<typeof store.listFunds>[1],
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
) {
  const place = after !== undefined && /^[0-9a-f-]{36}$/.test(after) ? after : undefined;
  const found = await store.listFunds(turn, which, { after: place, limit: limit + 1 });
  const count = await store.countFunds(turn, which);
  return pageOf(found.map(viewRow), limit, count, ({ applicationId }) => [applicationId]);
}
