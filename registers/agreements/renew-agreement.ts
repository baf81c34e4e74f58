import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import { dateForReader } from '@yanzhen/values/civil-date.ts';
import { lockCurrent, requireTerm } from './checks.ts';
import { faults } from './contract.ts';
import type * as contract from './contract.ts';
import { keepAgreement } from './keep-agreement.ts';
import { requireMove } from './lifecycle.ts';
import * as store from './store.ts';
import { viewDetail } from './view.ts';

/** A keeper renews an agreement: a new one of the same parties and content goes on in its chain. */
export async function renewAgreement(
  turn: Turn,
  { params, body }: Input<typeof contract.renewAgreement>,
): Promise<Output<typeof contract.renewAgreement>> {
  const row = await lockCurrent(turn, params.agreementId, body.version);
  // Renewed is an end of its own, and what was tried is told by its name.
  if (row.state === 'renewed') throw fault(faults.renewedBefore);
  requireMove('renew', row.state);
  requireTerm(turn, body.termFrom, body.termTo);
  if (row.termUntil === null || body.termFrom < row.termUntil) {
    const day = row.termUntil ? dateForReader(row.termUntil, turn.language) : '';
    throw fault(faults.renewalEarly, { status: 400, field: 'body.termFrom', values: { day } });
  }
  const parties = await store.listParties(turn, [row.id]);
  const { signed, termFrom, termTo } = body;
  const next = await keepAgreement(
    turn,
    { ...row, scopes: [...row.scopes], parties, signed, termFrom, termTo },
    row,
  );
  await store.changeAgreement(turn, row, { state: 'renewed' });
  await store.appendEvent(turn, {
    agreementId: row.id,
    number: row.version + 1,
    move: 'renew',
    from: row.state,
    to: 'renewed',
    detail: { next },
  });
  await turn.record({
    act: 'agreements.renew',
    subject: { type: 'agreement', id: row.id },
    detail: { next },
  });
  const kept = await store.findAgreement(turn, next);
  if (!kept) throw new Error('a renewal was not kept');
  return viewDetail(turn, kept);
}
