import { fault, notFound } from '@yanzhen/server/routes/fault.ts';
import type { Input, Output } from '@yanzhen/server/routes/route.ts';
import { actorOf, type Turn } from '@yanzhen/server/turn/turn.ts';
import { getPolicyVersion } from '@yanzhen/registers/policies/offers.ts';
import { faults } from './contract.ts';
import type * as contract from './contract.ts';
import { readHead } from './draft-head.ts';
import { excludedDuty, excludedDutyOf, otherDutyOf } from './exclusion.ts';
import { moveNamed } from './lifecycle.ts';
import { staleDraft } from './stale-draft.ts';
import * as store from './store.ts';

/**
 * Saves the text as a new version. A text with problems is kept too, as long as it still names its
 * document; who wrote on an older version is told whose text stands there now, and nothing is lost.
 */
export async function saveDraft(
  turn: Turn,
  { params, body }: Input<typeof contract.saveDraft>,
): Promise<Output<typeof contract.saveDraft>> {
  const draft = await store.getDraft(turn, params.draftId);
  if (draft.state !== 'draft') throw fault(faults.wrongState);
  if (draft.version !== body.version) throw staleDraft(turn, draft);
  const events = await store.listEvents(turn, draft.id);
  if (otherDutyOf(events, actorOf(turn).personId, 'write')) throw excludedDuty();
  const head = readHead(body.content);
  if (head?.documentId !== draft.documentId) {
    throw fault(faults.unreadable, { status: 400, field: 'body.content' });
  }
  await requireSameDocument(turn, draft, body.basedOn);
  const version = draft.version + 1;
  const { basedOn } = body;
  const touched = await store
    .moveDraft(turn, draft, moveNamed('edit'), { version, title: head.title, basedOn })
    .catch((error: unknown) => {
      throw excludedDutyOf(error) ?? error;
    });
  if (touched === 0) throw staleDraft(turn, await store.getDraft(turn, draft.id));
  await store.appendText(turn, draft.id, version, body.content);
  await turn.record({
    act: 'policy-review.save',
    subject: { type: 'policy-draft', id: draft.id },
    detail: { version },
  });
  return { version };
}

async function requireSameDocument(
  turn: Turn,
  draft: store.DraftRecord,
  basedOn: string | undefined,
): Promise<void> {
  if (basedOn === undefined) return;
  const base = await getPolicyVersion(turn, basedOn);
  if (base.documentId !== draft.documentId) {
    throw notFound('body.basedOn');
  }
}
