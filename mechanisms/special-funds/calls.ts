import { findKept } from '@yanzhen/server/accounts/one-person.ts';
import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { pageOf } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { hasRole } from '@yanzhen/server/turn/actor.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { askFunding } from '@yanzhen/procedures/payments/offers.ts';
import { listBenefits } from '@yanzhen/registers/policies/offers.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import * as store from './call-store.ts';
import * as contract from './contract.ts';
import type { CallMove, CallState, FundCall, FundCallDetail } from './contract.ts';
import { fundBenefits } from './fund-benefits.ts';

const { faults } = contract;

/** The one table of moves of a call. */
const moves: readonly {
  readonly move: CallMove;
  readonly from: readonly CallState[];
  readonly to: CallState;
}[] = [
  { move: 'publish', from: ['draft'], to: 'published' },
  { move: 'close', from: ['published'], to: 'closed' },
  { move: 'withdraw', from: ['draft'], to: 'withdrawn' },
];

/** Calls, newest first; of agents those that were published. */
export async function listCalls(
  turn: Turn,
  { query }: Input<typeof contract.listCalls>,
): Promise<Output<typeof contract.listCalls>> {
  requireReader(turn);
  const { after, limit, state } = query;
  const filter = { state, public: actorOf(turn).kind === 'agent' };
  const place = after !== undefined && /^[0-9a-f-]{36}$/.test(after) ? after : undefined;
  const found = await store.listCalls(turn, filter, { after: place, limit: limit + 1 });
  const names = await namesOf(turn);
  const views = found.map((row) => viewCall(turn, row, names));
  return pageOf(views, limit, await store.countCalls(turn, filter), ({ id }) => [id]);
}

/** One call. */
export async function showCall(
  turn: Turn,
  { params }: Input<typeof contract.showCall>,
): Promise<FundCallDetail> {
  requireReader(turn);
  const row = await store.findCall(turn, params.callId);
  const isPublic = row?.state === 'published' || row?.state === 'closed';
  if (!row || (actorOf(turn).kind === 'agent' && !isPublic)) throw notFound();
  return viewDetail(turn, row);
}

/** Agents, and the offices that have to do with it. */
function requireReader(turn: Turn): void {
  const actor = actorOf(turn);
  if (actor.kind !== 'agent' && !hasRole(actor, ...contract.readers)) {
    throw fault('request.not-allowed', { status: 403 });
  }
}

/** Benefits for which a call can be made. */
export async function listBenefitsForCalls(
  turn: Turn,
): Promise<Output<typeof contract.listBenefitsForCalls>> {
  const found = await fundBenefits(turn);
  return { rows: found.map(({ benefit }) => ({ id: benefit.id, name: benefit.name })) };
}

/** A keeper prepares a call. */
export async function prepareCall(
  turn: Turn,
  { body }: Input<typeof contract.prepareCall>,
): Promise<FundCallDetail> {
  await requireSound(turn, body);
  const id = turn.newId();
  if (!(await store.saveCall(turn, id, body))) throw numberTaken();
  await turn.record({ act: 'special-funds.prepare-call', subject: { type: 'fund-call', id } });
  return again(turn, id);
}

/** A keeper changes a call that nobody has published; the one who did does not publish it. */
export async function changeCall(
  turn: Turn,
  { params, body }: Input<typeof contract.changeCall>,
): Promise<FundCallDetail> {
  const { version, ...content } = body;
  const row = await lockCurrent(turn, params.callId, version);
  if (row.state !== 'draft') throw fault(faults.wrongState);
  await requireSound(turn, content);
  if (!(await store.changeCall(turn, row.id, content))) throw numberTaken();
  await turn.record({
    act: 'special-funds.change-call',
    subject: { type: 'fund-call', id: row.id },
  });
  return again(turn, row.id);
}

/** A call is published by another person than prepared it, closed before its last day, or withdrawn. */
export async function moveCall(
  turn: Turn,
  { params, body }: Input<typeof contract.moveCall>,
): Promise<FundCallDetail> {
  const row = await lockCurrent(turn, params.callId, body.version);
  const move = moves.find((each) => each.move === body.move && each.from.includes(row.state));
  if (!move) throw fault(faults.wrongState);
  if (move.move === 'publish') await requirePublishable(turn, row);
  else if (!body.reason) throw fault(faults.reasonMissing, { status: 400, field: 'body.reason' });
  await store.moveCallRow(turn, row.id, move.to, body.reason ?? null);
  await turn.record({
    act: `special-funds.${move.move}-call`,
    subject: { type: 'fund-call', id: row.id },
    ...(body.reason ? { reason: body.reason } : {}),
    detail: { number: row.number },
  });
  return again(turn, row.id);
}

async function requireSound(turn: Turn, content: store.CallContent): Promise<void> {
  if (content.lastDay < content.opensOn) {
    throw fault(faults.daysBackwards, { status: 400, field: 'body.lastDay' });
  }
  const fit = (await fundBenefits(turn)).some(({ benefit }) => benefit.id === content.benefitId);
  if (!fit) throw fault(faults.benefitUnfit, { status: 400, field: 'body.benefitId' });
}

/** By another natural person, before its last day is over, and with money of this year's budget behind it. */
async function requirePublishable(turn: Turn, row: store.CallRow): Promise<void> {
  const publisher = await findKept(turn, actorOf(turn).personId);
  if (publisher === (await findKept(turn, row.preparedByPerson))) {
    throw fault(faults.publishOwn, { status: 403 });
  }
  if (row.lastDay < turn.today) throw fault(faults.callOver);
  const asked = await fundingOf(turn, row);
  const short = asked.find(({ asksFen, leftFen }) => leftFen === null || leftFen < asksFen);
  if (!short) return;
  const left = short.leftFen === null ? '—' : yuanForReader(short.leftFen);
  throw fault(faults.budgetMissing, {
    values: { payer: short.payer[turn.language], left, needed: yuanForReader(short.asksFen) },
  });
}

async function fundingOf(turn: Turn, { benefitId, totalFen }: store.CallRow) {
  const published = (await fundBenefits(turn)).find(({ benefit }) => benefit.id === benefitId);
  const payers = published?.benefit.payers;
  return askFunding(turn, [{ benefitId, amountFen: totalFen, payers }]);
}

async function lockCurrent(turn: Turn, id: string, version: number): Promise<store.CallRow> {
  const row = await store.lockCall(turn, id);
  if (!row) throw notFound();
  if (row.version !== version) throw fault(faults.stale);
  return row;
}

async function again(turn: Turn, id: string): Promise<FundCallDetail> {
  const row = await store.findCall(turn, id);
  if (!row) throw new Error('the call just kept is not there');
  return viewDetail(turn, row);
}

async function viewDetail(turn: Turn, row: store.CallRow): Promise<FundCallDetail> {
  // What a line has left is the offices' to know.
  const asked = actorOf(turn).kind === 'agent' ? [] : await fundingOf(turn, row);
  return {
    ...viewCall(turn, row, await namesOf(turn)),
    budget: asked.map(({ payer, leftFen }) => ({ payer, leftFen })),
  };
}

type Names = ReadonlyMap<string, FundCall['benefitName']>;

async function namesOf(turn: Turn): Promise<Names> {
  return new Map((await listBenefits(turn)).map(({ benefit }) => [benefit.id, benefit.name]));
}

function viewCall(turn: Turn, row: store.CallRow, names: Names): FundCall {
  const { preparedByPerson, fields, ...shown } = row;
  const actor = actorOf(turn);
  const keeps = hasRole(actor, ...contract.keepers);
  return {
    ...shown,
    fields: [...fields],
    benefitName: names.get(row.benefitId) ?? { zh: row.benefitId, en: row.benefitId },
    open: isOpen(turn, row),
    moves: keeps
      ? moves.flatMap(({ move, from }) =>
          from.includes(row.state) && !(move === 'publish' && preparedByPerson === actor.personId)
            ? move
            : [],
        )
      : [],
    mayChange: keeps && row.state === 'draft',
  };
}

/** Whether a call takes applications today. */
export function isOpen(
  turn: Turn,
  { state, opensOn, lastDay }: Pick<store.CallRow, 'state' | 'opensOn' | 'lastDay'>,
): boolean {
  return state === 'published' && opensOn <= turn.today && turn.today <= lastDay;
}

function numberTaken() {
  return fault(faults.numberTaken, { field: 'body.number' });
}
