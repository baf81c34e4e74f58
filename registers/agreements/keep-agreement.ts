import type * as z from 'zod';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { nextReview, stateByCalendar, untilOf } from './calendar-state.ts';
import { requireContent, requireParties, requireSignature } from './checks.ts';
import type { recordAgreement } from './contract.ts';
import { requireMove } from './lifecycle.ts';
import * as store from './store.ts';

export type NewAgreement = z.output<NonNullable<(typeof recordAgreement)['body']>>;

/**
 * Keeps a new agreement: intended, or where its term says when it is signed already.
 *
 * @param goesOn  The agreement that it renews.
 * @returns its id.
 * @throws Fault as `agreements.record` tells.
 */
export async function keepAgreement(
  turn: Turn,
  given: NewAgreement,
  goesOn?: Pick<store.AgreementRow, 'id' | 'chainId'>,
): Promise<string> {
  const { signed, parties, termTo, ...content } = given;
  await requireNew(turn, given);
  const move = signed ? 'enter' : 'record';
  requireMove(move, null);
  const id = turn.newId();
  const { termFrom } = content;
  const termUntil = termTo && untilOf(termTo);
  const state =
    signed && termFrom && termUntil
      ? stateByCalendar({ from: termFrom, until: termUntil }, turn.today)
      : 'intent';
  const row = {
    ...content,
    id,
    number: signed?.number ?? null,
    signedOn: signed?.on ?? null,
    state,
    termUntil,
    nextReviewOn: signed ? nextReview(termFrom, content.reviewMonths) : null,
    renews: goesOn?.id ?? null,
    chainId: goesOn?.chainId ?? id,
    keeperPersonId: actorOf(turn).personId,
  } as const;
  await store.saveAgreement(turn, row, parties);
  await store.appendEvent(turn, { agreementId: id, number: 1, move, from: null, to: state });
  await turn.record({
    act: `agreements.${move}`,
    subject: { type: 'agreement', id },
    detail: { number: row.number, parties: parties.map(({ organisationId }) => organisationId) },
  });
  return id;
}

/** That a new agreement is sound, without keeping it. @throws Fault as `agreements.record` tells. */
export async function requireNew(turn: Turn, given: NewAgreement): Promise<void> {
  await requireContent(turn, given, given.signed !== null);
  await requireParties(turn, given.parties);
  if (given.signed) await requireSignature(turn, given.signed, null);
}
