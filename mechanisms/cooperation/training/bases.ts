import { notFound } from '@yanzhen/server/routes/fault.ts';
import { readPage } from '@yanzhen/server/routes/page-of.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { recordPartsOf } from '@yanzhen/procedures/records/offers.ts';
import type * as contract from '../contract-bases.ts';
import type { BaseDetail, BaseView } from '../contract-bases.ts';
import { mayKeep, requireAgreed, requireOwnArea } from '../parties.ts';
import { note } from '../trail.ts';
import { yearIsOpen } from '../year-is-open.ts';
import { movesOf } from './base-lifecycle.ts';
import * as store from './base-store.ts';

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
export function showBase(
  turn: Turn,
  { params }: Input<typeof contract.showBase>,
): Promise<Output<typeof contract.showBase>> {
  return viewDetail(turn, params.baseId);
}

/** A keeper records a base that is to be recognised; both sides agreed on it. */
export async function applyForBase(
  turn: Turn,
  { body }: Input<typeof contract.applyForBase>,
): Promise<Output<typeof contract.applyForBase>> {
  await requireBase(turn, body);
  return viewDetail(turn, await keepBase(turn, body));
}

/** What stands against a base. @throws Fault at the field. */
export async function requireBase(turn: Turn, base: store.BaseContent): Promise<void> {
  await requireOwnArea(turn, base);
  const { schoolId, enterpriseId } = base;
  await requireAgreed(turn, base.agreementId, { schoolId, enterpriseId });
}

/** Keeps a base that nothing stands against; its id. */
export async function keepBase(turn: Turn, base: store.BaseContent): Promise<string> {
  const id = turn.newId();
  await store.saveBase(turn, id, base);
  await note(turn, 'base', id, { move: 'apply-for-base' });
  return id;
}

/** One base with all that hangs on it. @throws Fault `request.not-found`. */
export async function viewDetail(turn: Turn, id: string): Promise<BaseDetail> {
  const row = await store.findBase(turn, id);
  if (!row) throw notFound();
  const evaluations = await store.listEvaluations(turn, id);
  return {
    ...viewBase(turn, row),
    ...(await recordPartsOf(turn, id)),
    evaluations: evaluations.map((each) => ({ ...each, at: each.at.toISOString() })),
    mayKeep: mayKeep(actorOf(turn), row.county),
  };
}

function viewBase(turn: Turn, { evaluatedYear, ...row }: store.BaseRow): BaseView {
  const looks = evaluatedYear === null ? [] : [{ year: evaluatedYear }];
  return {
    ...row,
    evaluationDue:
      row.state === 'recognised' &&
      row.recognisedOn !== null &&
      yearIsOpen(turn.today, row.recognisedOn, looks),
    moves: mayKeep(actorOf(turn), row.county) ? movesOf(row.state) : [],
  };
}
