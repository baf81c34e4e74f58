import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import { readPage } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { faults } from '../contract.ts';
import type * as contract from '../contract-training.ts';
import type { BaseView } from '../contract-training.ts';
import { mayKeep, requireAgreed, requireCurrent, requireOwnArea } from '../parties.ts';
import * as store from './base-store.ts';

type State = store.BaseRow['state'];

/** The one table of moves of a base. */
const moves: readonly {
  readonly move: BaseView['moves'][number];
  readonly from: readonly State[];
  readonly to: State;
}[] = [
  { move: 'recognise', from: ['applied'], to: 'recognised' },
  { move: 'remove', from: ['recognised'], to: 'removed' },
  { move: 'withdraw', from: ['applied', 'recognised', 'removed'], to: 'withdrawn' },
];

/** Training and practice bases, newest first. */
export async function listBases(
  turn: Turn,
  { query }: Input<typeof contract.listBases>,
): Promise<Output<typeof contract.listBases>> {
  const page = await readPage(
    query,
    (asked) => store.listBases(turn, query, asked),
    (most) => store.countBases(turn, query, most),
  );
  return { ...page, rows: page.rows.map((row) => viewBase(turn, row)) };
}

/** One base. */
export async function showBase(
  turn: Turn,
  { params }: Input<typeof contract.showBase>,
): Promise<Output<typeof contract.showBase>> {
  const row = await store.findBase(turn, params.baseId);
  if (!row) throw notFound();
  return viewBase(turn, row);
}

/** A keeper records a base that is to be recognised; both sides agreed on it. */
export async function applyForBase(
  turn: Turn,
  { body }: Input<typeof contract.applyForBase>,
): Promise<Output<typeof contract.applyForBase>> {
  await requireOwnArea(turn, body);
  const { schoolId, enterpriseId } = body;
  await requireAgreed(turn, body.agreementId, { schoolId, enterpriseId });
  const id = turn.newId();
  await store.saveBase(turn, id, body);
  await turn.record({ act: 'cooperation.apply-for-base', subject: { type: 'base', id } });
  return getView(turn, id);
}

/** A keeper recognises a base after the check on site, removes it, or withdraws the record. */
export async function moveBase(
  turn: Turn,
  { params, body }: Input<typeof contract.moveBase>,
): Promise<Output<typeof contract.moveBase>> {
  const row = requireCurrent(turn, await store.lockBase(turn, params.baseId), body.version);
  const move = moves.find((each) => each.move === body.move && each.from.includes(row.state));
  if (!move) throw fault(faults.wrongState);
  const on = body.on ?? turn.today;
  if (on > turn.today) throw fault(faults.inFuture, { status: 400, field: 'body.on' });
  if (move.move === 'recognise' && !row.insured) throw fault(faults.notInsured);
  const dates =
    move.move === 'recognise'
      ? { recognised_on: on, valid_from: on }
      : move.move === 'remove'
        ? { valid_until: on }
        : {};
  await store.changeBase(turn, row, { state: move.to, ...dates });
  await turn.record({
    act: `cooperation.${move.move}-base`,
    subject: { type: 'base', id: row.id },
    reason: body.reason,
    detail: { on },
  });
  return getView(turn, row.id);
}

async function getView(turn: Turn, id: string): Promise<BaseView> {
  const row = await store.findBase(turn, id);
  if (!row) throw new Error('a base was not kept');
  return viewBase(turn, row);
}

function viewBase(turn: Turn, row: store.BaseRow): BaseView {
  const may = mayKeep(actorOf(turn), row.county);
  return {
    ...row,
    moves: may ? moves.flatMap(({ move, from }) => (from.includes(row.state) ? move : [])) : [],
  };
}
