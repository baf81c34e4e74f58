import { fault } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { dateForReader, type CivilDate } from '@yanzhen/values/civil-date.ts';
import { faults } from './contract.ts';
import type * as contract from './contract.ts';
import { excludedDuty, excludedDutyOf, otherDutyOf } from './exclusion.ts';
import { moveNamed, type DraftMove } from './lifecycle.ts';
import { publishDraft, requirePublishable } from './publish-draft.ts';
import { staleDraft } from './stale-draft.ts';
import * as store from './store.ts';

/** Proposes (送审), drops, withdraws, sends back or publishes (发布) a draft. */
export async function moveDraft(
  turn: Turn,
  { params, body }: Input<typeof contract.moveDraft>,
): Promise<Output<typeof contract.moveDraft>> {
  const draft = await store.getDraft(turn, params.draftId);
  const move = moveNamed(body.move);
  const events = await requireMove(turn, draft, move, body);
  const reason = body.reason?.trim() || undefined;
  const make = (set: store.DraftChange): Promise<void> =>
    moveOnce(turn, draft, move, { reason, ...set });
  const subject = { type: 'policy-draft', id: draft.id };
  if (move.move === 'publish') {
    const publishedVersion = await publishDraft(turn, draft, events);
    await make({ publishedVersion });
    const detail = { publishedVersion, activatesOn: draft.activatesOn };
    await turn.record({ act: 'policy-review.publish', subject, detail, ...(reason && { reason }) });
    return { state: move.to, publishedVersionId: publishedVersion };
  }
  const activatesOn = move.move === 'propose' ? requireActivation(turn, body.activatesOn) : null;
  if (move.move === 'propose') await requirePublishable(turn, draft);
  await make({ activatesOn });
  await turn.record({
    act: `policy-review.${move.move}`,
    subject,
    ...(reason && { reason }),
    ...(activatesOn && { detail: { activatesOn } }),
  });
  return { state: move.to, publishedVersionId: null };
}

async function requireMove(
  turn: Turn,
  draft: store.DraftRecord,
  move: DraftMove,
  asked: Input<typeof contract.moveDraft>['body'],
): Promise<store.EventRecord[]> {
  if (draft.state !== move.from) throw fault(faults.wrongState);
  if (draft.version !== asked.version) throw staleDraft(turn, draft);
  if (move.reason === 'required' && !asked.reason?.trim()) {
    throw fault(faults.reasonMissing, { status: 400, field: 'body.reason' });
  }
  const events = await store.listEvents(turn, draft.id);
  if (otherDutyOf(events, actorOf(turn).personId, move.duty)) throw excludedDuty();
  return events;
}

async function moveOnce(
  turn: Turn,
  draft: store.DraftRecord,
  move: DraftMove,
  set: store.DraftChange,
): Promise<void> {
  const touched = await store.moveDraft(turn, draft, move, set).catch((error: unknown) => {
    throw excludedDutyOf(error) ?? error;
  });
  if (touched === 0) throw staleDraft(turn, await store.getDraft(turn, draft.id));
}

/** A first day that is not past. */
function requireActivation(turn: Turn, activatesOn: CivilDate | undefined): CivilDate {
  const field = 'body.activatesOn';
  if (activatesOn === undefined) throw fault(faults.activationMissing, { status: 400, field });
  if (activatesOn >= turn.today) return activatesOn;
  const values = {
    day: dateForReader(activatesOn, turn.language),
    today: dateForReader(turn.today, turn.language),
  };
  throw fault('policies.activation-past', { status: 400, field, values });
}
